import { Alert, Button, Group, List, Paper, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../design/Dialog";
import { ErrorNote } from "../../design/ErrorNote";
import { call, dialogs, Refusal } from "../../door";
import { useAct } from "../queries";
import type { PointScheme } from "../types";

interface Read {
  path: string;
  scheme: PointScheme;
}

/** The schemes of points, and the loading of one that an office wrote. */
export function SchemesCard({ schemes }: { schemes: readonly PointScheme[] }) {
  const { t } = useTranslation();
  const [read, setRead] = useState<Read | null>(null);
  const [refused, setRefused] = useState<Refusal | null>(null);
  const remove = useAct("meetings.remove_scheme", { done: t("meetings.scheme_removed"), notifies: true });
  const choose = async () => {
    setRefused(null);
    const path = await dialogs.openFile("scheme");
    if (path === null) return;
    try {
      setRead({ path, scheme: await call("meetings.read_scheme", { path }) });
    } catch (error) {
      if (error instanceof Refusal) setRefused(error);
    }
  };
  return (
    <Paper data-testid="meeting-schemes" mt="md">
      <Group justify="space-between" mb="sm">
        <Title order={2}>{t("meetings.schemes")}</Title>
        <Button variant="default" onClick={() => void choose()} data-testid="scheme-load">
          {t("meetings.scheme_load")}
        </Button>
      </Group>
      <ErrorNote error={refused} />
      <Stack gap="sm">
        {schemes.map((scheme) => (
          <Group key={scheme.own ?? scheme.id} justify="space-between" wrap="nowrap" align="flex-start">
            <About scheme={scheme} />
            {scheme.own && (
              <Button
                variant="subtle"
                data-testid="scheme-remove"
                onClick={() => scheme.own && remove.mutate({ id: scheme.own })}
              >
                {t("meetings.scheme_remove")}
              </Button>
            )}
          </Group>
        ))}
      </Stack>
      {read && <LoadDialog read={read} onClose={() => setRead(null)} />}
    </Paper>
  );
}

function About({ scheme }: { scheme: PointScheme }) {
  const { t } = useTranslation();
  return (
    <div>
      <Text fw={600}>
        {t("meetings.scheme_named", { name: scheme.name, total: scheme.total })}
        {scheme.own ? ` · ${t("meetings.scheme_own")}` : ""}
      </Text>
      {scheme.source && <Text c="ink.6">{scheme.source}</Text>}
      {scheme.faults.map((fault) => (
        <Text key={fault} c="ink.6">
          {fault}
        </Text>
      ))}
    </div>
  );
}

/** What was read from the file and what in it does not fit, before it is taken into the book. */
function LoadDialog({ read, onClose }: { read: Read; onClose: () => void }) {
  const { t } = useTranslation();
  const { scheme, path } = read;
  const add = useAct("meetings.add_scheme", { done: t("meetings.scheme_added") });
  return (
    <Dialog size="lg" onClose={onClose} title={<Text fw={600}>{scheme.name}</Text>}>
      <Stack data-testid="scheme-read">
        <Text>{t("meetings.scheme_named", { name: scheme.source || scheme.name, total: scheme.total })}</Text>
        <List>
          {scheme.criteria.map((one) => (
            <List.Item key={one.name}>
              {one.name}: {one.points}
            </List.Item>
          ))}
        </List>
        {scheme.faults.length > 0 && (
          <Alert color="yellow" title={t("meetings.scheme_faults")} data-testid="scheme-faults">
            {scheme.faults.map((fault) => (
              <Text key={fault}>{fault}</Text>
            ))}
          </Alert>
        )}
        <ErrorNote error={add.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          <Button
            data-testid="scheme-take"
            loading={add.isPending}
            onClick={() => add.mutate({ path }, { onSuccess: onClose })}
          >
            {t("meetings.scheme_take")}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
