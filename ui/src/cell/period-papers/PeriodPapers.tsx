import { Button, Group, Stack, Text } from "@mantine/core";
import { IconFileText } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DateInput } from "../../design/DateInput";
import { Dialog } from "../../design/Dialog";
import { call } from "../../door";
import { isDay } from "../lists/filter";
import { useWriting } from "../lists/useWriting";
import { type Named, periodOf } from "./periods";

const NAMED: readonly Named[] = ["month", "quarter", "year"];
const PAPERS = [
  { paper: "papers.period", words: "period" },
  { paper: "papers.propaganda", words: "outreach" },
  { paper: "papers.hand_outs", words: "hand_outs" },
] as const;

/** Papers of a time: the report of a month, a quarter or a year, the one on propaganda, the list of materials handed out. */
export function PeriodPapers({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { write, writing } = useWriting();
  const [days, setDays] = useState(() => periodOf("month", new Date()));
  const isPeriod = isDay(days.from) && isDay(days.until) && days.from <= days.until;
  return (
    <Dialog size="lg" onClose={onClose} title={<Text fw={600}>{t("period_papers.title")}</Text>}>
      <Stack data-testid="period-papers">
        <Text>{t("period_papers.help")}</Text>
        <Group gap="xs">
          {NAMED.map((named) => (
            <Button
              key={named}
              variant="default"
              onClick={() => setDays(periodOf(named, new Date()))}
              data-testid={`period-${named}`}
            >
              {t(`period_papers.this_${named}`)}
            </Button>
          ))}
        </Group>
        <Group align="flex-start">
          <DateInput
            label={t("lists.from")}
            value={days.from}
            onChange={(from) => setDays((before) => ({ ...before, from }))}
            testId="period-from"
          />
          <DateInput
            label={t("lists.until")}
            value={days.until}
            onChange={(until) => setDays((before) => ({ ...before, until }))}
            testId="period-until"
          />
        </Group>
        {!isPeriod && <Text role="status">{t("period_papers.no_period")}</Text>}
        <Group gap="xs">
          {PAPERS.map(({ paper, words }) => (
            <Button
              key={paper}
              leftSection={<IconFileText size={20} aria-hidden />}
              disabled={!isPeriod}
              loading={writing}
              onClick={() =>
                void write(t(`period_papers.file.${words}`), (out) => call(paper, { ...days, out }))
              }
              data-testid={`period-paper-${words}`}
            >
              {t(`period_papers.${words}`)}
            </Button>
          ))}
        </Group>
      </Stack>
    </Dialog>
  );
}
