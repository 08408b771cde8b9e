import { Alert, Button, Group, Tabs, Text, Title } from "@mantine/core";
import { IconArrowLeft, IconFileSpreadsheet } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { date, number } from "../../i18n/formats";
import { api, type FormTable } from "../api";
import { saveFile } from "../parts/download";
import { Failure, Opening } from "../parts/Failure";
import { exactHourAndDay, hourAndDay } from "../parts/moments";
import { showNotice } from "../parts/notice";
import { PlaceLink } from "../parts/PlaceLink";
import { useSentence } from "../parts/sentence";
import { useTitle } from "../parts/title";
import { useRefresh, useSession } from "../session/session";
import { CellAnswers } from "./CellAnswers";
import { FormActs } from "./FormActs";
import { Preview } from "./Preview";
import { TableOfForm } from "./TableOfForm";
import { Totals } from "./Totals";

/** One form: who has sent, the answers added up, and the questions. */
export function FormPage({ formId }: { formId: string }) {
  const { t } = useTranslation();
  const table = useQuery({
    queryKey: ["form", formId],
    queryFn: () => api.form(formId),
    refetchInterval: useRefresh(),
  });
  useTitle(table.data?.form.title ?? t("forms.title"));
  if (table.data) return <Page table={table.data} />;
  if (table.error) return <Failure error={table.error} retry={() => void table.refetch()} />;
  return <Opening />;
}

function Page({ table }: { table: FormTable }) {
  const { t } = useTranslation();
  const { me } = useSession();
  const [cell, setCell] = useState<string | null>(null);
  const officer = me.role === "officer";
  const { form, coverage } = table;
  const cells = { sent: number(coverage.sent), cells: number(coverage.cells) };
  const opens = officer ? setCell : undefined;
  return (
    <>
      <Heading table={table} />
      {form.withdrawn && (
        <Alert color="ink" mb="sm" title={t("forms.withdrawn")} data-testid="form-withdrawn">
          {t("round_acts.note", { ...form.withdrawn, at: hourAndDay(form.withdrawn.at) })}
        </Alert>
      )}
      <Text fw={600} mb="sm" role="status" data-testid="form-coverage">
        {t("forms.coverage", cells)}
        {coverage.overdue > 0 && ` · ${t("rounds.overdue", { count: number(coverage.overdue) })}`}
      </Text>
      <Tabs defaultValue="cells" keepMounted={false}>
        <Tabs.List mb="sm">
          <Tabs.Tab value="cells" data-testid="tab-cells">
            {t("forms.tab.cells")}
          </Tabs.Tab>
          {officer && (
            <Tabs.Tab value="totals" data-testid="tab-totals">
              {t("forms.tab.totals")}
            </Tabs.Tab>
          )}
          <Tabs.Tab value="questions" data-testid="tab-questions">
            {t("forms.tab.questions")}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="cells">
          <TableOfForm table={table} open={opens} />
        </Tabs.Panel>
        <Tabs.Panel value="totals">
          <Totals formId={form.id} open={setCell} />
        </Tabs.Panel>
        <Tabs.Panel value="questions">
          <Preview items={form.items} />
        </Tabs.Panel>
      </Tabs>
      {cell && <CellAnswers formId={form.id} unit={cell} close={() => setCell(null)} />}
    </>
  );
}

function Heading({ table }: { table: FormTable }) {
  const { t } = useTranslation();
  const { me } = useSession();
  const sentence = useSentence();
  const { form } = table;
  const excel = useMutation({
    mutationFn: () => api.formWorkbook(form.id),
    onSuccess: (workbook) => saveFile(workbook, t("forms.excel_name", { title: form.title })),
    onError: (error) => showNotice(sentence(error)),
  });
  const said = [
    form.deadline && t("table.deadline", { date: date(form.deadline) }),
    t("forms.version", { number: form.versions[0]?.number ?? 1 }),
    t("forms.issued_by", { at: hourAndDay(form.issued_at), by: form.issued_by }),
    t("table.as_of", { at: exactHourAndDay(table.as_of) }),
  ];
  return (
    <Group justify="space-between" align="flex-start" mb="sm">
      <div style={{ flex: "1 1 20rem" }}>
        <PlaceLink to={{ page: "forms" }} data-testid="back">
          <IconArrowLeft size={18} aria-hidden="true" /> {t("forms.back")}
        </PlaceLink>
        <Title order={1} data-testid="form-title">
          {form.title}
        </Title>
        <Text size="sm">{said.filter(Boolean).join(" · ")}</Text>
      </div>
      {me.role === "officer" && (
        <Group gap="sm">
          <Button
            variant="default"
            leftSection={<IconFileSpreadsheet size={20} aria-hidden="true" />}
            loading={excel.isPending}
            onClick={() => excel.mutate()}
            data-testid="form-excel"
          >
            {t("table.excel")}
          </Button>
          <FormActs form={form} />
        </Group>
      )}
    </Group>
  );
}
