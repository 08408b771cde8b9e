import { Button, Group, Paper, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { IconBook, IconChevronRight, IconFileText, IconUsers } from "@tabler/icons-react";
import { Link, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../design/EmptyState";
import { ErrorNote } from "../../design/ErrorNote";
import type { Answer } from "../../door";
import { moment } from "../../i18n/formats";
import { DatedList } from "../calendar/DatedList";
import { PageHead } from "../frame/PageHead";
import { useCall } from "../queries";
import { RoundTable } from "../rounds/RoundTable";
import type { HomeTask } from "../types";
import { FirstSteps } from "./FirstSteps";
import { PausedNote } from "./PausedNote";
import { taskPlace } from "./taskPlace";
import { taskWords } from "./taskWords";
import "./home.css";

/** "Việc cần làm": only what waits, each one click from the work. */
export function HomePage() {
  const { t } = useTranslation();
  const home = useCall("home.summary", {}, { fresh: true });
  return (
    <div data-testid="page-home">
      <PageHead title={t("home.title")} />
      <ErrorNote error={home.error} onRetry={() => void home.refetch()} />
      {home.data && (
        <Stack gap="lg">
          <PausedNote />
          {home.data.first_day && <FirstDay />}
          {home.data.next_step && <FirstSteps next={home.data.next_step} />}
          {home.data.tasks.length > 0 && <Tasks tasks={home.data.tasks} />}
          {home.data.due.length > 0 && (
            <Stack gap="sm">
              <Title order={2}>{t("home.due")}</Title>
              <DatedList days={home.data.due} />
            </Stack>
          )}
          {isIdle(home.data) && <EmptyState text={t("home.nothing")} />}
          {home.data.ongoing.length > 0 && (
            <Stack gap="sm">
              <Title order={2}>{t("home.ongoing")}</Title>
              <RoundTable rounds={home.data.ongoing} />
            </Stack>
          )}
          {home.data.last_backup_at && (
            <Text c="ink.6" data-testid="home-last-backup">
              {t("backup.last", { moment: moment(home.data.last_backup_at) })}
            </Text>
          )}
        </Stack>
      )}
    </div>
  );
}

/** Nothing waits, and nothing is to be begun. */
function isIdle({ tasks, due, first_day, next_step }: Answer<"home.summary">): boolean {
  return tasks.length + due.length === 0 && !first_day && !next_step;
}

function Tasks({ tasks }: { tasks: readonly HomeTask[] }) {
  const { t } = useTranslation();
  return (
    <SimpleGrid cols={2} spacing="sm">
      {tasks.map((task) => (
        <Link
          key={`${task.kind}-${task.round}-${task.session}-${task.meeting}-${task.label}`}
          {...taskPlace(task)}
          className="task"
          data-testid="home-task"
          data-kind={task.kind}
        >
          <span>
            {taskWords(t, task)}
            {task.round && task.label && task.kind !== "roll_call_unfinished" && (
              <span className="quiet task-label">{task.label}</span>
            )}
          </span>
          <IconChevronRight aria-hidden />
        </Link>
      ))}
    </SimpleGrid>
  );
}

function FirstDay() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Paper p="xl" data-testid="first-day">
      <Text mb="md">{t("home.first_day")}</Text>
      <Group>
        <Button
          size="lg"
          leftSection={<IconUsers aria-hidden />}
          onClick={() => void navigate({ to: "/members/import" })}
          data-testid="first-day-import"
        >
          {t("home.import")}
        </Button>
        <Button
          size="lg"
          variant="default"
          leftSection={<IconFileText aria-hidden />}
          onClick={() => void navigate({ to: "/documents", search: { open: "new" } })}
          data-testid="first-day-document"
        >
          {t("home.document")}
        </Button>
        <Button
          size="lg"
          variant="default"
          leftSection={<IconBook aria-hidden />}
          onClick={() => void navigate({ to: "/rounds/new" })}
          data-testid="first-day-round"
        >
          {t("home.round")}
        </Button>
      </Group>
    </Paper>
  );
}
