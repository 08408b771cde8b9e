import { Alert, Button, Checkbox, Group, List, Progress, ScrollArea, Stack, Text } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../design/Dialog";
import { EmptyState } from "../../design/EmptyState";
import { ErrorNote } from "../../design/ErrorNote";
import type { Request } from "../../door";
import { useCall } from "../queries";
import type { Gathered, Wanted } from "./gathering";
import { type Printing, usePrintMany } from "./usePrintMany";

interface Props {
  title: string;
  of: Request<"printing.list">;
  onClose: () => void;
}

/** The sheets of many people, printed in one go: whose, how far, and what the printer said. */
export function PrintMany({ title, of, onClose }: Props) {
  const { t } = useTranslation();
  const list = useCall("printing.list", of, { fresh: true });
  const { printing, begin, stop, print, again } = usePrintMany(of, title, list.data?.form);
  return (
    <Dialog size="lg" onClose={onClose} title={<Text fw={600}>{title}</Text>}>
      <Stack data-testid="print-many" data-at={printing.at}>
        <ErrorNote error={list.error} onRetry={() => void list.refetch()} />
        {printing.at === "choosing" && list.data && (
          <Choosing isRead={of.kind === "held"} sheets={list.data.sheets} onBegin={begin} />
        )}
        {printing.at === "gathering" && <GatheringBar printing={printing} onStop={stop} />}
        {printing.at === "asking" && <Asking printing={printing} onPrint={print} onAgain={again} />}
        {printing.at === "printing" && (
          <Text role="status">{t("printing.waiting", { count: printing.sheets })}</Text>
        )}
        {printing.at === "refused" && (
          <>
            <ErrorNote error={printing.error} />
            <Group justify="flex-end">
              <Button onClick={() => print(printing.gathered)} data-testid="print-many-retry">
                {t("printing.retry")}
              </Button>
            </Group>
          </>
        )}
        {printing.at === "done" && <Done printing={printing} onClose={onClose} />}
      </Stack>
    </Dialog>
  );
}

interface ChoosingProps {
  /** Reading each sheet is noted in the book. */
  isRead: boolean;
  sheets: readonly Wanted[];
  onBegin: (wanted: readonly Wanted[]) => void;
}

function Choosing({ isRead, sheets, onBegin }: ChoosingProps) {
  const { t } = useTranslation();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const wanted = sheets.filter(({ id }) => !left.has(id));
  const choose = (id: string, isWanted: boolean) => {
    const next = new Set(left);
    if (isWanted) next.delete(id);
    else next.add(id);
    setLeft(next);
  };
  if (sheets.length === 0) return <EmptyState text={t("printing.nobody")} />;
  return (
    <>
      <Text>{t(isRead ? "printing.help_read" : "printing.help")}</Text>
      <Checkbox
        id="print-many-all"
        label={t("printing.all", { count: sheets.length })}
        checked={wanted.length === sheets.length}
        indeterminate={wanted.length > 0 && wanted.length < sheets.length}
        onChange={(event) =>
          setLeft(event.currentTarget.checked ? new Set() : new Set(sheets.map(({ id }) => id)))
        }
        data-testid="print-many-all"
      />
      <ScrollArea.Autosize mah="40vh" type="auto" offsetScrollbars>
        <Stack gap={6} pl="md">
          {sheets.map(({ id, name }) => (
            <Checkbox
              key={id}
              id={`print-many-${id}`}
              label={<span className="person-name">{name}</span>}
              checked={!left.has(id)}
              onChange={(event) => choose(id, event.currentTarget.checked)}
            />
          ))}
        </Stack>
      </ScrollArea.Autosize>
      <Group justify="flex-end">
        <Button
          leftSection={<IconPrinter aria-hidden />}
          disabled={wanted.length === 0}
          onClick={() => onBegin(wanted)}
          data-testid="print-many-begin"
        >
          {t("printing.begin", { count: wanted.length })}
        </Button>
      </Group>
    </>
  );
}

function GatheringBar({
  printing: { done, of },
  onStop,
}: {
  printing: Extract<Printing, { at: "gathering" }>;
  onStop: () => void;
}) {
  const { t } = useTranslation();
  return (
    <>
      <Progress value={(100 * done) / of} aria-label={t("printing.gathering", { done, of })} />
      <Group justify="space-between">
        <Text role="status" data-testid="print-many-done">
          {t("printing.gathering", { done, of })}
        </Text>
        <Button variant="default" onClick={onStop} data-testid="print-many-stop">
          {t("printing.stop")}
        </Button>
      </Group>
    </>
  );
}

interface AskingProps {
  printing: Extract<Printing, { at: "asking" }>;
  onPrint: (gathered: Gathered) => void;
  onAgain: () => void;
}

/** Nothing is printed yet: what there is, what is missing and why. */
function Asking({ printing: { gathered, of }, onPrint, onAgain }: AskingProps) {
  const { t } = useTranslation();
  const { pages, refused, end } = gathered;
  const count = pages.length;
  return (
    <>
      <Text role="status" data-testid="print-many-asks">
        {end === "locked" ? t("printing.locked") : t(`printing.ended_${end}`, { count, of })}
      </Text>
      {refused.length > 0 && (
        <Alert color="yellow" data-testid="print-many-refused">
          <Text>{t("printing.refused", { count: refused.length })}</Text>
          <List>
            {refused.map(({ name, why }) => (
              <List.Item key={name}>
                <span className="person-name">{name}</span>: {why}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onAgain} data-testid="print-many-again">
          {t("printing.again")}
        </Button>
        {count > 0 && (
          <Button onClick={() => onPrint(gathered)} data-testid="print-many-rest">
            {t("printing.begin", { count })}
          </Button>
        )}
      </Group>
    </>
  );
}

function Done({
  printing: { sheets, isKnown },
  onClose,
}: {
  printing: Extract<Printing, { at: "done" }>;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  return (
    <>
      <Alert color={isKnown ? "green" : "blue"} role="status" data-testid="print-many-printed">
        {t(isKnown ? "printing.sent_many" : "printing.handed_over", { count: sheets })}
      </Alert>
      <Group justify="flex-end">
        <Button onClick={onClose} data-testid="print-many-close">
          {t("common.close")}
        </Button>
      </Group>
    </>
  );
}
