import { UnstyledButton } from "@mantine/core";
import { number } from "../../i18n/formats";
import styles from "./table.module.css";

interface Props {
  value: number;
  label: string;
  testId: string;
  press: () => void;
}

/** A figure that opens onto what it was counted from. */
export function FigureButton({ value, label, testId, press }: Props) {
  return (
    <UnstyledButton className={styles.figure} aria-label={label} onClick={press} data-testid={testId}>
      {number(value)}
    </UnstyledButton>
  );
}
