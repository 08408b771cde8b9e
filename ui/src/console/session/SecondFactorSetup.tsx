import { Anchor, Button, Group, PasswordInput, Stack, Text, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, type ProposedFactor } from "../api";
import { saveFile } from "../parts/download";
import { Refused } from "../parts/Refused";
import { ShownOnce } from "../parts/ShownOnce";
import styles from "./session.module.css";

interface Props {
  /** A second factor is set up already, so replacing the phone needs the passphrase again. */
  inUse: boolean;
  done: () => void;
}

/** From the QR code to the recovery codes, one step after the other. */
export function SecondFactorSetup({ inUse, done }: Props) {
  const { t } = useTranslation();
  const [passphrase, setPassphrase] = useState("");
  const begin = useMutation({ mutationFn: () => api.beginSecondFactor(passphrase), gcTime: 0 });
  const [codes, setCodes] = useState<string[] | null>(null);
  if (codes) return <RecoveryCodes codes={codes} done={done} />;
  if (begin.data) return <Scan proposed={begin.data} settled={setCodes} />;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        begin.mutate();
      }}
    >
      <Stack>
        <Text>{t("second_factor.why")}</Text>
        <Text>{t("second_factor.need")}</Text>
        {inUse && (
          <PasswordInput
            label={t("login.passphrase")}
            value={passphrase}
            onChange={(event) => setPassphrase(event.currentTarget.value)}
            autoComplete="current-password"
            data-testid="second-factor-passphrase"
          />
        )}
        <Refused error={begin.error} testId="second-factor-refused" />
        <Button type="submit" loading={begin.isPending} data-testid="second-factor-begin">
          {t("second_factor.begin")}
        </Button>
      </Stack>
    </form>
  );
}

function Scan({ proposed, settled }: { proposed: ProposedFactor; settled: (codes: string[]) => void }) {
  const { t } = useTranslation();
  const [code, setCode] = useState("");
  const confirm = useMutation({
    mutationFn: () => api.confirmSecondFactor(code),
    onSuccess: settled,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.trim() !== "") confirm.mutate();
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <Text>{t("second_factor.scan")}</Text>
        <img
          className={styles.qr}
          src={`data:image/svg+xml;utf8,${encodeURIComponent(proposed.qr_svg)}`}
          alt={t("second_factor.qr")}
        />
        <div>
          <Text size="sm">{t("second_factor.by_hand")}</Text>
          <Text className={styles.secret} data-testid="second-factor-secret">
            {proposed.secret}
          </Text>
          <Anchor href={proposed.address} size="sm">
            {t("second_factor.same_phone")}
          </Anchor>
        </div>
        <TextInput
          label={t("second_factor.code")}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          inputMode="numeric"
          autoComplete="one-time-code"
          data-autofocus
          data-testid="second-factor-code"
        />
        <Refused error={confirm.error} testId="second-factor-refused" />
        <Button type="submit" loading={confirm.isPending} data-testid="second-factor-confirm">
          {t("second_factor.confirm")}
        </Button>
      </Stack>
    </form>
  );
}

function RecoveryCodes({ codes, done }: { codes: string[]; done: () => void }) {
  const { t } = useTranslation();
  const save = () => {
    const lines = [t("second_factor.codes_file"), "", ...codes, ""].join("\r\n");
    saveFile(new Blob([lines], { type: "text/plain;charset=utf-8" }), "ma-du-phong.txt");
  };
  return (
    <Stack gap="sm" data-testid="recovery-codes">
      <ShownOnce lose={done} />
      <Text fw={600}>{t("second_factor.settled")}</Text>
      <Text>{t("second_factor.codes_what")}</Text>
      <div className={`${styles.codes} printed-alone`}>
        {codes.map((code) => (
          <span key={code}>{code}</span>
        ))}
      </div>
      <Group>
        <Button variant="default" onClick={() => window.print()}>
          {t("second_factor.print")}
        </Button>
        <Button variant="default" onClick={save}>
          {t("second_factor.save")}
        </Button>
      </Group>
      <Button onClick={done} data-testid="recovery-codes-kept">
        {t("second_factor.kept")}
      </Button>
    </Stack>
  );
}
