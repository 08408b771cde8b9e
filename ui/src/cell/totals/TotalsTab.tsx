import { Button, Group, Menu, SegmentedControl, Stack, Text } from "@mantine/core";
import { IconFileSpreadsheet, IconFileText, IconPrinter } from "@tabler/icons-react";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "../../design/ErrorNote";
import { clock, dayOfMoment, moment } from "../../i18n/formats";
import { useCall } from "../queries";
import type { FigureName, Totals } from "../types";
import { FigureGroups } from "./FigureGroups";
import { FigureRows } from "./FigureRows";
import { Finalising } from "./Finalising";
import { LateChanges } from "./LateChanges";
import { usePaper } from "./usePaper";
import "./totals.css";

type Shown = "now" | "final";

/** Each figure is a link to the rows it was counted from. */
export default function TotalsTab() {
  const { t } = useTranslation();
  const { round } = useParams({ from: "/rounds/$round" });
  const [shown, setShown] = useState<Shown>("now");
  const [open, setOpen] = useState<FigureName | null>(null);
  const totals = useCall("totals.round", { round, final_cut: shown === "final" });
  const data = totals.data;
  return (
    <Stack gap="sm" data-testid="totals">
      <ErrorNote error={totals.error} onRetry={() => void totals.refetch()} />
      {data && (
        <>
          <Standing totals={data} shown={shown} onShow={setShown} />
          <Group gap="xs">
            <Finalising round={round} totals={data} />
            <Papers round={round} />
          </Group>
          {data.finalised && <LateChanges round={round} />}
          <FigureGroups totals={data} onOpen={setOpen} />
          {!data.finalised && <Text c="ink.6">{t("totals.finalise_help")}</Text>}
        </>
      )}
      {open && (
        <FigureRows round={round} figure={open} finalCut={shown === "final"} onClose={() => setOpen(null)} />
      )}
    </Stack>
  );
}

function Standing({
  totals,
  shown,
  onShow,
}: {
  totals: Totals;
  shown: Shown;
  onShow: (shown: Shown) => void;
}) {
  const { t } = useTranslation();
  const { finalised } = totals;
  return (
    <Group>
      <Text data-testid="totals-standing">
        {t("totals.as_of", {
          moment: totals.as_of.length > 10 ? moment(totals.as_of) : dayOfMoment(totals.as_of),
        })}
        {" · "}
        <b>
          {finalised
            ? t("totals.finalised", {
                time: clock(finalised.at),
                day: dayOfMoment(finalised.at),
                by: finalised.by,
              })
            : t("totals.provisional")}
        </b>
      </Text>
      {finalised && (
        <SegmentedControl
          value={shown}
          onChange={(value) => onShow(value as Shown)}
          aria-label={t("totals.which")}
          data={[
            { value: "now", label: t("totals.now") },
            { value: "final", label: t("totals.final") },
          ]}
          data-testid="totals-which"
        />
      )}
    </Group>
  );
}

function Papers({ round }: { round: string }) {
  const { t } = useTranslation();
  const { write, writing } = usePaper();
  return (
    <Group gap="xs">
      <Button
        variant="default"
        leftSection={<IconFileText size={20} aria-hidden />}
        loading={writing === "papers.report"}
        onClick={() => void write("papers.report", { round })}
        data-testid="paper-report"
      >
        {t("totals.report")}
      </Button>
      <Button
        variant="default"
        leftSection={<IconFileSpreadsheet size={20} aria-hidden />}
        loading={writing === "papers.ledger"}
        onClick={() => void write("papers.ledger", { round })}
        data-testid="paper-ledger"
      >
        {t("totals.ledger")}
      </Button>
      <RollCallSheet
        round={round}
        writing={writing === "papers.roll_call_sheet"}
        onPrint={(session) => void write("papers.roll_call_sheet", { round, session })}
      />
    </Group>
  );
}

interface SheetProps {
  round: string;
  writing: boolean;
  onPrint: (session: string) => void;
}

/** Each session has a sheet of its own: the sheet of the only session is printed at once, and several are chosen from. */
function RollCallSheet({ round, writing, onPrint }: SheetProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const sessions = useCall("rounds.get", { id: round }).data?.sessions;
  const [first, second] = sessions ?? [];
  const press = () => {
    if (first && !second) onPrint(first.id);
    else if (!first) void navigate({ to: "/rounds/$round/sessions", params: { round } });
  };
  const button = (
    <Button
      variant="default"
      leftSection={<IconPrinter size={20} aria-hidden />}
      loading={writing}
      disabled={!sessions}
      onClick={second ? undefined : press}
      data-testid="paper-roll-call-sheet"
    >
      {t(sessions?.length === 0 ? "sessions.add" : "totals.roll_call_sheet")}
    </Button>
  );
  if (!second) return button;
  return (
    <Menu position="bottom-start" transitionProps={{ duration: 0 }}>
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown>
        {sessions?.map((session) => (
          <Menu.Item
            key={session.id}
            mih={44}
            fz="md"
            onClick={() => onPrint(session.id)}
            data-testid="paper-roll-call-of"
            data-id={session.id}
          >
            {session.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
