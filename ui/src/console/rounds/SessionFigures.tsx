import { Group, Paper, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { number } from "../../i18n/formats";
import type { RoundTable } from "../api";
import { OF_SESSIONS } from "./columns";
import { FigureButton } from "./FigureButton";
import type { Opened } from "./opened";

interface Props {
  table: RoundTable;
  open: (opened: Opened) => void;
}

/** What was held in the cells that have sent. Each figure opens onto the cells, and from there onto their rows. */
export function SessionFigures({ table, open }: Props) {
  const { t } = useTranslation();
  const { totals, coverage } = table;
  if (!totals) return null;
  return (
    <Paper withBorder mt="md" data-testid="session-figures">
      <Title order={2} size="h4" mb="xs">
        {t("table.sessions_of_sent", { sent: number(coverage.sent) })}
      </Title>
      <Group gap="lg" role="list">
        {OF_SESSIONS.map((figure) => (
          <Group key={figure} gap="xs" role="listitem" wrap="nowrap">
            <Text>{t(`figure.${figure}`)}:</Text>
            <FigureButton
              value={totals[figure]}
              label={t("figure.open_total", { figure: t(`figure.${figure}`), value: number(totals[figure]) })}
              testId={`total-${figure}`}
              press={() => open({ kind: "total", figure })}
            />
          </Group>
        ))}
      </Group>
    </Paper>
  );
}
