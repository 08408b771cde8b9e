import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type Absences, MakeUpForm } from "../make-ups/MakeUpForm";
import { useCall } from "../queries";

interface Props {
  round: string;
  /** The people who are ticked in the list behind the figure. */
  members: ReadonlySet<string>;
  onRecord: (rows: Absences) => void;
}

/** Records the make-ups of the chosen people together. Who has made up since the figures were closed is left out. */
export function OwedMakeUps({ round, members, onRecord }: Props) {
  const { t } = useTranslation();
  const list = useCall("make_ups.list", { round });
  const owed = list.data?.rows.filter((row) => !row.made_up && members.has(row.member)) ?? [];
  const [first, ...more] = owed;
  return (
    <Button
      disabled={!first}
      onClick={() => first && onRecord([first, ...more])}
      data-testid="figure-make-up"
    >
      {t("make_ups.record_chosen", { count: owed.length })}
    </Button>
  );
}

/** The form for them, in place of the list. */
export function MakeUps({ round, rows, onClose }: { round: string; rows: Absences; onClose: () => void }) {
  const sessions = useCall("rounds.get", { id: round }).data?.sessions;
  return sessions ? <MakeUpForm rows={rows} sessions={sessions} onClose={onClose} /> : null;
}
