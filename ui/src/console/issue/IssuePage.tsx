import { Alert, Button, Group, Text, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmButton } from "../../design/ConfirmButton";
import { number } from "../../i18n/formats";
import { api } from "../api";
import { isCell, treeLines } from "../parts/cells";
import { Failure, Opening } from "../parts/Failure";
import { showNotice } from "../parts/notice";
import { go } from "../parts/place";
import { useTitle } from "../parts/title";
import { useSession } from "../session/session";
import { Addressed } from "./Addressed";
import { DocumentFields } from "./DocumentFields";
import { asRound, EMPTY_DRAFT, needs } from "./draft";
import { Preview } from "./Preview";
import { RoundFields } from "./RoundFields";
import { useDraft } from "./useDraft";

export function IssuePage() {
  const { t } = useTranslation();
  useTitle(t("issue.title"));
  const { me } = useSession();
  const queries = useQueryClient();
  const { draft, change, discard } = useDraft(me.name);
  const [checked, setChecked] = useState(false);
  const [previewing, setPreviewing] = useState(false);
  const units = useQuery({ queryKey: ["units", ""], queryFn: () => api.units() });
  const cells = treeLines(units.data?.units ?? [])
    .map((line) => line.unit)
    .filter(isCell);
  const count = draft.toAll ? cells.length : draft.chosen.length;

  const issue = useMutation({
    mutationFn: () => api.issue(asRound(draft)),
    onSuccess: async ({ id }) => {
      const message = t("issue.done", { title: draft.title.trim(), count });
      discard();
      setPreviewing(false);
      showNotice(message);
      await queries.invalidateQueries({ queryKey: ["rounds"] });
      go({ page: "table", round: id });
    },
  });

  const found = needs(draft);
  const need = (field: string) => {
    const what = checked ? found.get(field) : undefined;
    return what ? t(`issue.need.${what}`) : null;
  };
  const review = () => {
    setChecked(true);
    issue.reset();
    const first = found.keys().next().value;
    if (first === undefined) setPreviewing(true);
    else document.getElementById(`issue-${first}`)?.focus();
  };

  if (!units.data) {
    if (units.error) return <Failure error={units.error} retry={() => void units.refetch()} />;
    return <Opening />;
  }
  return (
    <div style={{ maxWidth: 1080, margin: "0 auto" }}>
      <Group justify="space-between" mb="xs">
        <Title order={1}>{t("issue.title")}</Title>
        {JSON.stringify(draft) !== JSON.stringify(EMPTY_DRAFT) && (
          <ConfirmButton
            testId="issue-discard"
            variant="subtle"
            question={t("issue.discard_ask")}
            answer={t("issue.discard")}
            onConfirm={() => {
              discard();
              setChecked(false);
            }}
          >
            {t("issue.discard")}
          </ConfirmButton>
        )}
      </Group>
      <Text size="sm" mb="md">
        {t("issue.draft_kept")}
      </Text>
      <DocumentFields draft={draft} change={change} need={need} />
      <RoundFields draft={draft} change={change} need={need} />
      <Addressed draft={draft} change={change} need={need} units={units.data.units} />
      {checked && found.size > 0 && (
        <Alert color="yellow" mt="md" role="alert" data-testid="issue-needs">
          {t("issue.need.summary", { count: found.size })}
        </Alert>
      )}
      <Group justify="flex-end" mt="md">
        <Button onClick={review} data-testid="issue-preview">
          {t("issue.preview")}
        </Button>
      </Group>
      <Preview
        opened={previewing}
        draft={draft}
        count={number(count)}
        cells={cells.filter((cell) => draft.toAll || draft.chosen.includes(cell.id))}
        error={issue.error}
        sending={issue.isPending}
        confirm={() => issue.mutate()}
        close={() => setPreviewing(false)}
      />
    </div>
  );
}
