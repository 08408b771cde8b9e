import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "../../design/ErrorNote";
import { Note } from "../../design/Note";
import type { Answer } from "../../door";
import { date } from "../../i18n/formats";
import { useAct, useCall } from "../queries";

type Joint = Answer<"sessions.joint">["sessions"][number];

/** What the superior holds for many cells in this round: what has to be done about each, and nothing of the others. */
export function JointSessions({ round }: { round: string }) {
  const joint = useCall("sessions.joint", { id: round });
  return (
    <>
      <ErrorNote error={joint.error} onRetry={() => void joint.refetch()} />
      {joint.data?.sessions.map((one) =>
        one.withdrawn ? (
          one.session && <CalledOff key={one.id} joint={one} session={one.session} />
        ) : one.session === null || one.changed ? (
          <ToFollow key={one.id} round={round} joint={one} />
        ) : null,
      )}
    </>
  );
}

function useTitle(joint: Joint): string {
  const { t } = useTranslation();
  const where = [joint.place, ...joint.points].filter(Boolean).join("; ");
  const when = t("joint.title", { day: date(joint.date), time: joint.time }).trim();
  const by = joint.speaker ? t("joint.speaker", { name: joint.speaker }) : "";
  return [when, where, by].filter(Boolean).join(", ");
}

function ToFollow({ round, joint }: { round: string; joint: Joint }) {
  const { t } = useTranslation();
  const title = useTitle(joint);
  const follow = useAct("sessions.follow", {
    done: t(joint.changed ? "joint.updated" : "joint.followed"),
    notifies: true,
  });
  return (
    <Note
      color="blue"
      testId="joint-session"
      act={
        <Button
          loading={follow.isPending}
          onClick={() => follow.mutate({ round, joint: joint.id })}
          data-testid="joint-follow"
        >
          {t(joint.changed ? "joint.update" : "joint.follow")}
        </Button>
      }
    >
      {title}. {t(joint.changed ? "joint.changed" : "joint.help")}
    </Note>
  );
}

function CalledOff({ joint, session }: { joint: Joint; session: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const title = useTitle(joint);
  return (
    <Note
      color="yellow"
      testId="joint-called-off"
      act={
        <Button
          variant="default"
          onClick={() => void navigate({ to: "/roll-call/$session", params: { session } })}
          data-testid="joint-open"
        >
          {t("joint.open")}
        </Button>
      }
    >
      {title}. {t("joint.called_off", { reason: joint.withdrawn })}
    </Note>
  );
}
