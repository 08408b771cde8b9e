import { Alert, Button, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, type Me } from "../api";
import { useSentence } from "../parts/sentence";

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
  const [incomplete, setIncomplete] = useState(false);
  const login = useMutation({
    mutationFn: () => api.login(name.trim(), passphrase),
    onSuccess: (me) => {
      setPassphrase("");
      entered(me);
    },
  });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const missing = name.trim() === "" || passphrase === "";
    setIncomplete(missing);
    if (!missing) login.mutate();
  };
  const refused = incomplete ? t("login.need_both") : login.error ? sentence(login.error) : null;

  return (
    <form onSubmit={submit} noValidate style={{ width: 400, maxWidth: "100%" }}>
      <Stack>
        {note && <Text>{note}</Text>}
        <TextInput
          label={t("login.name")}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          autoComplete="username"
          data-autofocus={known === "" || undefined}
          data-testid="login-name"
        />
        <PasswordInput
          label={t("login.passphrase")}
          value={passphrase}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
          autoComplete="current-password"
          data-autofocus={known !== "" || undefined}
          visibilityToggleButtonProps={{ "aria-label": t("login.show_passphrase") }}
          data-testid="login-passphrase"
        />
        {refused && (
          <Alert role="alert" color="ink" data-testid="login-refused">
            <Text>{refused}</Text>
            {login.error && !incomplete && <Text size="sm">{t("login.caps")}</Text>}
          </Alert>
        )}
        <Button type="submit" loading={login.isPending} data-testid="login-submit">
          {t("login.submit")}
        </Button>
      </Stack>
    </form>
  );
}
