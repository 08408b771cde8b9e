import { Group } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { fieldError, otherError } from "../../design/ErrorNote";
import { useAct } from "../queries";
import { FieldInput } from "../records/FieldInput";
import { RecordDialog } from "../records/RecordDialog";
import { useRecordDraft } from "../records/useRecordDraft";
import { useUncorrected } from "../records/useUncorrected";
import { useWords } from "../registers/described";
import type { ReportedTask } from "../types";
import { PROGRESS } from "./meetingForms";

interface Props {
  meeting: string;
  task: ReportedTask;
  onClose: () => void;
}

const FIELDS = ["before", "after", "result", "finished"] as const;

/** What a member reports of a task: how it stood, how it stands, and what came of it. */
export function ReportForm({ meeting, task, onClose }: Props) {
  const { t } = useTranslation();
  const { word } = useWords();
  const before = useMemo(
    () => ({ before: task.before, after: task.after, result: task.result, finished: "" }),
    [task],
  );
  // The task may have been reported at another meeting, too.
  const kind = `task-report-${meeting}-${task.task}`;
  const draft = useRecordDraft({ kind, record: null, title: t("meetings.report"), before });
  const save = useAct("meetings.report_task", { done: t("meetings.report_saved") });
  const [error, corrected] = useUncorrected(save.error);
  const choices = PROGRESS?.words.map((each) => ({ value: each[0], label: word(each) }));
  const format = { before: "word", after: "word", result: "block", finished: "date" };
  const shown = (name: (typeof FIELDS)[number]) => (
    <FieldInput
      key={name}
      id={`report-${name}`}
      field={{ name, format: format[name], label: t(`meetings.report_${name}`), choices }}
      value={draft.values[name]}
      error={fieldError(error, name)}
      onChange={(value) => {
        draft.change({ [name]: value });
        corrected({ [name]: value });
      }}
    />
  );
  const values = draft.values as Record<(typeof FIELDS)[number], string>;
  return (
    <RecordDialog
      testId="report"
      title={task.what}
      record={null}
      draft={draft}
      error={otherError(error, FIELDS)}
      saving={save.isPending}
      onSave={(then) => save.mutate({ meeting, task: task.task, ...values }, then)}
      onClose={onClose}
    >
      <Group grow align="flex-start">
        {shown("before")}
        {shown("after")}
      </Group>
      {shown("result")}
      {values.after === "done" && shown("finished")}
    </RecordDialog>
  );
}
