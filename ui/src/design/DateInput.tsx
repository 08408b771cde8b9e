import { TextInput, type TextInputProps } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { date } from "../i18n/formats";
import { type DateOf, readDate, type TypedDate } from "../i18n/writtenDate";

interface Props extends Omit<TextInputProps, "value" | "onChange"> {
  /** ISO, a bare year, or what was typed when it is neither. */
  value: string;
  onChange: (value: string) => void;
  /** Old lists know the year only. */
  yearAllowed?: boolean;
  /** What it is the date of: "1.1.25" is a birth of 1925 and a session of 2025. */
  of?: DateOf;
  testId: string;
}

/** A whole day or a bare year; of a month alone nothing is stored. */
function isDate(read: TypedDate): read is Extract<TypedDate, { kind: "day" | "year" }> {
  return read.kind === "day" || read.kind === "year";
}

/** A date is typed, never picked: dd/mm/yyyy. What can't be read stays as typed and says why. */
export function DateInput({
  value,
  onChange,
  yearAllowed = false,
  of = "event",
  testId,
  error,
  ...rest
}: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState(date(value));
  const [left, setLeft] = useState(false);
  const read = readDate(text, of);
  useEffect(() => {
    const now = readDate(text, of);
    const same =
      (isDate(now) && now.iso === value) || text === value || (now.kind === "empty" && value === "");
    if (!same) setText(date(value));
  }, [value, text, of]);
  const wrong =
    read.kind === "not_in_calendar"
      ? t("common.date_not_in_calendar", { date: text.trim() })
      : read.kind === "unreadable" || read.kind === "month" || (read.kind === "year" && !yearAllowed)
        ? t("common.date_unreadable")
        : undefined;
  return (
    <TextInput
      {...rest}
      id={testId}
      data-testid={testId}
      placeholder={rest.placeholder ?? t("common.date_placeholder")}
      inputMode="numeric"
      autoComplete="off"
      value={text}
      error={left && wrong ? wrong : error}
      onBlur={(event) => {
        setLeft(true);
        if (isDate(read)) setText(date(read.iso));
        rest.onBlur?.(event);
      }}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        setText(typed);
        setLeft(false);
        const now = readDate(typed, of);
        onChange(isDate(now) ? now.iso : typed.trim());
      }}
    />
  );
}
