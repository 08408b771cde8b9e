import { Alert, Button, Group, Text, Title } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmButton } from "../../design/ConfirmButton";
import { number } from "../../i18n/formats";
import { api } from "../api";
import { Addressed } from "../issue/Addressed";
import { DocumentFields } from "../issue/DocumentFields";
import { addressedTo, asDocuments, called, type Draft, EMPTY_DRAFT, needsOfDocuments } from "../issue/draft";
import { isCell, treeLines } from "../parts/cells";
import { Failure, Opening } from "../parts/Failure";
import { showNotice } from "../parts/notice";
import { PlaceLink } from "../parts/PlaceLink";
import { go } from "../parts/place";
import { Refused } from "../parts/Refused";
import { useTitle } from "../parts/title";
import { useKept } from "../parts/useKept";
import tableStyles from "../rounds/table.module.css";
import { useSession } from "../session/session";

/** Documents to all cells or to some, without a round. What is typed is kept as it is for a round. */
export function IssueDocumentsPage() {
  const { t } = useTranslation();
  useTitle(t("documents.issue"));
  const { me } = useSession();
  const queries = useQueryClient();
  const { draft, change, discard } = useKept<Draft>(`sochibo:documents:${me.name}`, EMPTY_DRAFT);
  const [checked, setChecked] = useState(false);
  const units = useQuery({ queryKey: ["units", ""], queryFn: () => api.units() });
  const issue = useMutation({
    mutationFn: () => api.issueDocuments({ documents: asDocuments(draft), addressed: addressedTo(draft) }),
    onSuccess: (lines) => {
      discard();
      queries.setQueryData(["documents"], lines);
      showNotice(t("documents.issued"));
      go({ page: "documents" });
    },
  });
  if (!units.data) {
    if (units.error) return <Failure error={units.error} retry={() => void units.refetch()} />;
    return <Opening />;
  }
  const cells = treeLines(units.data.units).filter((line) => isCell(line.unit)).length;
  const count = draft.toAll ? cells : draft.chosen.length;
  const found = needsOfDocuments(draft);
  const need = (field: string) => {
    const what = checked ? found.get(field) : undefined;
    return what ? t(`issue.need.${what}`) : null;
  };
  const review = () => {
    setChecked(true);
    const first = found.keys().next().value;
    if (first !== undefined) document.getElementById(`issue-${first}`)?.focus();
  };
  return (
    <div style={{ maxWidth: 1080, margin: "0 auto" }}>
      <PlaceLink to={{ page: "documents" }} className={tableStyles.back ?? ""} data-testid="documents-back">
        <IconArrowLeft size={18} aria-hidden="true" /> {t("documents.title")}
      </PlaceLink>
      <Title order={1}>{t("documents.issue")}</Title>
      <Text size="sm" mb="md">
        {t("documents.issue_help")}
      </Text>
      <DocumentFields draft={draft} change={change} need={need} />
      <Addressed draft={draft} change={change} need={need} units={units.data.units} />
      {checked && found.size > 0 && (
        <Alert color="yellow" mt="md" role="alert" data-testid="issue-needs">
          {t("issue.need.summary", { count: found.size })}
        </Alert>
      )}
      <Refused error={issue.error} />
      <Group justify="flex-end" mt="md">
        {found.size > 0 ? (
          <Button onClick={review} data-testid="documents-review">
            {t("documents.issue")}
          </Button>
        ) : (
          <ConfirmButton
            testId="documents-send"
            loading={issue.isPending}
            question={t("documents.ask", {
              names: draft.documents.map(called).join(t("issue.joiner")),
              count: number(count),
            })}
            answer={t("documents.issue")}
            onConfirm={() => issue.mutate()}
          >
            {t("documents.issue")}
          </ConfirmButton>
        )}
      </Group>
    </div>
  );
}
