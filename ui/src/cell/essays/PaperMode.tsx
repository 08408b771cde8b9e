import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DateInput } from "../../design/DateInput";
import { isDay } from "../lists/filter";
import { FindName } from "../roll-call/FindName";
import type { EssayLine } from "../types";
import { PAPER_GRID, PaperGrid } from "./PaperGrid";
import { paperAct } from "./paperMarks";
import { usePaperMarks } from "./usePaperMarks";

interface Props {
  round: string;
  lines: readonly EssayLine[];
  /** The superior, where its graders read what is handed in. */
  to: string | null;
  /** The day on which the papers were handed in. */
  day: string;
  onDay: (day: string) => void;
  onDone: () => void;
}

/** Which essays came on paper: one day for all, one key for each member. */
export function PaperMode({ round, lines, to, day: on, onDay, onDone }: Props) {
  const { t } = useTranslation();
  const { rows, mark, undo } = usePaperMarks(round, lines);
  const [at, setAt] = useState(0);
  // The superior may begin to ask for the essays while this page is open.
  const [agreedTo, setAgreedTo] = useState<string | null>(null);
  const agreed = to === agreedTo;
  const [wrong, setWrong] = useState<string>();
  const press = (key: string) => {
    const row = rows[at];
    if (!row) return;
    const act = paperAct(key, row);
    if (act === "hand_in" && !isDay(on)) {
      setWrong(t("essays.paper_no_day"));
      return;
    }
    if (act) {
      const sent = { round, member: row.member, handed_in: act === "hand_in", on, on_paper: true };
      mark({ ...sent, superior_reads: to !== null }, row.name);
    }
    setAt((now) => Math.min(now + 1, rows.length - 1));
  };
  return (
    <Stack gap="xs" data-testid="paper-mode">
      <Group justify="space-between" align="flex-end">
        <Group align="flex-end">
          <DateInput
            testId="paper-on"
            label={t("essays.paper_on")}
            w={170}
            value={on}
            error={wrong}
            onChange={(day) => {
              onDay(day);
              setWrong(undefined);
            }}
          />
          <FindName testId="paper-find" grid={PAPER_GRID} rows={rows} onFound={setAt} />
        </Group>
        <Button onClick={onDone} data-testid="paper-done">
          {t("essays.paper_done")}
        </Button>
      </Group>
      <Text c="ink.6">{t("essays.paper_keys")}</Text>
      {agreed ? (
        <PaperGrid rows={rows} at={at} onMove={setAt} onPress={press} onUndo={undo} />
      ) : (
        <Alert color="yellow" data-testid="paper-reads">
          <Text>{t("essays.paper_reads", { to })}</Text>
          <Button mt="sm" data-autofocus onClick={() => setAgreedTo(to)} data-testid="paper-reads-yes">
            {t("essays.paper_reads_yes")}
          </Button>
        </Alert>
      )}
    </Stack>
  );
}
