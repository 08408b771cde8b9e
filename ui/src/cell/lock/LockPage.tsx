import {
  Anchor,
  Button,
  Center,
  Group,
  NativeSelect,
  Paper,
  PasswordInput,
  Stack,
  Text,
  Title,
} from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNote, fieldError, otherError } from "../../design/ErrorNote";
import { SampleStrip } from "../frame/SampleStrip";
import { GuideButton } from "../guide/GuideButton";
import { PASSPHRASE } from "../practice/filled";
import { isPractising } from "../practice/practice";
import { useAct } from "../queries";
import type { Status } from "../types";
import { LanguageChoice } from "./LanguageChoice";
import { RecoverForm } from "./RecoverForm";
import { isDamage, type Opener, RepairForm } from "./RepairForm";
import { useWait } from "./useWait";

type Way = { is: "passphrase" } | { is: "recovery_sheet" } | { is: "repair"; opener: Opener; error: Error };

export function LockPage({ status }: { status: Status }) {
  const { t } = useTranslation();
  const [way, setWay] = useState<Way>({ is: "passphrase" });
  return (
    <Stack h="100%" gap={0} data-testid="page-lock">
      {status.sample && <SampleStrip />}
      <Center flex={1} component="main">
        <Paper w={520} p="xl" shadow="sm">
          <Stack>
            <Title order={1} ta="center">
              {t("lock.title", { cell: status.cell_name ?? "" })}
            </Title>
            {way.is === "passphrase" && (
              <UnlockForm
                status={status}
                onForgotten={() => setWay({ is: "recovery_sheet" })}
                onDamaged={(opener, error) => setWay({ is: "repair", opener, error })}
              />
            )}
            {way.is === "recovery_sheet" && (
              <RecoverForm status={status} onBack={() => setWay({ is: "passphrase" })} />
            )}
            {way.is === "repair" && (
              <RepairForm opener={way.opener} error={way.error} onBack={() => setWay({ is: "passphrase" })} />
            )}
            <Group justify="center">
              <LanguageChoice />
              <GuideButton section="trouble" />
            </Group>
          </Stack>
        </Paper>
      </Center>
    </Stack>
  );
}

interface UnlockProps {
  status: Status;
  onForgotten: () => void;
  onDamaged: (opener: Opener, error: Error) => void;
}

function UnlockForm({ status, onForgotten, onDamaged }: UnlockProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const unlock = useAct("profile.unlock");
  const [person, setPerson] = useState(status.people[0]?.id ?? "");
  const [passphrase, setPassphrase] = useState("");
  const waits = useWait(status.passphrase_wait_s, unlock.error);
  const open = (event: FormEvent) => {
    event.preventDefault();
    unlock.mutate(
      { person, passphrase },
      {
        onSuccess: (answer) => {
          queries.setQueryData(["profile.status", {}], answer);
          void queries.invalidateQueries();
        },
        onError: (error) => {
          if (isDamage(error)) onDamaged({ person, passphrase }, error);
          else void queries.invalidateQueries({ queryKey: ["profile.status"] });
        },
      },
    );
  };
  return (
    <form onSubmit={open}>
      <Stack>
        <NativeSelect
          id="lock-person"
          data-testid="lock-person"
          label={t("lock.person")}
          value={person}
          onChange={(event) => setPerson(event.currentTarget.value)}
          data={status.people.map((p) => ({
            value: p.id,
            label: `${p.name} – ${t(`role.${p.role ?? "unknown"}`)}`,
          }))}
        />
        <PasswordInput
          id="lock-passphrase"
          data-testid="lock-passphrase"
          label={t("lock.passphrase")}
          autoFocus
          autoComplete="off"
          value={passphrase}
          error={fieldError(unlock.error, "passphrase")}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
          visibilityToggleButtonProps={{ "aria-label": t("common.show_passphrase"), tabIndex: 0 }}
        />
        {status.sample && isPractising() && (
          <Text>{t("practice.passphrase", { passphrase: PASSPHRASE })}</Text>
        )}
        <ErrorNote error={otherError(unlock.error, ["passphrase"])} />
        <Button
          type="submit"
          size="lg"
          loading={unlock.isPending}
          disabled={waits > 0}
          data-testid="lock-open"
        >
          {waits > 0 ? t("lock.waits", { seconds: waits }) : t("lock.open")}
        </Button>
        <Text ta="center">
          <Anchor component="button" type="button" onClick={onForgotten} data-testid="lock-forgotten">
            {t("lock.forgotten")}
          </Anchor>
        </Text>
      </Stack>
    </form>
  );
}
