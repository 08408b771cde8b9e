import { Button, Group, Text } from "@mantine/core";
import { IconClipboard } from "@tabler/icons-react";
import { Link, useParams } from "@tanstack/react-router";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmButton } from "../../design/ConfirmButton";
import { ErrorNote } from "../../design/ErrorNote";
import { PageHead } from "../frame/PageHead";
import { useAct, useCall } from "../queries";
import { CountsLine } from "../roll-call/CountsLine";
import { FindName } from "../roll-call/FindName";
import { focusGrid } from "../roll-call/focusGrid";
import { Legend } from "../roll-call/Legend";
import { MendDialog, useMending } from "../roll-call/MendDialog";
import { markFor } from "../roll-call/marks";
import { PasteDialog } from "../roll-call/PasteDialog";
import { RollGrid } from "../roll-call/RollGrid";
import type { MeetingSheet, RollRow } from "../types";
import { useMeetingMarking } from "./useMeetingMarking";
import "../roll-call/roll-call.css";

/** A meeting has one place, so the key for another point marks nothing. */
const OTHER_POINT = "2";
const NO_POINTS: readonly string[] = [];

export default function MeetingRollPage() {
  const { meeting } = useParams({ from: "/meeting-roll/$meeting" });
  const sheet = useCall("meetings.sheet", { id: meeting }, { fresh: true });
  const refetch = () => void sheet.refetch();
  return (
    <div data-testid="page-meeting-roll" className="roll-page">
      <ErrorNote error={sheet.error} onRetry={refetch} />
      {sheet.data && <Roll key={meeting} meeting={meeting} sheet={sheet.data} refetch={refetch} />}
    </div>
  );
}

interface Props {
  meeting: string;
  sheet: MeetingSheet;
  refetch: () => void;
}

function Roll({ meeting, sheet, refetch }: Props) {
  const { t } = useTranslation();
  const marking = useMeetingMarking(meeting, sheet);
  const [at, setAt] = useState(0);
  const [noting, setNoting] = useState<string | null>(null);
  const [pasting, setPasting] = useState<string | null>(null);
  const { mending, ask, answer, close } = useMending(sheet.confirmed);
  const { rows, mark } = marking;
  const press = useCallback(
    (key: string) => {
      const row = rows[at];
      const marked = row && key !== OTHER_POINT ? markFor(key, row, 0) : null;
      if (!row || !marked) return;
      const isNew = marked.mark !== row.mark;
      const go = () => {
        if (isNew) mark({ meeting, member: row.member, mark: marked.mark }, row.name);
        setAt((now) => Math.min(now + 1, rows.length - 1));
      };
      if (isNew) ask(go);
      else go();
    },
    [rows, at, mark, meeting, ask],
  );
  const note = (row: RollRow, text: string) =>
    ask(() => mark({ meeting, member: row.member, mark: row.mark, note: text }, row.name));
  const paste = (text: string) => ask(() => setPasting(text));
  return (
    <>
      <div className="roll-head">
        <PageHead
          title={t("roll_call.title", { session: sheet.title })}
          below={
            <Link to="/meetings/$meeting/attendance" params={{ meeting }} data-testid="meeting-roll-back">
              ‹ {sheet.title}
            </Link>
          }
        />
      </div>
      <CountsLine counts={sheet.counts} />
      <Group justify="space-between" className="roll-controls">
        <Group gap="sm">
          <FindName testId="roll-find" grid="roll-grid" rows={rows} onFound={setAt} />
          <Button
            variant="default"
            leftSection={<IconClipboard size={20} aria-hidden />}
            onClick={() => paste("")}
            data-testid="roll-paste"
          >
            {t("roll_call.paste")}
          </Button>
        </Group>
        <Ending meeting={meeting} sheet={sheet} marking={marking} refetch={refetch} />
      </Group>
      <div className="roll-middle">
        <RollGrid
          rows={rows}
          points={NO_POINTS}
          at={at}
          onMove={setAt}
          onPress={press}
          onUndo={() => ask(marking.undo)}
          onPaste={paste}
          noting={noting}
          onNoting={setNoting}
          onNote={note}
        />
        <Legend
          row={rows[at]}
          points={NO_POINTS}
          onPress={press}
          onNote={() => setNoting(rows[at]?.member ?? null)}
          without={OTHER_POINT}
        />
      </div>
      {mending && <MendDialog onMend={answer} onClose={close} />}
      {pasting !== null && (
        <PasteDialog
          session={meeting}
          of="meeting"
          rows={rows}
          begun={pasting}
          onClose={() => setPasting(null)}
          onPasted={(undo) => {
            marking.remember(undo);
            setPasting(null);
            refetch();
            focusGrid();
          }}
        />
      )}
    </>
  );
}

interface EndingProps extends Props {
  marking: ReturnType<typeof useMeetingMarking>;
}

function Ending({ meeting, sheet, marking, refetch }: EndingProps) {
  const { t } = useTranslation();
  const rest = useAct("meetings.mark_rest_present", {
    done: t("roll_call.rest_done"),
    touches: ["meetings"],
    notifies: true,
  });
  const confirm = useAct("meetings.confirm", { done: t("roll_call.confirmed"), notifies: true });
  const { unmarked } = sheet.counts;
  const then = {
    onSuccess: () => {
      refetch();
      focusGrid();
    },
  };
  return (
    <Group gap="sm">
      {unmarked > 0 && (
        <ConfirmButton
          testId="roll-rest-present"
          variant="default"
          question={t("roll_call.rest_question", { count: unmarked })}
          answer={t("roll_call.rest_answer", { count: unmarked })}
          onConfirm={() =>
            void marking.finish().then((finished) => finished && rest.mutate({ id: meeting }, then))
          }
        >
          {t("roll_call.rest", { count: unmarked })}
        </ConfirmButton>
      )}
      {sheet.confirmed ? (
        <Text fw={600} data-testid="roll-confirmed">
          {t("roll_call.is_confirmed")}
        </Text>
      ) : (
        <Button
          disabled={unmarked > 0 || marking.waiting > 0}
          loading={confirm.isPending}
          title={unmarked > 0 ? t("roll_call.confirm_blocked", { count: unmarked }) : undefined}
          onClick={() => confirm.mutate({ id: meeting }, then)}
          data-testid="roll-confirm"
        >
          {t("roll_call.confirm")}
        </Button>
      )}
    </Group>
  );
}
