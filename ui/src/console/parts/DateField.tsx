import { TextInput, type TextInputProps } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { date, readDate } from "../../i18n/formats";
import { isDay } from "./days";

interface Props extends Omit<TextInputProps, "value" | "onChange"> {
  /** What was typed, or an ISO day: a wrong date is kept as typed until mended. */
  value: string;
  onChange: (value: string) => void;
}

/** A date typed as dd/mm/yyyy; the field says so when the calendar has no such day. */
export function DateField({ value, onChange, error, ...rest }: Props) {
  const { t } = useTranslation();
  const [typing, setTyping] = useState<string | null>(null);
  const shown = typing ?? date(value);
  const settle = (text: string) => {
    const read = readDate(text);
    setTyping(null);
    onChange(read.kind === "day" ? read.iso : text.trim());
  };
  const wrong = typing === null && value !== "" && !isDay(value) ? t("date.wrong", { text: value }) : null;
  return (
    <TextInput
      {...rest}
      value={shown}
      placeholder={t("date.example")}
      inputMode="numeric"
      autoComplete="off"
      error={wrong ?? error}
      onChange={(event) => {
        setTyping(event.currentTarget.value);
        const read = readDate(event.currentTarget.value);
        onChange(read.kind === "day" ? read.iso : event.currentTarget.value);
      }}
      onBlur={(event) => settle(event.currentTarget.value)}
    />
  );
}
