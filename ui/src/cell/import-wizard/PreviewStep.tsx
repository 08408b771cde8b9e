import { Alert, Button, Group, Paper, SegmentedControl, Stack, Text } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "../../design/ErrorNote";
import { call, type Refusal } from "../../door";
import { useAct } from "../queries";
import type { Choices, ImportDone, ImportPreview, ImportRequest, Proposal } from "../types";
import { PreviewTable } from "./PreviewTable";
import { ReviewList } from "./ReviewList";
import { listsNotRead, placesToReview, withList } from "./review";

interface Props {
  proposal: Proposal;
  request: ImportRequest;
  choices: Choices;
  onChange: (request: ImportRequest) => void;
  onBack: () => void;
  onDone: (result: ImportDone) => void;
}

type View = "review" | "all";

/** The rows as they would be written. Those that need a decision come first. */
export function PreviewStep({ proposal, request, choices, onChange, onBack, onDone }: Props) {
  const { t } = useTranslation();
  const [view, setView] = useState<View>("review");
  const preview = useQuery<ImportPreview, Refusal>({
    queryKey: ["members.import_preview", request],
    queryFn: () => call("members.import_preview", request),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  const commit = useAct("members.import_commit", { touches: ["members", "bin"] });
  const shown = preview.data;
  const toLook = shown ? placesToReview(shown, request) : 0;
  return (
    <Stack data-testid="import-preview">
      <ErrorNote error={preview.error} onRetry={() => void preview.refetch()} />
      {preview.isPending && <Text>{t("common.loading")}</Text>}
      {shown && (
        <>
          <Group justify="space-between">
            <Text fw={600} data-testid="import-counts">
              {t("import.counts", {
                add: shown.to_add,
                here: shown.already_here,
                review: shown.to_review,
                skipped: shown.skipped,
                left: shown.left_out,
                all: shown.rows.length + shown.left_out,
              })}
            </Text>
            {toLook > 0 && (
              <SegmentedControl
                size="md"
                value={view}
                onChange={(value) => setView(value as View)}
                data={[
                  { value: "review", label: t("import.view_review", { count: toLook }) },
                  { value: "all", label: t("import.view_all", { count: shown.rows.length }) },
                ]}
                data-testid="import-view"
              />
            )}
          </Group>
          {listsNotRead(proposal, request).map(({ name, people }) => (
            <Paper key={name} className="amber" data-testid="import-other-list">
              <Group justify="space-between">
                <Text>{t("import.other_list", { name, people })}</Text>
                <Button
                  variant="default"
                  onClick={() => onChange(withList(request, choices, name))}
                  data-testid="import-add-list"
                >
                  {t("import.add_list")}
                </Button>
              </Group>
            </Paper>
          ))}
          {toLook > 0 && view === "review" ? (
            <ReviewList preview={shown} request={request} onChange={onChange} />
          ) : (
            <PreviewTable rows={shown.rows} request={request} />
          )}
          {shown.to_add === 0 && <Alert color="yellow">{t("import.nobody_new")}</Alert>}
        </>
      )}
      <ErrorNote error={commit.error} />
      <Group justify="space-between">
        <Button variant="default" onClick={onBack} data-testid="import-back">
          {t("common.back")}
        </Button>
        <Button
          size="lg"
          disabled={!shown || shown.to_add === 0 || preview.isFetching}
          loading={commit.isPending}
          onClick={() => commit.mutate(request, { onSuccess: onDone })}
          data-testid="import-commit"
        >
          {t("import.commit", { count: shown?.to_add ?? 0 })}
        </Button>
      </Group>
    </Stack>
  );
}
