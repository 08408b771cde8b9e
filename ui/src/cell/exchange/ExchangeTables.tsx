import { Paper, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import i18next, { type TFunction } from "i18next";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { HiddenNames } from "../../design/HiddenNames";
import { moment } from "../../i18n/formats";
import { ThingLabel } from "../lists/ThingLabel";
import { useSuperior } from "../queries";
import type { ExchangeView, Waiting } from "../types";
import { thingsInWords } from "./sentences";

/** The first few are enough to recognise them. */
const SHOWN = 6;

/** A figure or handed-in essays that an officer opened. */
function openedWhat(t: TFunction, what: string): string {
  return i18next.exists(`exchange.opened.${what}`) ? t(`exchange.opened.${what}`) : t(`figure.${what}`);
}

/** The labels name only some of the things; the rest is what is missing of all, counted in the same words. */
export function firstOf(t: TFunction, { thing, count, labels }: Waiting): string {
  const first = labels.slice(0, SHOWN);
  const rest = count - first.length;
  if (first.length === 0 || rest <= 0) return first.join("; ");
  return t("exchange.and_more", { first: first.join("; "), rest: t(`thing.${thing}`, { count: rest }) });
}

export function ExchangeTables({ view }: { view: ExchangeView }) {
  const { t } = useTranslation();
  const superior = useSuperior();
  return (
    <SimpleGrid cols={2} spacing="md">
      <Box title={t("exchange.table.waiting")} testId="exchange-waiting" empty={view.waiting.length === 0}>
        {view.waiting.map((waiting) => (
          <Line key={waiting.thing} left={t(`thing.${waiting.thing}`, { count: waiting.count })}>
            <ThingLabel thing={waiting.thing}>{firstOf(t, waiting)}</ThingLabel>
          </Line>
        ))}
      </Box>
      <Box
        title={t("exchange.table.received", { superior })}
        testId="exchange-received"
        empty={view.received_by_superior.length === 0}
      >
        {view.received_by_superior.map((receipt) => (
          <Line key={receipt.code + receipt.at} left={moment(receipt.at)}>
            {thingsInWords(t, receipt.things)} ·{" "}
            <span className="quiet receipt">{t("exchange.receipt", { code: receipt.code })}</span>
            {receipt.for_review && <strong> · {t("exchange.for_review")}</strong>}
          </Line>
        ))}
      </Box>
      <Box title={t("exchange.table.arrived")} testId="exchange-arrived" empty={view.arrived.length === 0}>
        {view.arrived.map((arrived) => (
          <Line key={arrived.id + arrived.at} left={moment(arrived.at)}>
            {t(`thing_name.${arrived.thing}`)}: <ThingLabel thing={arrived.thing}>{arrived.label}</ThingLabel>
          </Line>
        ))}
      </Box>
      <Box
        title={t("exchange.table.set_aside")}
        testId="exchange-set-aside"
        empty={view.set_aside.length === 0}
      >
        <Text c="ink.6">{t("exchange.set_aside_help")}</Text>
        {view.set_aside.map((aside) => (
          <Line
            key={aside.label + aside.at}
            left={
              <>
                {t(`thing_name.${aside.thing}`)}: <ThingLabel thing={aside.thing}>{aside.label}</ThingLabel>
              </>
            }
          >
            <HiddenNames
              text={t("exchange.set_aside_by", { by: aside.by, moment: moment(aside.at) })}
              names={[aside.by]}
            />
            . {aside.reason}
          </Line>
        ))}
      </Box>
      {view.awaiting.length > 0 && (
        <Box title={t("exchange.table.awaiting")} testId="exchange-awaiting" empty={false}>
          <Text c="ink.6">{t("exchange.awaiting_help")}</Text>
          {view.awaiting.map((waiting) => (
            <Line key={waiting.thing} left={t(`thing.${waiting.thing}`, { count: waiting.count })}>
              <ThingLabel thing={waiting.thing}>{firstOf(t, waiting)}</ThingLabel>
            </Line>
          ))}
        </Box>
      )}
      {view.unknown_machines > 0 && (
        <Box title={t("exchange.table.unknown_machines")} testId="exchange-unknown-machines" empty={false}>
          <Text>{t("exchange.unknown_machines", { superior, count: view.unknown_machines })}</Text>
        </Box>
      )}
      {view.names_opened.length > 0 && (
        <Box title={t("exchange.table.names_opened")} testId="exchange-names-opened" empty={false}>
          {view.names_opened.map((opened) => (
            <Line key={opened.at + opened.what + opened.whose} left={moment(opened.at)}>
              <span className="person-name">{opened.officer}</span> · {openedWhat(t, opened.what)}
              {opened.whose && ": "}
              <span className="person-name">{opened.whose}</span>
            </Line>
          ))}
        </Box>
      )}
    </SimpleGrid>
  );
}

interface BoxProps {
  title: string;
  testId: string;
  empty: boolean;
  children: ReactNode;
}

function Box({ title, testId, empty, children }: BoxProps) {
  const { t } = useTranslation();
  return (
    <Paper data-testid={testId}>
      <Title order={2} fz="lg" mb="xs">
        {title}
      </Title>
      {empty ? (
        <Text c="ink.6">{t("exchange.none")}</Text>
      ) : (
        <Stack gap={6} mah={240} style={{ overflowY: "auto" }} tabIndex={0} role="region" aria-label={title}>
          {children}
        </Stack>
      )}
    </Paper>
  );
}

function Line({ left, children }: { left: ReactNode; children: ReactNode }) {
  return (
    <Text>
      <b>{left}</b>
      {children ? " · " : ""}
      {children}
    </Text>
  );
}
