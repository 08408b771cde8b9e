import { Alert, Button, Group, NativeSelect, Paper, Stack, Text, Textarea } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { shownKeys, useShortcuts } from "../../design/shortcuts";
import { clockWithSeconds, dayOfMoment, moment, year } from "../../i18n/formats";
import { TextFromFile } from "../essay-files/TextFromFile";
import { UnreadNote } from "../exchange/UnreadNote";
import { PageHead } from "../frame/PageHead";
import { PagesSection } from "../pages/PagesSection";
import { useAct } from "../queries";
import { DoubtNote } from "../rounds/DoubtNote";
import type { Essay, EssayState, Grade } from "../types";
import { AlikeDialog } from "./AlikeDialog";
import { BesidePanel } from "./BesidePanel";
import { HandIn } from "./HandIn";
import { placesOf, placeTitle, textAt } from "./places";
import { SuperiorGrades } from "./SuperiorGrades";
import { type DraftState, type Settle, useDraft } from "./useDraft";
import { VersionsDialog } from "./VersionsDialog";
import { versionWords } from "./versionWords";
import "./essays.css";

const GRADES: readonly Grade[] = ["good", "fair", "average"];
const WITH_FAILED: readonly Grade[] = [...GRADES, "failed"];

interface Props {
  essay: Essay;
  /** Called when another text has replaced this one, which must be read again. */
  onChanged: () => Promise<unknown>;
}

export function EssayEditor({ essay, onChanged }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const draft = useDraft(essay);
  // A box stays while the page is open, also when its text is deleted.
  const [places] = useState(() => placesOf(essay.questions, draft.parts));
  // An essay written by hand is read before anything is typed.
  const photographed = essay.form === "photo";
  const [handedIn, setHandedIn] = useState(essay.handed_in_on !== "");
  // A text that was read off the pages is put behind what stands in the first box.
  const first = places[0] ?? "awareness";
  const addText = (text: string) =>
    draft.change(first, [textAt(draft.parts, first).trim(), text].filter(Boolean).join("\n\n"));
  const pages = <PagesSection round={essay.round} member={essay.member} onText={addText} />;
  const to = (member: string | null) =>
    member && void navigate({ to: "/rounds/$round/essays/$member", params: { round: essay.round, member } });
  useShortcuts("essay", { previous: () => to(essay.previous), next: () => to(essay.next) });
  return (
    <>
      <PageHead
        title={
          <span className="person-name">
            {essay.name} ({year(essay.born)})
          </span>
        }
        below={
          <Link to="/rounds/$round/essays" params={{ round: essay.round }} data-testid="essay-back">
            ‹ {essay.round_title}
          </Link>
        }
      >
        <Button
          variant="default"
          disabled={!essay.previous}
          onClick={() => to(essay.previous)}
          title={shownKeys("essay", "previous").join(", ")}
          data-testid="essay-previous"
        >
          {t("essay.previous")}
        </Button>
        <Button
          variant="default"
          disabled={!essay.next}
          onClick={() => to(essay.next)}
          title={shownKeys("essay", "next").join(", ")}
          data-testid="essay-next"
        >
          {t("essay.next")}
        </Button>
      </PageHead>
      <div className="essay-middle">
        <Stack className="essay-parts" gap="sm">
          <DoubtNote sentence={essay.missed ? t("session_more.missed", { name: essay.name }) : undefined} />
          <UnreadNote count={essay.unread} />
          {photographed && pages}
          {essay.joins > 0 ? (
            <Alert color="yellow" data-testid="essay-joins">
              {t("versions.joining")}
            </Alert>
          ) : (
            <BesidePanel essay={essay} settle={draft.settle} onChanged={onChanged} />
          )}
          <Group justify="flex-end">
            <TextFromFile
              round={essay.round}
              member={essay.member}
              settle={draft.settle}
              onChanged={onChanged}
            />
          </Group>
          {places.map((place) => (
            <Textarea
              key={place}
              id={`essay-${place}`}
              data-testid={`essay-${place}`}
              label={placeTitle(t, place, essay.questions)}
              autosize
              minRows={5}
              spellCheck={false}
              readOnly={draft.settling}
              value={textAt(draft.parts, place)}
              onChange={(event) => draft.change(place, event.currentTarget.value)}
              onBlur={() => void draft.flush()}
            />
          ))}
          {!photographed && pages}
        </Stack>
        <aside className="essay-side" aria-label={t("essay.guiding")}>
          <Paper>
            <Text fw={600}>{t("essay.guiding")}</Text>
            <Text className="essay-questions">{essay.guiding_questions || t("essay.no_guiding")}</Text>
          </Paper>
          <SuperiorGrades grades={essay.superior_grades} />
          <Versions essay={essay} settle={draft.settle} onChanged={onChanged} />
          {essay.versions.length > 0 && <LikeOthers essay={essay} />}
        </aside>
      </div>
      <Group justify="space-between" wrap="nowrap" className="essay-foot">
        <div className="essay-foot-state">
          <SavedLine state={draft.state} />
          <Text c="ink.6" fz="sm">
            <IconLock size={16} aria-hidden /> <StaysHere to={essay.hand_in_to} handedIn={handedIn} />
          </Text>
        </div>
        <Ending essay={essay} settle={draft.settle} onHanded={setHandedIn} />
      </Group>
    </>
  );
}

/** Compares the essay, when asked to, with those of others and of earlier rounds. */
function LikeOthers({ essay }: { essay: Essay }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" size="sm" onClick={() => setOpen(true)} data-testid="essay-alike">
        {t("alike.title")}
      </Button>
      {open && <AlikeDialog round={essay.round} member={essay.member} onClose={() => setOpen(false)} />}
    </>
  );
}

/** Who can read the text. */
function StaysHere({ to, handedIn }: { to: string | null; handedIn: boolean }) {
  const { t } = useTranslation();
  if (to === null) return <>{t("essay.stays_here")}</>;
  return <>{t(handedIn ? "essay.read_above" : "essay.stays_until", { to })}</>;
}

function SavedLine({ state }: { state: DraftState }) {
  const { t } = useTranslation();
  const savedSentence = (at: string) =>
    dayOfMoment(at) === dayOfMoment(new Date().toISOString())
      ? t("essay.saved_at", { time: clockWithSeconds(at) })
      : t("essay.saved_on", { moment: moment(at) });
  return (
    <Text
      fw={600}
      aria-live="polite"
      data-testid="essay-saved"
      c={state.is === "not_saved" ? "red.9" : undefined}
    >
      {state.is === "untouched" && (state.savedAt ? savedSentence(state.savedAt) : t("essay.nothing_yet"))}
      {state.is === "saving" && t("status.saving")}
      {state.is === "saved" && savedSentence(state.savedAt)}
      {state.is === "not_saved" && state.again && t("essay.not_saved", { reason: state.message })}
      {state.is === "not_saved" && !state.again && t("essay.refused", { reason: state.message })}
    </Text>
  );
}

function Versions({ essay, settle, onChanged }: Props & { settle: Settle }) {
  const { t } = useTranslation();
  const [reading, setReading] = useState<string | null>(null);
  if (essay.versions.length === 0) return null;
  return (
    <Paper data-testid="essay-versions">
      <Text fw={600}>{t("essay.versions", { count: essay.versions.length })}</Text>
      {[...essay.versions].reverse().map((version) => (
        <Button
          key={version.id}
          variant="subtle"
          size="sm"
          justify="flex-start"
          fullWidth
          onClick={() => setReading(version.id)}
          data-testid="essay-version"
          className="version-line"
        >
          <span className="person-name">{versionWords(t, version)}</span>
        </Button>
      ))}
      {reading && (
        <VersionsDialog
          essay={essay}
          first={reading}
          settle={settle}
          onChanged={onChanged}
          onClose={() => setReading(null)}
        />
      )}
    </Paper>
  );
}

interface EndingProps {
  essay: Essay;
  settle: Settle;
  onHanded: (handedIn: boolean) => void;
}

/** State and grade change here. The text that was read when the page opened stays as it is, because it may be in the middle of being typed. */
function Ending({ essay, settle, onHanded }: EndingProps) {
  const { t } = useTranslation();
  const [state, setState] = useState<EssayState>(essay.state);
  const [grade, setGrade] = useState(essay.grade);
  const [reaches, setReaches] = useState(essay.reaches_superior);
  const setGradeOf = useAct("essays.grade", { notifies: true, done: t("essays.grade_saved") });
  const handed = state === "handed_in" || state === "graded";
  const { round, member } = essay;
  const judge = (value: Grade | null) =>
    setGradeOf.mutate(
      { round, member, grade: value },
      {
        onSuccess: () => {
          setGrade(value);
          setState(value ? "graded" : "handed_in");
        },
      },
    );
  return (
    <Group wrap="nowrap" flex="none">
      {handed && (
        <NativeSelect
          id="essay-grade"
          data-testid="essay-grade"
          aria-label={t(essay.superior_grades.length > 0 ? "superior_grade.own" : "essays.column.grade")}
          value={grade ?? ""}
          onChange={(event) => judge((event.currentTarget.value || null) as Grade | null)}
          data={[
            { value: "", label: t("essays.not_graded") },
            ...(essay.failed_grade || grade === "failed" ? WITH_FAILED : GRADES).map((value) => ({
              value,
              label: t(`grade.${value}`),
            })),
          ]}
        />
      )}
      <HandIn
        round={round}
        member={member}
        name={essay.name}
        handed={handed}
        handedOn={essay.handed_in_on}
        to={essay.hand_in_to}
        reaches={reaches}
        settle={settle}
        onDone={(now) => {
          setState(now ? "handed_in" : "writing");
          setReaches(now && essay.hand_in_to !== null ? true : null);
          onHanded(now);
        }}
      />
    </Group>
  );
}
