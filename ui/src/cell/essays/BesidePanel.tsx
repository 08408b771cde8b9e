import { Alert, Button, Group, Paper, Stack, Switch, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "../../design/ErrorNote";
import { call } from "../../door";
import { useAct } from "../queries";
import type { Essay } from "../types";
import { Compared } from "./Compared";
import { PartsRead } from "./PartsRead";
import type { Settle } from "./useDraft";
import { versionWords } from "./versionWords";

interface Props {
  essay: Essay;
  settle: Settle;
  onChanged: () => Promise<unknown>;
}

/** Two laptops continued the same text. Both texts are kept and shown until one is chosen or a merged text is saved. */
export function BesidePanel({ essay, settle, onChanged }: Props) {
  const { t } = useTranslation();
  const [differences, setDifferences] = useState(false);
  const choose = useAct("essays.choose", { done: t("versions.chosen") });
  const merge = useAct("essays.merge", { done: t("versions.merged") });
  const { round, member } = essay;
  const [first, second] = essay.beside;
  if (!first || !second) return null;
  // A refusal is shown below, or in the line that says what is saved.
  const after = (act: () => Promise<unknown>) =>
    void settle(() => act().then(onChanged)).catch(() => undefined);
  const keep = (version: string) => after(() => choose.mutateAsync({ round, member, version }));
  const join = () => after(() => merge.mutateAsync({ round, member }));
  return (
    <Alert color="yellow" data-testid="essay-beside">
      <Stack gap="sm">
        <Group justify="space-between">
          <Text fw={600} flex={1}>
            {t("versions.beside", { count: essay.beside.length })}
          </Text>
          {essay.beside.length === 2 && (
            <Switch
              id="beside-differences"
              data-testid="beside-differences"
              label={t("versions.differences")}
              checked={differences}
              onChange={(event) => setDifferences(event.currentTarget.checked)}
            />
          )}
        </Group>
        {differences ? (
          <Paper className="beside-text" tabIndex={0} role="region" aria-label={t("versions.differences")}>
            <Differences essay={essay} from={first.version.id} to={second.version.id} />
          </Paper>
        ) : (
          <div className="beside-texts">
            {essay.beside.map(({ version, parts }) => (
              <Stack key={version.id} gap="xs">
                <Text className="person-name">{versionWords(t, version)}</Text>
                <Paper
                  className="beside-text"
                  tabIndex={0}
                  role="region"
                  aria-label={versionWords(t, version)}
                >
                  <PartsRead parts={parts} />
                </Paper>
                <Button
                  variant="default"
                  loading={choose.isPending}
                  onClick={() => keep(version.id)}
                  aria-label={`${t("versions.choose")}: ${versionWords(t, version)}`}
                  data-testid="beside-choose"
                  data-version={version.id}
                >
                  {t("versions.choose")}
                </Button>
              </Stack>
            ))}
          </div>
        )}
        <Group>
          <Button variant="default" loading={merge.isPending} onClick={join} data-testid="beside-merge">
            {t("versions.merge")}
          </Button>
          <Text c="ink.6" flex={1}>
            {t("versions.merge_help")}
          </Text>
        </Group>
        <ErrorNote error={choose.error ?? merge.error} />
      </Stack>
    </Alert>
  );
}

function Differences({ essay, from, to }: { essay: Essay; from: string; to: string }) {
  const asked = { round: essay.round, member: essay.member, from, to };
  const compared = useQuery({
    queryKey: ["essays.compare", asked],
    queryFn: () => call("essays.compare", asked),
  });
  if (!compared.data) return <ErrorNote error={compared.error} />;
  return <Compared comparison={compared.data} />;
}
