import { PasswordInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { fieldError } from "../../design/ErrorNote";

interface Props {
  value: string;
  onChange: (value: string) => void;
  error: unknown;
  autoFocus?: boolean;
}

/** The passphrase is requested again before a person is added or the recovery words are shown, because the laptop may have been left open. */
export function OwnPassphrase({ value, onChange, error, autoFocus }: Props) {
  const { t } = useTranslation();
  return (
    <PasswordInput
      id="own-passphrase"
      data-testid="own-passphrase"
      data-autofocus={autoFocus}
      label={t("people.own_passphrase")}
      autoComplete="off"
      value={value}
      error={fieldError(error, "own_passphrase")}
      onChange={(event) => onChange(event.currentTarget.value)}
      visibilityToggleButtonProps={{ "aria-label": t("common.show_passphrase"), tabIndex: 0 }}
    />
  );
}
