import { SimpleGrid, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ReturnLine } from "../api";

/** What the officer saw who returned it, beside what the cell has now. */
export function Beside({ line }: { line: ReturnLine }) {
  const { t } = useTranslation();
  const present = line.missing ? t("returns.missing") : line.present || t("returns.nothing");
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <div>
        <Text fw={600}>{t("returns.old")}</Text>
        <Text style={{ whiteSpace: "pre-wrap" }} data-testid="return-old">
          {line.old || t("returns.nothing")}
        </Text>
      </div>
      <div>
        <Text fw={600}>{t(line.changed ? "returns.present_changed" : "returns.present")}</Text>
        <Text style={{ whiteSpace: "pre-wrap" }} data-testid="return-present">
          {present}
        </Text>
      </div>
    </SimpleGrid>
  );
}
