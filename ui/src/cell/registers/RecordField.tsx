import { useTranslation } from "react-i18next";
import type { RegisterField } from "../../generated/registers";
import { useCall } from "../queries";
import { type Choice, FieldInput } from "../records/FieldInput";
import { useWords } from "./described";

interface Props {
  register: string;
  field: RegisterField;
  value: unknown;
  error: string | undefined;
  onChange: (value: unknown) => void;
  focused: boolean;
  readOnly?: boolean;
}

export function RecordField({ register, field, ...input }: Props) {
  const { t } = useTranslation();
  const { label, word } = useWords();
  const isReference = field.format === "reference";
  const request = { register, field: field.name };
  const records = useCall("register.choices", request, { enabled: isReference }).data?.choices;
  const choices = isReference
    ? records?.map(({ id, label }) => ({ value: id, label }))
    : field.words.map((each) => ({ value: each[0], label: word(each) }));
  return (
    <FieldInput
      {...input}
      id={`record-${field.name}`}
      field={{
        name: field.name,
        format: field.format,
        label: label(field),
        required: field.required,
        isName: field.names_people,
        choices: choices && withUnknown(choices, input.value, t("registers.unknown_word")),
        description: field.sealed ? t("registers.sealed") : undefined,
        none: t(field.required ? "registers.choose" : "common.none"),
      }}
    />
  );
}

/** A word of a newer program is among the choices, so that saving does not change it. */
function withUnknown(choices: readonly Choice[], value: unknown, label: string): readonly Choice[] {
  const chosen = (Array.isArray(value) ? value : [value]).map((one) => String(one ?? ""));
  const unknown = chosen.filter((one) => one !== "" && !choices.some((choice) => choice.value === one));
  return [...choices, ...unknown.map((one) => ({ value: one, label }))];
}
