import { Alert, Button, Checkbox, Group, Paper, Radio, Stack, TextInput, Title } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { DateInput } from "../../design/DateInput";
import { called, type Draft, type DraftDocument, NO_DOCUMENT } from "./draft";
import type { PartProps } from "./fields";

export function DocumentFields({ draft, change, need }: PartProps) {
  const { t } = useTranslation();
  const setDocuments = (documents: DraftDocument[]) => {
    const names = documents.map(called).filter((name) => name !== "");
    const made =
      names.length > 0 ? t("issue.round_title_made", { documents: names.join(t("issue.joiner")) }) : "";
    change(draft.titleTouched ? { documents } : { documents, title: made });
  };
  const replace = (place: number, part: Partial<DraftDocument>) =>
    setDocuments(draft.documents.map((each, at) => (at === place ? { ...each, ...part } : each)));
  return (
    <Paper>
      <Title order={2} mb="sm">
        {t("issue.documents")}
      </Title>
      <Stack gap="lg">
        {draft.documents.map((document, place) => (
          <OneDocument
            // biome-ignore lint/suspicious/noArrayIndexKey: documents have no other name while they are typed.
            key={place}
            place={place}
            document={document}
            need={need}
            replace={(part) => replace(place, part)}
            remove={
              draft.documents.length > 1
                ? () => setDocuments(draft.documents.filter((_, at) => at !== place))
                : undefined
            }
          />
        ))}
        <Group>
          <Button
            variant="default"
            leftSection={<IconPlus size={20} aria-hidden="true" />}
            onClick={() => setDocuments([...draft.documents, NO_DOCUMENT])}
            data-testid="add-document"
          >
            {t("issue.add_document")}
          </Button>
        </Group>
        <Classified draft={draft} change={change} need={need} />
      </Stack>
    </Paper>
  );
}

interface OneProps {
  place: number;
  document: DraftDocument;
  need: PartProps["need"];
  replace: (part: Partial<DraftDocument>) => void;
  remove: (() => void) | undefined;
}

function OneDocument({ place, document, need, replace, remove }: OneProps) {
  const { t } = useTranslation();
  const named = document.unnumbered ? "name" : "number";
  const field = (name: string) => {
    const id = `document-${place}-${name}`;
    return { id: `issue-${id}`, "data-testid": `issue-${id}`, error: need(id) };
  };
  return (
    <Stack gap="xs" data-testid={`document-${place}`}>
      <Group justify="space-between" mih={44}>
        <Title order={3}>{t("issue.document", { number: place + 1 })}</Title>
        {remove && (
          <Button
            variant="subtle"
            leftSection={<IconTrash size={18} aria-hidden="true" />}
            onClick={remove}
            data-testid="remove-document"
          >
            {t("issue.remove_document", { number: place + 1 })}
          </Button>
        )}
      </Group>
      <Group align="flex-start" grow preventGrowOverflow={false} wrap="nowrap">
        <TextInput
          {...field(named)}
          label={t(`issue.${named}`)}
          placeholder={t(`issue.${named}_example`)}
          value={document[named]}
          onChange={(event) => replace({ [named]: event.currentTarget.value })}
          w={document.unnumbered ? 460 : 240}
        />
        <TextInput
          {...field("issuer")}
          label={t("issue.issuer")}
          value={document.issuer}
          onChange={(event) => replace({ issuer: event.currentTarget.value })}
        />
        <DateInput
          label={t("issue.date")}
          value={document.date}
          onChange={(date) => replace({ date })}
          w={180}
          error={need(`document-${place}-date`)}
          testId={`issue-document-${place}-date`}
        />
      </Group>
      <Checkbox
        label={t("issue.no_number")}
        checked={document.unnumbered}
        onChange={(event) => replace({ unnumbered: event.currentTarget.checked })}
        data-testid={`issue-document-${place}-unnumbered`}
      />
      <TextInput
        {...field("summary")}
        label={t("issue.summary")}
        value={document.summary}
        onChange={(event) => replace({ summary: event.currentTarget.value })}
      />
    </Stack>
  );
}

/** Asked before anything is sent: a classified document has no place in the program. */
function Classified({ draft, change, need }: PartProps) {
  const { t } = useTranslation();
  return (
    <>
      <Radio.Group
        size="md"
        label={t("issue.classified")}
        value={draft.classified}
        onChange={(answer) => change({ classified: answer as Draft["classified"] })}
        error={draft.classified === null ? need("classified") : null}
      >
        <Group mt={6} gap="xl">
          <Radio
            value="no"
            label={t("issue.classified_no")}
            id="issue-classified"
            data-testid="classified-no"
          />
          <Radio value="yes" label={t("issue.classified_yes")} data-testid="classified-yes" />
        </Group>
      </Radio.Group>
      {draft.classified === "yes" && (
        <Alert color="yellow" role="alert" data-testid="classified-refused">
          {t("issue.classified_refused")}
        </Alert>
      )}
    </>
  );
}
