import { Alert, Button, Group, Paper, Progress, Stack, Switch, Text } from "@mantine/core";
import { IconCopy, IconDeviceUsb, IconPlugConnected, IconTransfer } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "../../design/ErrorNote";
import { PageHead } from "../frame/PageHead";
import { useAct, useCall, useSuperior } from "../queries";
import { useBackup } from "../settings/useBackup";
import { StickDialog } from "../stick/StickDialog";
import type { ExchangeView } from "../types";
import { CopiedNote } from "./CopiedNote";
import { EnrolDialog } from "./EnrolDialog";
import { ExchangeTables } from "./ExchangeTables";
import { FilesNote } from "./FilesNote";
import { FourWords } from "./FourWords";
import { formerWords } from "./former";
import { KeysNote } from "./KeysNote";
import { isUnderWay, progressWords, stateSentence, topSentence } from "./sentences";

export default function ExchangePage() {
  const { t } = useTranslation();
  const state = useCall("exchange.state", {}, { fresh: true, refetchEvery: 5000 });
  return (
    <div data-testid="page-exchange">
      <PageHead title={t("exchange.title")} />
      <ErrorNote error={state.error} onRetry={() => void state.refetch()} />
      {state.data && <Exchange view={state.data} />}
    </div>
  );
}

const WARNED: readonly ExchangeView["state"][] = ["wrong_certificate", "network_login", "revoked", "failed"];

function Exchange({ view }: { view: ExchangeView }) {
  const { t } = useTranslation();
  const superior = useSuperior();
  const sentence = stateSentence(t, view, superior);
  const enrolled = view.state !== "not_enrolled";
  return (
    <Stack>
      <Paper p="lg">
        <Stack>
          <Group justify="space-between" align="flex-start" wrap="nowrap" gap="lg">
            <Text fz="lg" fw={600} data-testid="exchange-sentence">
              {topSentence(t, view)}
            </Text>
            {enrolled && <PauseSwitch paused={view.state === "paused"} />}
          </Group>
          {sentence && (
            <Alert
              color={WARNED.includes(view.state) ? "yellow" : "gray"}
              data-testid="exchange-state"
              data-state={view.state}
            >
              {sentence}
            </Alert>
          )}
          {view.four_words && view.state === "awaiting_confirmation" && (
            <FourWords words={view.four_words} superior={superior} unit="" />
          )}
          {isUnderWay(view.state) && <Sending view={view} />}
          {view.fetching && <Alert data-testid="exchange-fetching">{t("exchange.fetching")}</Alert>}
          {view.left_servers.length > 0 && <LeftServers view={view} superior={superior} />}
          {view.former_committees.length > 0 && (
            <Text c="ink.7" data-testid="exchange-former">
              {t("former.committees")}: {view.former_committees.map((one) => formerWords(t, one)).join("; ")}
            </Text>
          )}
          {view.copied && <CopiedNote copied={view.copied} />}
          <FilesNote files={view.files} />
          <Buttons view={view} enrolled={enrolled} />
        </Stack>
      </Paper>
      {(enrolled || view.fetching) && <KeysNote />}
      <ExchangeTables view={view} />
    </Stack>
  );
}

/** The server was set up again. The officer who did so has to name the server that it replaces. */
function LeftServers({ view, superior }: { view: ExchangeView; superior: string }) {
  const { t } = useTranslation();
  return (
    <Alert color="yellow" data-testid="exchange-left-servers">
      <Text>{t("exchange.left_server", { superior })}</Text>
      {view.left_servers.map((key) => (
        <Text key={key} ff="monospace" fz="sm" style={{ overflowWrap: "anywhere" }}>
          {key}
        </Text>
      ))}
    </Alert>
  );
}

function PauseSwitch({ paused }: { paused: boolean }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const pause = useAct("exchange.pause", { touches: ["exchange"], notifies: true });
  const known = (state: ExchangeView) => queries.setQueryData(["exchange.state", {}], state);
  return (
    <Switch
      id="exchange-pause"
      data-testid="exchange-pause"
      label={t("exchange.pause")}
      checked={paused}
      styles={{ root: { flex: "none" } }}
      onChange={(event) => pause.mutate({ paused: event.currentTarget.checked }, { onSuccess: known })}
    />
  );
}

function Buttons({ view, enrolled }: { view: ExchangeView; enrolled: boolean }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [enrolling, setEnrolling] = useState(false);
  const [carrying, setCarrying] = useState(false);
  const again = () => void queries.invalidateQueries({ queryKey: ["exchange.state"] });
  const now = useAct("exchange.now", { touches: ["exchange"], done: t("exchange.done") });
  const backup = useBackup();
  const paused = view.state === "paused";
  return (
    <>
      <Group gap="md">
        {enrolled && !isUnderWay(view.state) && (
          <Button
            size="lg"
            leftSection={<IconTransfer aria-hidden />}
            disabled={paused || view.state === "awaiting_confirmation"}
            loading={now.isPending}
            onClick={() => now.mutate({}, { onSettled: again })}
            data-testid="exchange-now"
          >
            {t("exchange.now")}
          </Button>
        )}
        {enrolled && (
          <Button
            variant="default"
            leftSection={<IconDeviceUsb aria-hidden />}
            onClick={() => setCarrying(true)}
            data-testid="exchange-stick"
          >
            {t("stick.title")}
          </Button>
        )}
        <Button
          variant="default"
          leftSection={<IconCopy aria-hidden />}
          loading={backup.busy}
          onClick={() => void backup.make()}
          data-testid="exchange-backup"
        >
          {t("exchange.backup")}
        </Button>
        <Button
          variant={enrolled ? "default" : "filled"}
          leftSection={<IconPlugConnected aria-hidden />}
          onClick={() => setEnrolling(true)}
          data-testid="exchange-enrol"
        >
          {t(enrolled ? "exchange.enrol_again" : "exchange.enrol")}
        </Button>
      </Group>
      <ErrorNote error={now.error ?? backup.error} />
      {carrying && <StickDialog onClose={() => setCarrying(false)} />}
      {enrolling && <EnrolDialog unit={view.unit} onClose={() => setEnrolling(false)} />}
    </>
  );
}

function Sending({ view }: { view: ExchangeView }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const stop = useAct("exchange.stop", { touches: ["exchange"], notifies: true });
  const { progress } = view;
  const share = progress && progress.total > 0 ? (100 * progress.done) / progress.total : 0;
  return (
    <Stack gap="xs" data-testid="exchange-progress">
      <Progress value={share} size="lg" aria-label={t("exchange.title")} />
      <Group>
        <Text>
          {progress
            ? t(progressWords(view.fetching, progress.seconds_left === null), {
                done: progress.done,
                total: progress.total,
                seconds: progress.seconds_left,
              })
            : t("status.sending_begun")}
        </Text>
        <Button
          variant="default"
          onClick={() =>
            stop.mutate({}, { onSuccess: (state) => queries.setQueryData(["exchange.state", {}], state) })
          }
          data-testid="exchange-stop"
        >
          {t("exchange.stop")}
        </Button>
        <Text c="ink.6">{t("exchange.stop_help")}</Text>
      </Group>
    </Stack>
  );
}
