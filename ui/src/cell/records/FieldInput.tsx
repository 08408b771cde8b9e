import { Checkbox, Group, NativeSelect, Textarea, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { DateInput } from "../../design/DateInput";
import type { DateOf } from "../../i18n/writtenDate";

export interface Choice {
  value: string;
  label: string;
}

export interface FormField {
  name: string;
  /** A format of the catalogue of registers: line, block, date, day_or_year, count, word, words, reference or flag. */
  format: string;
  label: string;
  required?: boolean;
  /** The choices of a word, a list of words or a reference. */
  choices?: readonly Choice[];
  /** The label of the empty choice. */
  none?: string;
  description?: ReactNode;
  placeholder?: string;
  /** What is typed names a person, so F6 hides it. */
  isName?: boolean;
  /** The kind of event of a date, which decides its century. */
  of?: DateOf;
}

interface Props {
  /** Also the test id. */
  id: string;
  field: FormField;
  value: unknown;
  error: string | undefined;
  onChange: (value: unknown) => void;
  focused?: boolean;
  readOnly?: boolean;
}

/** The widget for a field's format. */
export function FieldInput(props: Props) {
  const { id, field, value, error, onChange, readOnly = false } = props;
  const { label, description, placeholder, choices = [], required = false } = field;
  const text = typeof value === "string" ? value : "";
  const shared = {
    label,
    description,
    placeholder,
    required,
    withAsterisk: required,
    error,
    ...(props.focused ? { "data-autofocus": true } : {}),
  };
  const typed = {
    ...shared,
    id,
    "data-testid": id,
    value: text,
    readOnly,
    onChange: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
    ...(field.isName ? { classNames: { input: "person-name" } } : {}),
  };
  switch (field.format) {
    case "block":
      return <Textarea {...typed} autosize minRows={2} maxRows={8} />;
    case "date":
    case "day_or_year":
      return (
        <DateInput
          {...shared}
          testId={id}
          value={text}
          readOnly={readOnly}
          onChange={onChange}
          yearAllowed={field.format === "day_or_year"}
          of={field.of}
        />
      );
    case "count":
      return <TextInput {...typed} inputMode="numeric" />;
    case "word":
    case "reference":
      return <OneOf {...typed} choices={choices} none={field.none} />;
    case "words":
      return <SeveralOf {...props} />;
    case "flag":
      return (
        <Checkbox
          id={id}
          data-testid={id}
          label={label}
          error={error}
          disabled={readOnly}
          checked={text === "1"}
          onChange={(event) => onChange(event.currentTarget.checked ? "1" : "")}
        />
      );
    default:
      return <TextInput {...typed} />;
  }
}

interface OneOfProps {
  id: string;
  label: string;
  value: string;
  readOnly: boolean;
  onChange: (event: { currentTarget: { value: string } }) => void;
  choices: readonly Choice[];
  none: string | undefined;
  classNames?: { input: string };
}

function OneOf({ choices, none, readOnly, ...select }: OneOfProps) {
  const { t } = useTranslation();
  return (
    <NativeSelect
      {...select}
      disabled={readOnly}
      data={[{ value: "", label: none ?? t("common.none") }, ...choices]}
    />
  );
}

function SeveralOf({ id, field, value, error, onChange, readOnly = false }: Props) {
  return (
    <Checkbox.Group
      id={id}
      label={field.label}
      error={error}
      value={Array.isArray(value) ? value.map(String) : []}
      onChange={onChange}
    >
      <Group mt={4} gap="md">
        {field.choices?.map((choice) => (
          <Checkbox
            key={choice.value}
            {...choice}
            disabled={readOnly}
            data-testid={`${id}-${choice.value}`}
          />
        ))}
      </Group>
    </Checkbox.Group>
  );
}
