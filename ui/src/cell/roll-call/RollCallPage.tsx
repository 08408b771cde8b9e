import { Button, Group, Text } from "@mantine/core";
import { IconClipboard } from "@tabler/icons-react";
import { Link, useParams } from "@tanstack/react-router";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmButton } from "../../design/ConfirmButton";
import { ErrorNote } from "../../design/ErrorNote";
import { clock } from "../../i18n/formats";
import { PageHead } from "../frame/PageHead";
import { useAct, useCall } from "../queries";
import { RollCallSheet } from "../totals/RollCallSheet";
import type { Mark, RollRow, RollSheet } from "../types";
import { CountsLine } from "./CountsLine";
import { FindName } from "./FindName";
import { focusGrid } from "./focusGrid";
import { Legend } from "./Legend";
import { MendDialog, useMending } from "./MendDialog";
import { goesDown, markFor } from "./marks";
import { PasteDialog } from "./PasteDialog";
import { RollGrid } from "./RollGrid";
import { useMarking } from "./useMarking";
import "./roll-call.css";

type Dialog = { is: "none" } | { is: "paste"; text: string };

export default function RollCallPage() {
  const { session } = useParams({ from: "/roll-call/$session" });
  const sheet = useCall("roll_call.sheet", { id: session }, { fresh: true });
  return (
    <div data-testid="page-roll-call" className="roll-page">
      <ErrorNote error={sheet.error} onRetry={() => void sheet.refetch()} />
      {sheet.data && (
        <RollCall key={session} session={session} sheet={sheet.data} refetch={() => void sheet.refetch()} />
      )}
    </div>
  );
}

interface Props {
  session: string;
  sheet: RollSheet;
  refetch: () => void;
}

function RollCall({ session, sheet, refetch }: Props) {
  const { t } = useTranslation();
  const marking = useMarking(session, sheet);
  const [at, setAt] = useState(0);
  const [noting, setNoting] = useState<string | null>(null);
  const [dialog, setDialog] = useState<Dialog>({ is: "none" });
  const [brokenOff] = useState(() => brokenOffAt(sheet));
  const points = sheet.session.points.length;
  const { rows, mark } = marking;

  const { mending, ask, answer, close } = useMending(sheet.session.confirmed);

  const press = useCallback(
    (key: string) => {
      const row = rows[at];
      const marked = row && markFor(key, row, points);
      if (!row || !marked) return;
      const isNew = marked.mark !== row.mark || marked.point !== row.point;
      const go = () => {
        if (isNew) mark({ session, member: row.member, mark: marked.mark, point: marked.point }, row.name);
        if (goesDown(marked, points)) setAt((now) => Math.min(now + 1, rows.length - 1));
      };
      if (isNew) ask(go);
      else go();
    },
    [rows, at, points, mark, session, ask],
  );
  const note = (row: RollRow, text: string) =>
    ask(() => mark({ session, member: row.member, mark: row.mark, point: row.point, note: text }, row.name));
  const paste = (text: string) => ask(() => setDialog({ is: "paste", text }));

  return (
    <>
      <div className="roll-head">
        <Head sheet={sheet} brokenOff={brokenOff} />
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
        <Ending session={session} sheet={sheet} marking={marking} refetch={refetch} />
      </Group>
      <div className="roll-middle">
        <RollGrid
          rows={rows}
          points={sheet.session.points}
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
          points={sheet.session.points}
          onPress={press}
          onNote={() => setNoting(rows[at]?.member ?? null)}
        />
      </div>
      {mending && <MendDialog onMend={answer} onClose={close} />}
      {dialog.is === "paste" && (
        <PasteDialog
          session={session}
          rows={rows}
          begun={dialog.text}
          onClose={() => setDialog({ is: "none" })}
          onPasted={(undo) => {
            marking.remember(undo);
            setDialog({ is: "none" });
            refetch();
            focusGrid();
          }}
        />
      )}
    </>
  );
}

const MARKED_BY_NOBODY: readonly Mark[] = ["unmarked", "exempt"];

/** When a sheet is opened half done: the moment of its last mark. */
function brokenOffAt(sheet: RollSheet): string | null {
  const begun = sheet.rows.some((row) => !MARKED_BY_NOBODY.includes(row.mark));
  return begun && sheet.counts.unmarked > 0 ? sheet.saved_at : null;
}

function Head({ sheet, brokenOff }: { sheet: RollSheet; brokenOff: string | null }) {
  const { t } = useTranslation();
  const { round } = sheet.session;
  // The session is as it was when the page opened; the counts follow each mark.
  const begun = sheet.session.begun || sheet.counts.unmarked < sheet.counts.due;
  return (
    <PageHead
      title={t("roll_call.title", { session: sheet.session.label })}
      below={
        <>
          <Link to="/rounds/$round/roll-call" params={{ round }} data-testid="roll-back">
            ‹ {sheet.round_title}
          </Link>
          {brokenOff && (
            <span className="roll-broken-off" role="status" data-testid="roll-broken-off">
              {t("roll_call.broken_off", { time: clock(brokenOff) })}
            </span>
          )}
        </>
      }
    >
      <RollCallSheet testId="roll-print" round={round} sessions={[{ ...sheet.session, begun }]} />
    </PageHead>
  );
}

interface EndingProps extends Props {
  marking: ReturnType<typeof useMarking>;
}

function Ending({ session, sheet, marking, refetch }: EndingProps) {
  const { t } = useTranslation();
  const rest = useAct("roll_call.mark_rest_present", {
    done: t("roll_call.rest_done"),
    touches: ["roll_call"],
    notifies: true,
  });
  const confirm = useAct("roll_call.confirm", {
    done: t("roll_call.confirmed"),
    touches: ["roll_call"],
    notifies: true,
  });
  const { unmarked } = sheet.counts;
  const after = {
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
            void marking.finish().then((finished) => finished && rest.mutate({ id: session }, after))
          }
        >
          {t("roll_call.rest", { count: unmarked })}
        </ConfirmButton>
      )}
      {sheet.session.confirmed ? (
        <Text fw={600} data-testid="roll-confirmed">
          {t("roll_call.is_confirmed")}
        </Text>
      ) : (
        <Button
          disabled={unmarked > 0 || marking.waiting > 0}
          loading={confirm.isPending}
          title={unmarked > 0 ? t("roll_call.confirm_blocked", { count: unmarked }) : undefined}
          onClick={() => confirm.mutate({ id: session }, after)}
          data-testid="roll-confirm"
        >
          {t("roll_call.confirm")}
        </Button>
      )}
    </Group>
  );
}
