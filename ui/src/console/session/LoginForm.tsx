import { Alert, Button, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError, api, type Me } from "../api";
import { useSentence } from "../parts/sentence";
import styles from "./session.module.css";

interface Props {
  entered: (me: Me) => void;
  name?: string;
  note?: string;
}

export function LoginForm({ entered, name: known = "", note }: Props) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const [name, setName] = useState(known);
  const [passphrase, setPassphrase] = useState("");
  const [code, setCode] = useState("");
  /** The passphrase was right, and the server also requires a code. */
  const [asksCode, setAsksCode] = useState(false);
  const [incomplete, setIncomplete] = useState(false);
  const nameField = useRef<HTMLInputElement>(null);
  const passphraseField = useRef<HTMLInputElement>(null);
  const codeField = useRef<HTMLInputElement>(null);
  useEffect(() => {
    (known === "" ? nameField : passphraseField).current?.focus();
  }, [known]);
  const login = useMutation({
    mutationFn: () => api.login(name.trim(), passphrase, code.trim()),
    onSuccess: (me) => {
      setPassphrase("");
      setCode("");
      entered(me);
    },
    onError: (error) => {
      const code = error instanceof ApiError ? error.code : "";
      setAsksCode((before) => before || code === "code_needed" || code === "wrong_code");
      if (code === "wrong_code") setCode("");
      // A field for the code that is not there yet takes the focus when it appears.
      if (code === "wrong_code" || code === "code_needed") codeField.current?.focus();
      if (code === "wrong_passphrase") {
        passphraseField.current?.focus();
        passphraseField.current?.select();
      }
    },
  });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const missing = name.trim() === "" || passphrase === "";
    setIncomplete(missing);
    if (!missing) login.mutate();
    else (name.trim() === "" ? nameField : passphraseField).current?.focus();
  };
  const wantsCode = login.error instanceof ApiError && login.error.code === "code_needed";
  const wrongPassphrase = login.error instanceof ApiError && login.error.code === "wrong_passphrase";
  const refused = incomplete
    ? t("login.need_both")
    : login.error && !wantsCode
      ? sentence(login.error)
      : null;

  return (
    <form onSubmit={submit} noValidate className={styles.form}>
      <Stack>
        {note && <Text>{note}</Text>}
        <TextInput
          ref={nameField}
          label={t("login.name")}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          autoComplete="username"
          data-autofocus={known === "" || undefined}
          data-testid="login-name"
        />
        <PasswordInput
          ref={passphraseField}
          label={t("login.passphrase")}
          value={passphrase}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
          autoComplete="current-password"
          data-autofocus={known !== "" || undefined}
          visibilityToggleButtonProps={{ "aria-label": t("login.show_passphrase") }}
          data-testid="login-passphrase"
        />
        {asksCode && (
          <TextInput
            ref={codeField}
            label={t("login.code")}
            description={t("login.code_what")}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
            inputMode="text"
            autoComplete="one-time-code"
            autoFocus
            data-testid="login-code"
          />
        )}
        {refused && (
          <Alert role="alert" color="ink" data-testid="login-refused">
            <Text>{refused}</Text>
            {wrongPassphrase && !incomplete && <Text size="sm">{t("login.caps")}</Text>}
          </Alert>
        )}
        <Button type="submit" loading={login.isPending} data-testid="login-submit">
          {t("login.submit")}
        </Button>
      </Stack>
    </form>
  );
}
