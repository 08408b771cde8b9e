import { TextInput } from "@mantine/core";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useShortcuts } from "../../design/shortcuts";
import { folded } from "../../i18n/folding";
import { focusGrid } from "./focusGrid";

interface Props {
  testId: string;
  /** The grid that Enter goes back to. */
  grid: string;
  rows: readonly { name: string }[];
  onFound: (index: number) => void;
}

/** Only this field takes letters. Ctrl+F moves the focus here, and Enter moves it back to the grid. */
export function FindName({ testId, grid, rows, onFound }: Props) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const wanted = folded(text.trim());
  const found = wanted === "" ? -1 : rows.findIndex((row) => folded(row.name).includes(wanted));
  const find = () => {
    input.current?.focus();
    input.current?.select();
  };
  useShortcuts("roll_call", { find });
  const typed = (value: string) => {
    setText(value);
    const now = folded(value.trim());
    const index = now === "" ? -1 : rows.findIndex((row) => folded(row.name).includes(now));
    if (index >= 0) onFound(index);
  };
  return (
    <TextInput
      ref={input}
      id={testId}
      data-testid={testId}
      aria-label={t("roll_call.find")}
      placeholder={t("roll_call.find")}
      w={225}
      value={text}
      error={wanted !== "" && found < 0}
      onChange={(event) => typed(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === "Enter" || event.key === "ArrowDown" || event.key === "Escape") {
          event.preventDefault();
          focusGrid(grid);
        }
      }}
    />
  );
}
