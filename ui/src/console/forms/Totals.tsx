import { Alert, Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { number } from "../../i18n/formats";
import { api, type FormQuestionTotal, type FormTotals } from "../api";
import { Failure, Opening } from "../parts/Failure";
import list from "../parts/list.module.css";
import { Missing } from "../parts/Missing";

interface Props {
  formId: string;
  /** Opens the answers of one cell. */
  open: (unit: string) => void;
}

/** The answers added up. Every figure opens onto the cells behind it, and what is left out is said. */
export function Totals({ formId, open }: Props) {
  const { t } = useTranslation();
  const totals = useQuery({ queryKey: ["form", formId, "totals"], queryFn: () => api.formTotals(formId) });
  if (!totals.data) {
    if (totals.error) return <Failure error={totals.error} retry={() => void totals.refetch()} />;
    return <Opening />;
  }
  const names = new Map(totals.data.counted.map((unit) => [unit.id, unit.name]));
  return (
    <Stack data-testid="form-totals">
      <Text>{t("forms.counted", { count: totals.data.counted.length })}</Text>
      <LeftOut totals={totals.data} open={open} />
      {totals.data.questions.map((question) => (
        <Question key={question.name} question={question} names={names} open={open} />
      ))}
    </Stack>
  );
}

function LeftOut({ totals, open }: { totals: FormTotals; open: Props["open"] }) {
  const { t } = useTranslation();
  const groups = (["outdated", "mismatched", "taken_back"] as const)
    .map((why) => ({ why, units: totals.left_out[why] }))
    .filter(({ units }) => units.length > 0);
  if (groups.length === 0) return null;
  return (
    <Alert color="ink" data-testid="form-left-out">
      <Stack gap="xs">
        {groups.map(({ why, units }) => (
          <div key={why}>
            <Text fw={600}>{t(`forms.left_out.${why}`, { count: units.length })}</Text>
            <Group gap="xs">
              {units.map((unit) => (
                <CellButton key={unit.id} name={unit.name} onOpen={() => open(unit.id)} />
              ))}
            </Group>
          </div>
        ))}
      </Stack>
    </Alert>
  );
}

interface QuestionProps {
  question: FormQuestionTotal;
  names: ReadonlyMap<string, string>;
  open: Props["open"];
}

function Question({ question, names, open }: QuestionProps) {
  const { t } = useTranslation();
  const selects = question.choices.length > 0;
  return (
    <Paper withBorder data-testid={`total-${question.name}`}>
      <Title order={3} size="h5">
        {question.label}
      </Title>
      {question.sum !== null && (
        <Text>
          {t("forms.sum")} <b data-testid="total-sum">{question.sum}</b>
        </Text>
      )}
      {selects &&
        question.choices.map((choice) => (
          <Opened key={choice.name} label={choice.label} count={choice.units.length}>
            {choice.units.map((unit) => (
              <CellButton key={unit} name={names.get(unit) ?? ""} onOpen={() => open(unit)} />
            ))}
          </Opened>
        ))}
      {!selects && (
        <Opened label={t("forms.answers")} count={question.given.length}>
          <table className={list.table}>
            <thead>
              <tr>
                <th scope="col">{t("forms.cell.unit")}</th>
                <th scope="col">{t("forms.answer")}</th>
              </tr>
            </thead>
            <tbody>
              {question.given.map(({ unit, answer }) => (
                <tr key={unit} data-testid="total-given">
                  <td>
                    <CellButton name={names.get(unit) ?? ""} onOpen={() => open(unit)} />
                  </td>
                  <td style={{ whiteSpace: "pre-wrap" }}>{answer}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Opened>
      )}
    </Paper>
  );
}

interface OpenedProps {
  label: string;
  count: number;
  children: React.ReactNode;
}

/** A count that opens onto the cells it was counted from. */
function Opened({ label, count, children }: OpenedProps) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  return (
    <div>
      <Group gap="xs">
        <Text>{label}:</Text>
        {count === 0 ? (
          <Missing />
        ) : (
          <Button
            size="compact-sm"
            variant="subtle"
            aria-expanded={shown}
            aria-label={t("forms.open_cells", { label, count })}
            onClick={() => setShown(!shown)}
            data-testid="total-open"
          >
            {t("forms.cells", { count: number(count) })}
          </Button>
        )}
      </Group>
      {shown && <Group gap="xs">{children}</Group>}
    </div>
  );
}

function CellButton({ name, onOpen }: { name: string; onOpen: () => void }) {
  return (
    <Button size="compact-sm" variant="default" onClick={onOpen} data-testid="total-cell">
      {name}
    </Button>
  );
}
