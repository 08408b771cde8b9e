import { Alert, Drawer, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, type FormOfCell } from "../api";
import { Failure, Opening } from "../parts/Failure";
import { hourAndDay } from "../parts/moments";
import { ReturnButton } from "../returns/ReturnButton";

interface Props {
  formId: string;
  unit: string;
  close: () => void;
}

/** What one cell answered; what it sent before stands beside. */
export function CellAnswers({ formId, unit, close }: Props) {
  const { t } = useTranslation();
  const answers = useQuery({
    queryKey: ["form", formId, "unit", unit],
    queryFn: () => api.formOfCell(formId, unit),
  });
  return (
    <Drawer
      opened
      onClose={close}
      position="right"
      size="80%"
      title={answers.data?.unit.name ?? t("forms.answers")}
      closeButtonProps={{ "aria-label": t("close"), size: "lg" }}
      transitionProps={{ duration: 100 }}
      data-testid="form-cell-answers"
    >
      {answers.data ? (
        <Answers cell={answers.data} formId={formId} />
      ) : answers.error ? (
        <Failure error={answers.error} retry={() => void answers.refetch()} />
      ) : (
        <Opening />
      )}
    </Drawer>
  );
}

function Answers({ cell, formId }: { cell: FormOfCell; formId: string }) {
  const { t } = useTranslation();
  return (
    <Stack>
      <Text fw={600} data-testid="form-cell-state">
        {t(`forms.state.${cell.state}`)}
        {cell.taken_back && `: ${cell.taken_back}`}
      </Text>
      {cell.sent.length > 0 && cell.taken_back === "" && (
        <Group>
          <ReturnButton unit={cell.unit} kind="form_answer" record={formId} about={cell.unit.name} />
        </Group>
      )}
      {cell.sent.length === 0 && <Text>{t("forms.nothing_sent")}</Text>}
      <Group align="flex-start">
        {cell.sent.map((one, place) => (
          <Sent key={one.at} one={one} first={place === 0} />
        ))}
      </Group>
    </Stack>
  );
}

function Sent({ one, first }: { one: FormOfCell["sent"][number]; first: boolean }) {
  const { t, i18n } = useTranslation();
  const english = i18n.language === "en";
  return (
    <Paper withBorder style={{ flex: "1 1 18rem" }} data-testid="form-cell-sent">
      <Title order={3} size="h5">
        {t(first ? "forms.sent_last" : "forms.sent_before", { at: hourAndDay(one.at) })}
      </Title>
      <Text size="sm" c="ink.7">
        {one.version === null ? t("forms.no_version") : t("forms.version", { number: one.version })}
      </Text>
      {one.problems.length > 0 && (
        <Alert color="yellow" my="xs" title={t("forms.mismatch")}>
          {one.problems.map((problem) => (
            <Text key={problem.name}>{english ? problem.english : problem.vietnamese}</Text>
          ))}
        </Alert>
      )}
      <dl>
        {one.answers.map(({ name, label, answer }) => (
          <div key={name}>
            <dt>{label}</dt>
            <dd style={{ whiteSpace: "pre-wrap", margin: "0 0 0.5rem", fontWeight: 600 }}>{answer}</dd>
          </div>
        ))}
      </dl>
    </Paper>
  );
}
