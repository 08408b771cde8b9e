import { Alert, Button, Checkbox, Group, NativeSelect, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "../../design/ErrorNote";
import type { Answer } from "../../door";
import { moment } from "../../i18n/formats";
import { useAct, useCall } from "../queries";
import { useBackup } from "./useBackup";

type View = Answer<"backup.list">;

/** The last backup, the ones that this laptop made, and when the next is due. */
export function Backups() {
  const { t } = useTranslation();
  const backup = useBackup();
  const list = useCall("backup.list", {}, { fresh: true });
  return (
    <>
      <Text>{t("backup.help")}</Text>
      {list.data && (
        <Text fw={600} data-testid="backup-last">
          {list.data.last_at ? t("backup.last", { moment: moment(list.data.last_at) }) : t("backup.never")}
        </Text>
      )}
      <Group>
        <Button loading={backup.busy} onClick={() => void backup.make()} data-testid="settings-backup">
          {t("exchange.backup")}
        </Button>
      </Group>
      <ErrorNote error={backup.error ?? list.error} />
      {list.data && <Choices view={list.data} />}
      {list.data && list.data.made.length > 0 && <Made made={list.data.made} />}
    </>
  );
}

function Choices({ view }: { view: View }) {
  const { t } = useTranslation();
  const set = useAct("backup.set", { notifies: true });
  // The list is fetched again only after the answer, and a second change is made to what the first one chose.
  const { remind_after_days, to_sticks } = set.isPending ? set.variables : (set.data ?? view);
  const now = { remind_after_days, to_sticks };
  return (
    <>
      <NativeSelect
        id="backup-remind"
        data-testid="backup-remind"
        label={t("backup.remind")}
        value={String(remind_after_days)}
        onChange={(event) => set.mutate({ ...now, remind_after_days: Number(event.currentTarget.value) })}
        data={view.choices.map((days) => ({
          value: String(days),
          label: t("backup.days", { count: days }),
        }))}
      />
      <Checkbox
        id="backup-to-sticks"
        data-testid="backup-to-sticks"
        label={t("backup.to_sticks")}
        description={t("backup.kept_on_sticks", { count: view.kept_on_sticks })}
        checked={to_sticks}
        onChange={(event) => set.mutate({ ...now, to_sticks: event.currentTarget.checked })}
      />
      {view.refused && (
        <Alert color="yellow" data-testid="backup-refused">
          {t("backup.refused", { folder: view.refused.folder, message: view.refused.message })}
        </Alert>
      )}
    </>
  );
}

function Made({ made }: { made: View["made"] }) {
  const { t } = useTranslation();
  return (
    <details data-testid="backup-made">
      <summary>{t("backup.made", { count: made.length })}</summary>
      <Stack
        gap={4}
        mt="xs"
        mah={240}
        style={{ overflowY: "auto" }}
        tabIndex={0}
        role="region"
        aria-label={t("settings.backup")}
      >
        {made.map((backup) => (
          <Text key={backup.at + backup.path} style={{ overflowWrap: "anywhere" }} data-testid="backup-line">
            <b>{moment(backup.at)}</b> · {backup.path} ·{" "}
            {t(backup.present ? "backup.present" : "backup.absent")}
            {backup.automatic && ` · ${t("backup.automatic")}`}
          </Text>
        ))}
      </Stack>
    </details>
  );
}
