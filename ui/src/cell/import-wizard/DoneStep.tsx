import { Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useUndo } from "../queries";
import type { ImportDone } from "../types";
import { ProposedStandings } from "./ProposedStandings";

export function DoneStep({ result, onAgain }: { result: ImportDone; onAgain: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const undo = useUndo();
  const takeBack = (act: string) => {
    undo(act);
    onAgain();
  };
  return (
    <Paper p="xl" data-testid="import-done">
      <Stack>
        <Title order={2}>
          {t("import.done", { added: result.added, skipped: result.skipped, left: result.left_out })}
        </Title>
        <Text c="ink.6">{t("import.done_help")}</Text>
        <ProposedStandings proposed={result.standings} />
        <Group>
          <Button onClick={() => void navigate({ to: "/members" })} data-testid="import-to-members">
            {t("import.to_members")}
          </Button>
          {result.undo && (
            <Button variant="default" onClick={() => takeBack(result.undo ?? "")} data-testid="import-undo">
              {t("common.undo")}
            </Button>
          )}
        </Group>
      </Stack>
    </Paper>
  );
}
