import { Button, Group, Stack, Table, Text } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "../../design/ErrorNote";
import { type Column, VirtualTable } from "../../design/VirtualTable";
import { type Answer, call } from "../../door";
import { date } from "../../i18n/formats";
import { useWriting } from "../lists/useWriting";
import { useCall } from "../queries";
import { useOpenForm } from "../records/useOpenForm";
import { registerNamed } from "../registers/described";
import { RecordForm } from "../registers/RecordForm";
import type { RowPageProps } from "../registers/rowPage";
import { ShownFields } from "../registers/ShownFields";
import { Card } from "../totals/Card";
import type { RegisterRow } from "../types";
import { StepsForm } from "./StepsForm";

const COLUMNS = ["step", "done", "date", "paper"] as const;

/** Shown as the checklist, or as the name of the page. */
const ELSEWHERE = ["steps"];

export default function InspectionPage({ id }: RowPageProps) {
  const inspection = useCall("inspections.get", { id });
  const register = registerNamed("inspection");
  return (
    <Stack gap="sm" data-testid="page-inspection">
      <ErrorNote error={inspection.error} onRetry={() => void inspection.refetch()} />
      {register && inspection.data && (
        <>
          <ShownFields register={register} row={inspection.data.inspection} without={ELSEWHERE} />
          <Findings id={id} inspection={inspection.data} />
          <Steps id={id} inspection={inspection.data} />
          <Papers id={id} />
        </>
      )}
    </Stack>
  );
}

const PAPERS = ["plan", "minutes", "report", "conclusion", "index"] as const;

function Papers({ id }: { id: string }) {
  const { t } = useTranslation();
  const { write, writing } = useWriting();
  return (
    <Card title={t("inspections.papers")}>
      <Group gap="xs">
        {PAPERS.map((which) => (
          <Button
            key={which}
            variant="default"
            leftSection={<IconPrinter size={20} aria-hidden />}
            loading={writing}
            onClick={() =>
              void write(t(`inspections.file.${which}`), (out) =>
                call("papers.inspection", { id, which, out }),
              )
            }
            data-testid={`inspection-${which}`}
          >
            {t(`inspections.print.${which}`)}
          </Button>
        ))}
      </Group>
    </Card>
  );
}

function Steps({ id, inspection }: { id: string; inspection: Answer<"inspections.get"> }) {
  const { t } = useTranslation();
  const [editing, setEditing] = useOpenForm("steps");
  const done = inspection.steps.filter((step) => step.done).length;
  return (
    <Card title={t("inspections.steps", { done, all: inspection.steps.length })}>
      <Table data-testid="inspection-steps">
        <Table.Thead>
          <Table.Tr>
            {COLUMNS.map((column) => (
              <Table.Th key={column}>{t(`inspections.step_column.${column}`)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {inspection.steps.map((step) => (
            <Table.Tr key={step.step}>
              <Table.Td>{step.label}</Table.Td>
              <Table.Td>{t(step.done ? "inspections.done" : "inspections.not_done")}</Table.Td>
              <Table.Td>{date(step.date)}</Table.Td>
              <Table.Td className="person-name">{step.paper}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text c="ink.6" my="xs">
        {t("registers.sealed")}
      </Text>
      <Button variant="default" onClick={() => setEditing(id)} data-testid="steps-edit">
        {t("inspections.edit_steps")}
      </Button>
      {editing && <StepsForm id={id} steps={inspection.steps} onClose={() => setEditing(null)} />}
    </Card>
  );
}

/** Each finding with what was demanded and when it was put right. */
function Findings({ id, inspection }: { id: string; inspection: Answer<"inspections.get"> }) {
  const { t } = useTranslation();
  const [open, setOpen] = useOpenForm("finding");
  const register = registerNamed("inspection_finding");
  const preset = useMemo(() => ({ of_inspection: id }), [id]);
  const opened = inspection.findings.find((row) => row.id === open);
  const columns: Column<RegisterRow>[] = [
    { id: "kind", title: t("inspections.column.kind"), width: 170, cell: (row) => row.shown.kind },
    {
      id: "what",
      title: t("inspections.column.what"),
      cell: (row) => <span className="person-name">{row.shown.what}</span>,
    },
    { id: "by", title: t("inspections.column.right_by"), width: 130, cell: (row) => row.shown.right_by },
    { id: "put", title: t("inspections.column.put_right"), width: 130, cell: (row) => row.shown.put_right },
  ];
  return (
    <Card title={t("inspections.findings")}>
      {inspection.findings.length === 0 ? (
        <Text c="ink.6">{t("inspections.no_findings")}</Text>
      ) : (
        <VirtualTable
          testId="findings"
          label={t("inspections.findings")}
          columns={columns}
          rows={inspection.findings}
          rowId={(row) => row.id}
          onOpen={(row) => setOpen(row.id)}
        />
      )}
      <Button mt="xs" variant="default" onClick={() => setOpen("new")} data-testid="finding-add">
        {t("inspections.add_finding")}
      </Button>
      {register && open === "new" && (
        <RecordForm register={register} row={null} preset={preset} onClose={() => setOpen(null)} />
      )}
      {register && opened && (
        <RecordForm key={opened.id} register={register} row={opened} onClose={() => setOpen(null)} />
      )}
    </Card>
  );
}
