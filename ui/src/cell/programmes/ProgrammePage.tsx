import { Button, Group, Stack, Text } from "@mantine/core";
import { IconFileSpreadsheet, IconFileText, IconPlus } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Chart } from "../../design/Chart";
import { ChartToggle } from "../../design/ChartToggle";
import { EmptyState } from "../../design/EmptyState";
import { ErrorNote } from "../../design/ErrorNote";
import { Figure } from "../../design/Figure";
import { type Column, VirtualTable } from "../../design/VirtualTable";
import { type Answer, call } from "../../door";
import { number } from "../../i18n/formats";
import { useWriting } from "../lists/useWriting";
import { useCall } from "../queries";
import { useOpenForm } from "../records/useOpenForm";
import { registerNamed } from "../registers/described";
import { RecordForm } from "../registers/RecordForm";
import type { RowPageProps } from "../registers/rowPage";
import { ShownFields } from "../registers/ShownFields";
import { Card } from "../totals/Card";
import "../totals/totals.css";

type Programme = Answer<"programmes.get">;
type Task = Programme["tasks"][number];
type Standing = Task["standing"];

/** What the page shows of a programme above its tasks is what a reader of the tasks needs; the form has the rest. */
const HEAD = ["title", "of"];

export default function ProgrammePage({ id }: RowPageProps) {
  const programme = useCall("programmes.get", { id });
  const register = registerNamed("programme");
  return (
    <Stack gap="sm" data-testid="page-programme">
      <ErrorNote error={programme.error} onRetry={() => void programme.refetch()} />
      {register && programme.data && (
        <>
          <ShownFields register={register} row={programme.data.programme} without={HEAD} />
          <Tasks id={id} programme={programme.data} />
        </>
      )}
    </Stack>
  );
}

/** The tasks by group. A figure leaves the tasks that it counted; pressed again, it shows all. */
function Tasks({ id, programme }: { id: string; programme: Programme }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<Standing | null>(null);
  const [open, setOpen] = useOpenForm("task");
  const tasks = programme.tasks.filter(({ standing }) => shown === null || standing === shown);
  const groups = [...new Set(tasks.map(({ group }) => group))];
  const register = registerNamed("assigned_task");
  const opened = programme.tasks.find(({ row }) => row.id === open);
  const preset = useMemo(() => ({ programme: id }), [id]);
  return (
    <Card title={t("programmes.tasks", { count: programme.tasks.length })}>
      <Group justify="space-between" mb="xs">
        <Group gap="xs" className="chart-beside">
          <Figures programme={programme} shown={shown} onShow={setShown} />
          {programme.tasks.length > 0 && <TasksChart programme={programme} shown={shown} onShow={setShown} />}
        </Group>
        <Group gap="xs">
          <Button
            leftSection={<IconPlus size={20} aria-hidden />}
            onClick={() => setOpen("new")}
            data-testid="task-add"
          >
            {t("programmes.add_task")}
          </Button>
          <Papers id={id} />
        </Group>
      </Group>
      {programme.tasks.length === 0 && <EmptyState text={t("programmes.no_tasks")} />}
      {groups.map((group) => (
        <div key={group}>
          <Text fw={600} mt="sm">
            {group || t("programmes.no_group")}
          </Text>
          <TaskTable tasks={tasks.filter((task) => task.group === group)} onOpen={setOpen} group={group} />
        </div>
      ))}
      {register && open === "new" && (
        <RecordForm register={register} row={null} preset={preset} onClose={() => setOpen(null)} />
      )}
      {register && opened && (
        <RecordForm key={opened.row.id} register={register} row={opened.row} onClose={() => setOpen(null)} />
      )}
    </Card>
  );
}

interface FiguresProps {
  programme: Programme;
  shown: Standing | null;
  onShow: (standing: Standing | null) => void;
}

function Figures({ programme, shown, onShow }: FiguresProps) {
  const { t } = useTranslation();
  return (
    <Group gap="lg" className="figures">
      {programme.figures.map(({ standing, count }) => (
        <Text key={standing} fw={shown === standing ? 700 : undefined}>
          {t(`programmes.standing.${standing}`)}{" "}
          <StandingFigure
            testId={`tasks-${standing}`}
            {...{ standing, count }}
            onOpen={() => onShow(shown === standing ? null : standing)}
          />
        </Text>
      ))}
    </Group>
  );
}

interface StandingFigureProps {
  testId: string;
  standing: Standing;
  count: number;
  onOpen: () => void;
}

function StandingFigure({ testId, standing, count, onOpen }: StandingFigureProps) {
  const { t } = useTranslation();
  const label = t("totals.open_rows", {
    figure: t(`programmes.standing.${standing}`),
    value: number(count),
  });
  return (
    <Figure testId={testId} label={label} onOpen={onOpen}>
      {number(count)}
    </Figure>
  );
}

function TasksChart({ programme, shown, onShow }: FiguresProps) {
  const { t } = useTranslation();
  const { figures } = programme;
  const values = figures.map(({ count }) => count);
  return (
    <ChartToggle testId="tasks-chart">
      <Chart
        testId="chart-tasks"
        title={t("charts.tasks")}
        shape="columns"
        of={t("charts.standing")}
        labels={figures.map(({ standing }) => t(`programmes.standing.${standing}`))}
        series={[{ name: t("charts.task_count"), values, printed: values.map(number) }]}
        figure={(_, at) => {
          const line = figures[at];
          return (
            line && (
              <StandingFigure
                testId={`chart-tasks-${line.standing}`}
                {...line}
                onOpen={() => onShow(shown === line.standing ? null : line.standing)}
              />
            )
          );
        }}
      />
    </ChartToggle>
  );
}

interface TaskTableProps {
  tasks: readonly Task[];
  group: string;
  onOpen: (id: string) => void;
}

function TaskTable({ tasks, group, onOpen }: TaskTableProps) {
  const { t } = useTranslation();
  const columns: Column<Task>[] = [
    { id: "what", title: t("programmes.column.task"), cell: ({ row }) => row.shown.what },
    {
      id: "lead",
      title: t("programmes.column.lead"),
      width: 170,
      cell: ({ row }) => <span className="person-name">{row.shown.lead}</span>,
    },
    {
      id: "product",
      title: t("programmes.column.product"),
      width: 200,
      cell: ({ row }) => row.shown.product,
    },
    {
      id: "deadline",
      title: t("programmes.column.deadline"),
      width: 120,
      cell: ({ row }) => row.shown.deadline,
    },
    {
      id: "standing",
      title: t("programmes.column.standing"),
      width: 160,
      cell: ({ row, standing }) => (
        <>
          {row.shown.progress}
          {(standing === "late" || standing === "done_late") && (
            <b> – {t(`programmes.standing.${standing}`)}</b>
          )}
        </>
      ),
    },
  ];
  return (
    <VirtualTable
      testId="tasks-table"
      label={group || t("programmes.no_group")}
      columns={columns}
      rows={tasks}
      rowId={({ row }) => row.id}
      onOpen={({ row }) => onOpen(row.id)}
    />
  );
}

function Papers({ id }: { id: string }) {
  const { t } = useTranslation();
  const { write, writing } = useWriting();
  const begin = (name: string) => void write(name, (out) => call("programmes.paper", { id, out }));
  const action = () =>
    void write(t("programmes.action_file"), (out) => call("papers.action_programme", { id, out }));
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconFileText size={20} aria-hidden />}
        loading={writing}
        onClick={action}
        data-testid="programme-action"
      >
        {t("programmes.action")}
      </Button>
      <Button
        variant="default"
        leftSection={<IconFileText size={20} aria-hidden />}
        loading={writing}
        onClick={() => begin(t("programmes.word_file"))}
        data-testid="programme-word"
      >
        {t("programmes.word")}
      </Button>
      <Button
        variant="default"
        leftSection={<IconFileSpreadsheet size={20} aria-hidden />}
        loading={writing}
        onClick={() => begin(t("programmes.excel_file"))}
        data-testid="programme-excel"
      >
        {t("programmes.excel")}
      </Button>
    </>
  );
}
