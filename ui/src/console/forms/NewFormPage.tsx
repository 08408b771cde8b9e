import { Alert, Button, Group, Paper, Stack, Text, TextInput, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmButton } from "../../design/ConfirmButton";
import { DateInput } from "../../design/DateInput";
import { number } from "../../i18n/formats";
import { ApiError, api } from "../api";
import { Addressed } from "../issue/Addressed";
import { EMPTY_DRAFT } from "../issue/draft";
import { isCell, treeLines } from "../parts/cells";
import { Failure, Opening } from "../parts/Failure";
import { showNotice } from "../parts/notice";
import { go } from "../parts/place";
import { Refused } from "../parts/Refused";
import { useSentence } from "../parts/sentence";
import { useTitle } from "../parts/title";
import { useKept } from "../parts/useKept";
import { useSession } from "../session/session";
import { EMPTY, type FormDraft, type Need, needs } from "./draft";
import { type Looked, SourcePart } from "./SourcePart";

/** Asks cells to fill in a form: its questions, its deadline and whom it is for. */
export function NewFormPage() {
  const { t } = useTranslation();
  useTitle(t("forms.new"));
  const { me } = useSession();
  const queries = useQueryClient();
  const { draft, change, discard } = useKept<FormDraft>(`sochibo:form:${me.name}`, EMPTY);
  const [looked, setLooked] = useState<Looked | null>(null);
  const [asked, setAsked] = useState(false);
  const units = useQuery({ queryKey: ["units", ""], queryFn: () => api.units() });
  const issue = useMutation({
    mutationFn: (source: Looked["source"]) =>
      api.issueForm({
        title: draft.title,
        deadline: draft.deadline,
        source,
        addressed: draft.toAll ? "all" : draft.chosen,
      }),
    onSuccess: async ({ id }) => {
      discard();
      showNotice(t("forms.issued", { title: draft.title.trim() }));
      await queries.invalidateQueries({ queryKey: ["forms"] });
      go({ page: "form", form: id });
    },
  });
  const found = needs(draft, looked?.checked.usable ?? false, false);
  const need = (field: Need) => (asked && found.includes(field) ? t(`forms.need.${field}`) : null);
  const why = useWhy(issue.error);
  if (!units.data) {
    if (units.error) return <Failure error={units.error} retry={() => void units.refetch()} />;
    return <Opening />;
  }
  const cells = treeLines(units.data.units).filter((line) => isCell(line.unit)).length;
  const count = number(draft.toAll ? cells : draft.chosen.length);
  const find = (next: Looked | null) => {
    setLooked(next);
    if (next?.checked.title && draft.title === "") change({ title: next.checked.title });
  };
  return (
    <div style={{ maxWidth: 1080, margin: "0 auto" }}>
      <Title order={1}>{t("forms.new")}</Title>
      <Text mb="md">{t("forms.new_intro")}</Text>
      <Paper>
        <Stack>
          <TextInput
            label={t("forms.form_title")}
            value={draft.title}
            onChange={(event) => change({ title: event.currentTarget.value })}
            error={need("title") ?? why("title")}
            data-testid="new-form-title"
          />
          <DateInput
            label={t("forms.deadline")}
            value={draft.deadline}
            onChange={(deadline) => change({ deadline })}
            error={need("deadline") ?? why("deadline")}
            testId="new-form-deadline"
          />
        </Stack>
      </Paper>
      <SourcePart
        way={draft.way}
        choose={(way) => change({ way })}
        title={draft.title}
        questions={draft.questions}
        changeQuestions={(questions) => change({ questions })}
        looked={looked}
        found={find}
      />
      <Addressed
        draft={{ ...EMPTY_DRAFT, toAll: draft.toAll, chosen: draft.chosen }}
        change={({ toAll, chosen }) =>
          change({ ...(toAll !== undefined && { toAll }), ...(chosen !== undefined && { chosen }) })
        }
        need={(field) => (field === "addressed" ? (need("addressed") ?? why("addressed")) : null)}
        units={units.data.units}
      />
      {asked && found.length > 0 && (
        <Alert color="yellow" mt="md" role="alert" data-testid="form-needs">
          {found.map((field) => t(`forms.need.${field}`)).join(" ")}
        </Alert>
      )}
      <Refused error={issue.error} />
      <Group justify="flex-end" mt="md">
        {looked && found.length === 0 ? (
          <ConfirmButton
            testId="form-issue"
            loading={issue.isPending}
            question={t("forms.issue_ask", { count, title: draft.title.trim() })}
            answer={t("forms.issue")}
            onConfirm={() => issue.mutate(looked.source)}
          >
            {t("forms.issue")}
          </ConfirmButton>
        ) : (
          <Button onClick={() => setAsked(true)} data-testid="form-issue-not-yet">
            {t("forms.issue")}
          </Button>
        )}
      </Group>
    </div>
  );
}

/** The sentence with which the server refused a field. */
function useWhy(error: Error | null): (field: string) => string | null {
  const sentence = useSentence();
  return (field) => (error instanceof ApiError && error.field === field ? sentence(error) : null);
}
