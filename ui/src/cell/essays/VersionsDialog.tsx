import { Button, Group, NativeSelect, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../design/Dialog";
import { ErrorNote } from "../../design/ErrorNote";
import { call } from "../../door";
import { number } from "../../i18n/formats";
import { useAct } from "../queries";
import type { Essay } from "../types";
import { Compared } from "./Compared";
import { PartsRead } from "./PartsRead";
import type { Settle } from "./useDraft";
import { versionWords } from "./versionWords";

interface Props {
  essay: Essay;
  /** Opened on this version. */
  first: string;
  /** Saves the text on the screen before an earlier one replaces it. */
  settle: Settle;
  onChanged: () => Promise<unknown>;
  onClose: () => void;
}

/** The label needs a row of its own, because person, time and laptop make a long line. */
const BESIDE = { root: "version-choice", label: "version-choice-label", wrapper: "version-choice-list" };

/** All versions of an essay, to be read, compared and restored. */
export function VersionsDialog({ essay, first, settle, onChanged, onClose }: Props) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState(first);
  const [against, setAgainst] = useState("");
  const restore = useAct("essays.restore", { done: t("versions.restored") });
  const { round, member } = essay;
  const names = essay.versions.map((version) => ({
    value: version.id,
    label: `${versionWords(t, version)} · ${t("essay.characters", { characters: number(version.characters) })}`,
  }));
  const latestFirst = [...names].reverse();
  const bringBack = () =>
    void settle(() => restore.mutateAsync({ round, member, version: chosen }).then(onChanged)).catch(
      () => undefined,
    );
  return (
    <Dialog onClose={onClose} size={1100} title={t("versions.title")} data-testid="versions-dialog">
      <Stack>
        <Stack gap="xs">
          <NativeSelect
            id="version-chosen"
            classNames={BESIDE}
            data-testid="version-chosen"
            label={t("versions.read")}
            value={chosen}
            onChange={(event) => setChosen(event.currentTarget.value)}
            data={latestFirst}
          />
          <NativeSelect
            id="version-against"
            classNames={BESIDE}
            data-testid="version-against"
            label={t("versions.compare_with")}
            value={against}
            onChange={(event) => setAgainst(event.currentTarget.value)}
            data={[
              { value: "", label: t("versions.compare_none") },
              ...latestFirst.filter((name) => name.value !== chosen),
            ]}
          />
        </Stack>
        <div className="version-text">
          {against && against !== chosen ? (
            <Difference essay={essay} from={against} to={chosen} />
          ) : (
            <OneVersion essay={essay} version={chosen} />
          )}
        </div>
        <ErrorNote error={restore.error} />
        <Group justify="space-between">
          <Text c="ink.6" flex={1}>
            {t("versions.restore_help")}
          </Text>
          <Button
            variant="default"
            loading={restore.isPending}
            onClick={bringBack}
            data-testid="version-restore"
          >
            {t("versions.restore")}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

function OneVersion({ essay, version }: { essay: Essay; version: string }) {
  const asked = { round: essay.round, member: essay.member, version };
  const text = useQuery({
    queryKey: ["essays.version", asked],
    queryFn: () => call("essays.version", asked),
  });
  if (!text.data) return <ErrorNote error={text.error} />;
  return <PartsRead parts={text.data.parts} />;
}

function Difference({ essay, from, to }: { essay: Essay; from: string; to: string }) {
  const asked = { round: essay.round, member: essay.member, from, to };
  const compared = useQuery({
    queryKey: ["essays.compare", asked],
    queryFn: () => call("essays.compare", asked),
  });
  if (!compared.data) return <ErrorNote error={compared.error} />;
  return <Compared comparison={compared.data} />;
}
