import { Button, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Note } from "../../design/Note";
import { date } from "../../i18n/formats";
import { formerWords } from "../exchange/former";
import { useAct, useSuperior } from "../queries";
import type { Round, WithdrawnRound } from "../types";

/** What the superior changed in its round since: that it was withdrawn, or its deadline. */
export function SuperiorSays({ round }: { round: Round }) {
  const { t } = useTranslation();
  const superior = useSuperior();
  const save = useAct("rounds.save", { done: t("rounds.superior_deadline_taken") });
  if (round.parent_former) {
    return (
      <Note color="blue" testId="round-former">
        {t("former.round", { title: round.parent_title, former: formerWords(t, round.parent_former) })}
      </Note>
    );
  }
  if (round.parent_withdrawn) {
    return (
      <Note color="blue" testId="round-withdrawn">
        {t("rounds.superior_withdrew", { superior, title: round.title, reason: round.parent_withdrawn })}{" "}
        {t("rounds.superior_withdrew_kept")}
      </Note>
    );
  }
  const theirs = round.parent_deadline;
  if (!theirs || theirs === round.deadline || round.state === "closed") return null;
  return (
    <Note
      color="blue"
      testId="round-superior-deadline"
      act={
        <Button
          variant="default"
          loading={save.isPending}
          onClick={() => save.mutate({ id: round.id, deadline: theirs })}
          data-testid="round-take-deadline"
        >
          {t("rounds.superior_deadline_take")}
        </Button>
      }
    >
      {t("rounds.superior_deadline", { superior, day: date(theirs) })}
    </Note>
  );
}

/** Rounds that the superior withdrew, so that nobody waits for one that is no longer offered. */
export function WithdrawnRounds({ rounds }: { rounds: readonly WithdrawnRound[] }) {
  const { t } = useTranslation();
  const superior = useSuperior();
  if (rounds.length === 0) return null;
  return (
    <Note color="blue" testId="rounds-withdrawn">
      {rounds.map(({ id, title, reason }) => (
        <Text key={id}>{t("rounds.superior_withdrew", { superior, title, reason })}</Text>
      ))}
    </Note>
  );
}
