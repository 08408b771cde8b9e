import { useQueries } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { call } from "../../door";
import type { DocumentLine } from "../types";

/** "Học tập, quán triệt Chỉ thị 01-CT/TW; …": the title is filled in from the documents until a person types another. */
export function useTitle(documents: readonly DocumentLine[]): string {
  const { t } = useTranslation();
  const read = useQueries({
    queries: documents.map(({ number }) => ({
      queryKey: ["documents.parse_number", { text: number }],
      queryFn: () => call("documents.parse_number", { text: number }),
      enabled: number !== "",
    })),
  });
  if (documents.length === 0) return "";
  const names = documents.map((document, index) =>
    document.number === ""
      ? document.name
      : [read[index]?.data?.kind_name, document.number].filter(Boolean).join(" "),
  );
  return t("rounds.title_filled", { documents: names.join("; ") });
}
