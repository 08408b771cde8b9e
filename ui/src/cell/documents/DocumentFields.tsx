import { Checkbox, NativeSelect, SimpleGrid, Stack, Textarea, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { DateInput } from "../../design/DateInput";
import { fieldError } from "../../design/ErrorNote";
import { useCall } from "../queries";
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

interface Props {
  draft: Draft;
  onChange: (part: Partial<Draft>) => void;
  others: readonly DocumentLine[];
  error: unknown;
  readOnly: boolean;
}

export function DocumentFields({ draft, onChange, others, error, readOnly }: Props) {
  const { t } = useTranslation();
  const text = (field: (typeof DOCUMENT_FIELDS)[number]) => ({
    id: `document-${field}`,
    "data-testid": `document-${field}`,
    label: t(`documents.field.${field}`),
    value: draft[field],
    error: fieldError(error, field),
    readOnly,
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange({ [field]: event.currentTarget.value }),
  });
  const parents = others.map((other) => ({ value: other.id, label: other.label }));
  return (
    <Stack>
      <Checkbox
        id="document-unnumbered"
        data-testid="document-unnumbered"
        label={t("documents.unnumbered")}
        checked={!draft.numbered}
        disabled={readOnly}
        onChange={(event) => onChange({ numbered: !event.currentTarget.checked })}
      />
      {draft.numbered ? (
        <TextInput
          {...text("number")}
          placeholder="01-CT/TW"
          description={<ReadNumber typed={draft.number} />}
        />
      ) : (
        <TextInput {...text("name")} placeholder={t("documents.name_example")} />
      )}
      <SimpleGrid cols={3}>
        <TextInput {...text("issuer")} placeholder={t("documents.issuer_example")} />
        <TextInput {...text("term")} placeholder={t("documents.term_example")} />
        <DateInput
          testId="document-date"
          label={t("documents.field.date")}
          value={draft.date}
          readOnly={readOnly}
          error={fieldError(error, "date")}
          onChange={(date) => onChange({ date })}
        />
      </SimpleGrid>
      <Textarea {...text("summary")} autosize minRows={2} maxRows={5} />
      <NativeSelect
        {...text("carries_out")}
        disabled={readOnly}
        data={[{ value: "", label: t("documents.carries_out_none") }, ...parents]}
      />
    </Stack>
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
