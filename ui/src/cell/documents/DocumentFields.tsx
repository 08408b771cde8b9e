import { Checkbox, SimpleGrid } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { fieldError } from "../../design/ErrorNote";
import { useCall } from "../queries";
import { FieldInput, type FormField } from "../records/FieldInput";
import type { DocumentLine } from "../types";
import type { Draft } from "./draft";

export const DOCUMENT_FIELDS = [
  "number",
  "name",
  "issuer",
  "term",
  "date",
  "summary",
  "carries_out",
] as const;
type Field = (typeof DOCUMENT_FIELDS)[number];

interface Props {
  draft: Draft;
  onChange: (part: Partial<Draft>) => void;
  others: readonly DocumentLine[];
  error: unknown;
  readOnly: boolean;
}

export function DocumentFields({ draft, onChange, others, error, readOnly }: Props) {
  const { t } = useTranslation();
  const input = (name: Field, described: Partial<FormField> = {}) => (
    <FieldInput
      id={`document-${name}`}
      field={{ name, format: "line", label: t(`documents.field.${name}`), ...described }}
      value={draft[name]}
      error={fieldError(error, name)}
      readOnly={readOnly}
      onChange={(value) => onChange({ [name]: value })}
    />
  );
  return (
    <>
      <Checkbox
        id="document-unnumbered"
        data-testid="document-unnumbered"
        label={t("documents.unnumbered")}
        checked={!draft.numbered}
        disabled={readOnly}
        onChange={(event) => onChange({ numbered: !event.currentTarget.checked })}
      />
      {draft.numbered
        ? input("number", { placeholder: "01-CT/TW", description: <ReadNumber typed={draft.number} /> })
        : input("name", { placeholder: t("documents.name_example") })}
      <SimpleGrid cols={3}>
        {input("issuer", { placeholder: t("documents.issuer_example") })}
        {input("term", { placeholder: t("documents.term_example") })}
        {input("date", { format: "date" })}
      </SimpleGrid>
      {input("summary", { format: "block" })}
      {input("carries_out", {
        format: "reference",
        none: t("documents.carries_out_none"),
        choices: others.map((other) => ({ value: other.id, label: other.label })),
      })}
    </>
  );
}

/** What the number was understood as, below the field. */
function ReadNumber({ typed }: { typed: string }) {
  const { t } = useTranslation();
  const [settled] = useDebouncedValue(typed.trim(), 350);
  const read = useCall("documents.parse_number", { text: settled }, { enabled: settled.length > 3 });
  if (!read.data || settled.length <= 3) return <>{t("documents.number_help")}</>;
  const { kind_name, normal, issuer } = read.data;
  return (
    <span data-testid="document-read-number">
      {t("documents.read_number", { kind: kind_name, number: normal, issuer })}
    </span>
  );
}
