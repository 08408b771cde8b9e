import { Checkbox, Group, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { DateInput } from "../../design/DateInput";
import type { RegisterField } from "../../generated/registers";
import { useCall } from "../queries";
import { useWords } from "./described";

interface Props {
  register: string;
  field: RegisterField;
  value: unknown;
  error: string | undefined;
  onChange: (value: unknown) => void;
  focused: boolean;
}

/** The widget for a field's format. */
export function RecordField(props: Props) {
  const { field, value, error, onChange, focused } = props;
  const { label, word } = useWords();
  const { t } = useTranslation();
  const text = typeof value === "string" ? value : "";
  const id = `record-${field.name}`;
  const shared = {
    id,
    "data-testid": id,
    label: label(field),
    required: field.required,
    withAsterisk: field.required,
    error,
    ...(focused ? { "data-autofocus": true } : {}),
  };
  const typed = (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value);
  switch (field.format) {
    case "block":
      return <Textarea {...shared} value={text} onChange={typed} autosize minRows={2} maxRows={8} />;
    case "date":
    case "day_or_year": {
      const { id: _id, "data-testid": _testId, ...date } = shared;
      return (
        <DateInput
          {...date}
          testId={id}
          value={text}
          onChange={onChange}
          yearAllowed={field.format === "day_or_year"}
        />
      );
    }
    case "count":
      return <TextInput {...shared} value={text} onChange={typed} inputMode="numeric" />;
    case "word":
      return (
        <NativeSelect
          {...shared}
          value={text}
          onChange={typed}
          data={[
            { value: "", label: field.required ? t("registers.choose") : t("common.none") },
            ...withUnknown(field.words, text).map((each) => ({ value: each[0], label: word(each) })),
          ]}
        />
      );
    case "words":
      return (
        <Checkbox.Group
          id={id}
          label={label(field)}
          error={error}
          value={Array.isArray(value) ? value.map(String) : []}
          onChange={onChange}
        >
          <Group mt={4} gap="md">
            {field.words.map((each) => (
              <Checkbox key={each[0]} value={each[0]} label={word(each)} data-testid={`${id}-${each[0]}`} />
            ))}
          </Group>
        </Checkbox.Group>
      );
    case "reference":
      return <ReferenceField {...props} shared={shared} />;
    case "flag":
      return (
        <Checkbox
          id={id}
          data-testid={id}
          label={label(field)}
          checked={text === "1"}
          onChange={(event) => onChange(event.currentTarget.checked ? "1" : "")}
        />
      );
    default:
      return <TextInput {...shared} value={text} onChange={typed} />;
  }
}

/** A word of a newer program stands among the choices as it is, so that saving does not change it. */
function withUnknown(words: RegisterField["words"], value: string): RegisterField["words"] {
  const known = value === "" || words.some((word) => word[0] === value);
  return known ? words : [...words, [value, value, value]];
}

interface Shared {
  id: string;
  label: string;
  required: boolean;
  error: string | undefined;
}

function ReferenceField({ register, field, value, onChange, shared }: Props & { shared: Shared }) {
  const { t } = useTranslation();
  const list = useCall("register.choices", { register, field: field.name });
  const choices = list.data?.choices ?? [];
  return (
    <NativeSelect
      {...shared}
      value={typeof value === "string" ? value : ""}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[
        { value: "", label: t("common.none") },
        ...choices.map((choice) => ({ value: choice.id, label: choice.label })),
      ]}
    />
  );
}
