import { PasswordInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { longEnough } from "../first-run/draft";
import { useWeak } from "./useWeak";

interface Typed {
  passphrase: string;
  again: string;
}

/** A passphrase that is being chosen. It is typed twice, because a slip of a key would lock its person out. */
export function useNewPassphrase(names: readonly (string | null | undefined)[]) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<Typed>({ passphrase: "", again: "" });
  const [asked, setAsked] = useState(false);
  const { passphrase, again } = typed;
  const weak = useWeak(passphrase, names);
  const short = asked && !longEnough(passphrase) ? t("first_run.passphrase_short") : undefined;
  const differs = asked && passphrase !== again ? t("first_run.passphrase_differs") : undefined;
  return {
    passphrase,
    again,
    empty: passphrase === "" || again === "",
    error: short ?? weak,
    differs,
    change: (part: Partial<Typed>) => setTyped((before) => ({ ...before, ...part })),
    /** To be called before it is sent. From then on the form shows what is missing. */
    isReady: () => {
      setAsked(true);
      return longEnough(passphrase) && passphrase === again;
    },
    clear: () => {
      setTyped({ passphrase: "", again: "" });
      setAsked(false);
    },
  };
}

interface Props {
  id: string;
  label: string;
  description?: string;
  chosen: ReturnType<typeof useNewPassphrase>;
  refused: string | undefined;
}

export function NewPassphrase({ id, label, description, chosen, refused }: Props) {
  const { t } = useTranslation();
  const eye = { "aria-label": t("common.show_passphrase"), tabIndex: 0 };
  return (
    <>
      <PasswordInput
        id={id}
        data-testid={id}
        label={label}
        description={description}
        autoComplete="new-password"
        value={chosen.passphrase}
        error={chosen.error ?? refused}
        onChange={(event) => chosen.change({ passphrase: event.currentTarget.value })}
        visibilityToggleButtonProps={eye}
      />
      <PasswordInput
        id={`${id}-again`}
        data-testid={`${id}-again`}
        label={t("first_run.passphrase_again")}
        autoComplete="new-password"
        value={chosen.again}
        error={chosen.differs}
        onChange={(event) => chosen.change({ again: event.currentTarget.value })}
        visibilityToggleButtonProps={eye}
      />
    </>
  );
}
