import { Alert, Button, Group, Text, Title } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, type RoundDetail } from "../api";
import { changeInWords } from "../logs/changes";
import { ActDialog } from "../parts/ActDialog";
import { Failure, Opening } from "../parts/Failure";
import { PlaceLink } from "../parts/PlaceLink";
import { go } from "../parts/place";
import { useTitle } from "../parts/title";
import tableStyles from "../rounds/table.module.css";
import { useSession } from "../session/session";
import { changesOf, differences, draftOf } from "./correction";
import { DocumentFields } from "./DocumentFields";
import { type Draft, needs } from "./draft";
import { RoundFields } from "./RoundFields";
import { useDraft } from "./useDraft";

export function CorrectPage({ roundId }: { roundId: string }) {
  const { t } = useTranslation();
  useTitle(t("correct.title"));
  // Read once: a round that another officer corrects meanwhile must not change under the fingers.
  const round = useQuery({
    queryKey: ["round", roundId],
    queryFn: () => api.round(roundId),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (round.data) return <Form round={round.data} />;
  if (round.error) return <Failure error={round.error} retry={() => void round.refetch()} />;
  return <Opening />;
}

function Form({ round }: { round: RoundDetail }) {
  const { t } = useTranslation();
  const { me } = useSession();
  const begun = useMemo(() => draftOf(round), [round]);
  const { draft, change, discard } = useDraft(me.name, round.id, begun);
  const [checked, setChecked] = useState(false);
  const [looking, setLooking] = useState(false);
  const found = needs(draft);
  const need = (field: string) => {
    const what = checked ? found.get(field) : undefined;
    return what ? t(`issue.need.${what}`) : null;
  };
  const changed = differences(round, draft);
  const review = () => {
    setChecked(true);
    const first = found.keys().next().value;
    if (first === undefined) setLooking(changed.length > 0);
    else document.getElementById(`issue-${first}`)?.focus();
  };
  const leave = () => {
    discard();
    go({ page: "table", round: round.id });
  };
  return (
    <div style={{ maxWidth: 1080, margin: "0 auto" }}>
      <PlaceLink to={{ page: "table", round: round.id }} className={tableStyles.back ?? ""}>
        <IconArrowLeft size={18} aria-hidden="true" /> {round.title}
      </PlaceLink>
      <Title order={1}>{t("correct.title")}</Title>
      <Text mb="md">{t("correct.intro")}</Text>
      {round.withdrawn && <Alert color="ink">{t("correct.withdrawn")}</Alert>}
      <DocumentFields draft={draft} change={change} need={need} />
      <RoundFields draft={draft} change={change} need={need} />
      {checked && found.size > 0 && (
        <Alert color="yellow" mt="md" role="alert">
          {t("issue.need.summary", { count: found.size })}
        </Alert>
      )}
      {checked && found.size === 0 && changed.length === 0 && (
        <Alert color="ink" mt="md" role="alert" data-testid="correct-nothing">
          {t("correct.nothing")}
        </Alert>
      )}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={leave} data-testid="correct-cancel">
          {t("correct.cancel")}
        </Button>
        <Button onClick={review} data-testid="correct-review">
          {t("correct.review")}
        </Button>
      </Group>
      {looking && <Review round={round} draft={draft} close={() => setLooking(false)} done={leave} />}
    </div>
  );
}

interface ReviewProps {
  round: RoundDetail;
  draft: Draft;
  close: () => void;
  done: () => void;
}

function Review({ round, draft, close, done }: ReviewProps) {
  const { t, i18n } = useTranslation();
  return (
    <ActDialog
      title={t("correct.review_title")}
      size="lg"
      close={close}
      act={() => api.correct(round.id, changesOf(round, draft))}
      action={t("correct.yes")}
      testId="correct-yes"
      done={t("correct.done", { title: draft.title.trim() })}
      after={done}
    >
      {() => (
        <>
          <ul data-testid="correct-changes">
            {differences(round, draft).map((one) => (
              <li key={one.field}>{changeInWords(one, t, i18n.exists)}</li>
            ))}
          </ul>
          <Text>{t("round_acts.reaches")}</Text>
        </>
      )}
    </ActDialog>
  );
}
