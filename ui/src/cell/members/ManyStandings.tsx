import { Checkbox, Group, ScrollArea, Stack, Text } from "@mantine/core";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { otherError } from "../../design/ErrorNote";
import { today, year } from "../../i18n/formats";
import { useAct } from "../queries";
import { RecordDialog } from "../records/RecordDialog";
import { useRecordDraft } from "../records/useRecordDraft";
import { useUncorrected } from "../records/useUncorrected";
import type { Member } from "../types";
import { hasEnd, StandingFields, type StandingWords } from "./StandingFields";

interface Words extends StandingWords {
  members: string[];
}

interface Props {
  everybody: readonly Member[];
  /** The members that the page shows. */
  shown: readonly Member[];
  onClose: () => void;
}

/** One change of standing for several members: all of them or none. */
export function ManyStandings({ everybody, shown, onClose }: Props) {
  const { t } = useTranslation();
  const [begun] = useState(today);
  const before = useMemo(() => ({ members: [], standing: "exempt", since: begun, until: "" }), [begun]);
  const title = t("members.standing_many");
  const draft = useRecordDraft({ kind: "standings-many", record: null, title, before });
  const words = draft.values as unknown as Words;
  const save = useAct("members.change_standing", { done: t("members.standing_saved"), notifies: true });
  const [error, corrected] = useUncorrected(save.error);
  const change = (part: Partial<Words>) => {
    draft.change({ ...part });
    corrected(part);
  };
  // Whoever is chosen is in sight, even when the form is opened again on another selection of the list.
  const isChosen = ({ id }: Member) => words.members.includes(id);
  const offered = [...shown, ...everybody.filter((one) => isChosen(one) && !shown.includes(one))];
  const chosen = offered.filter(isChosen).map((member) => member.id);
  const [id, ...also] = chosen;
  const until = hasEnd(words.standing) && words.until ? words.until : null;
  return (
    <RecordDialog
      testId="standings"
      title={title}
      record={null}
      draft={draft}
      error={otherError(error, ["since", "until"])}
      saving={save.isPending}
      onSave={(then) =>
        id && save.mutate({ id, also, standing: words.standing, since: words.since, until }, then)
      }
      action={t("members.standing_save_many", { count: chosen.length })}
      unfit={chosen.length === 0}
      onClose={onClose}
    >
      <StandingFields words={words} error={error} onChange={change} focused />
      <Whom offered={offered} chosen={chosen} onChange={(members) => change({ members })} />
    </RecordDialog>
  );
}

interface WhomProps {
  offered: readonly Member[];
  chosen: string[];
  onChange: (chosen: string[]) => void;
}

function Whom({ offered, chosen, onChange }: WhomProps) {
  const { t } = useTranslation();
  return (
    <Stack gap={6}>
      <Text fw={600}>{t("members.standing_whom")}</Text>
      {offered.length > 1 && (
        <Checkbox
          label={t("members.standing_all", { count: offered.length })}
          checked={chosen.length === offered.length}
          onChange={(event) => onChange(event.currentTarget.checked ? offered.map(({ id }) => id) : [])}
          data-testid="standings-all"
        />
      )}
      <Checkbox.Group value={chosen} onChange={onChange} aria-label={t("members.standing_whom")}>
        <ScrollArea.Autosize mah="40vh">
          <Stack gap={6}>
            {offered.map((member) => (
              <Checkbox
                key={member.id}
                value={member.id}
                data-testid="standings-member"
                label={
                  <Group gap={6}>
                    <span className="person-name">
                      {member.name} ({year(member.born) || t("roll_call.born_unknown")})
                    </span>
                    <Text component="span" c="ink.6">
                      {t(`standing.${member.standing}`)}
                    </Text>
                  </Group>
                }
              />
            ))}
          </Stack>
        </ScrollArea.Autosize>
      </Checkbox.Group>
    </Stack>
  );
}
