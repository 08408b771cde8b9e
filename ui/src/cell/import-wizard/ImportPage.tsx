import { Box, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { call } from "../../door";
import { PageHead } from "../frame/PageHead";
import { showRefusal } from "../notices/notices";
import { useRecordDraft } from "../records/useRecordDraft";
import type { ImportDone } from "../types";
import { type Begun, begunIn, fresh, NOTHING_BEGUN, startOf } from "./begun";
import { ColumnsStep } from "./ColumnsStep";
import { withoutSensitive } from "./choices";
import { DoneStep } from "./DoneStep";
import { FileStep } from "./FileStep";
import { hasOldText, type OpenedFile } from "./openedFile";
import { PreviewStep } from "./PreviewStep";
import { TextStep } from "./TextStep";

type Step =
  | { is: "file" }
  | { is: "begun"; file: OpenedFile; begun: Begun }
  | { is: "done"; result: ImportDone };

const ORDER = ["file", "text", "columns", "preview"] as const;

/** Brings in the member list. Nothing is written before "Nhập … người", and what was decided until then is kept. */
export default function ImportPage() {
  const { t } = useTranslation();
  const [step, setStep] = useState<Step>({ is: "file" });
  const draft = useRecordDraft({
    kind: "import",
    record: null,
    title: t("import.title"),
    before: NOTHING_BEGUN,
  });
  const left = begunIn(draft.values);
  const go = (file: OpenedFile, begun: Begun) => {
    setStep({ is: "begun", file, begun });
    draft.change({ begun });
  };
  const read = async (path: string, sheet?: string | null) => {
    const proposal = await call("members.import_open", { path, sheet: sheet ?? null });
    const file = { path, proposal };
    go(file, startOf(file, left));
  };
  const shown = step.is === "begun" ? step.begun.step : step.is;
  return (
    <div data-testid="page-import">
      <PageHead
        title={t("import.title")}
        below={
          shown !== "done" && <Steps now={shown} withText={step.is === "begun" && hasOldText(step.file)} />
        }
      />
      <Stack>
        {step.is === "file" && draft.ready && (
          <FileStep read={read} left={left} onStartOver={draft.startOver} />
        )}
        {step.is === "begun" && (
          <Deciding
            file={step.file}
            begun={step.begun}
            onChange={(part) => go(step.file, { ...step.begun, ...part })}
            onSheet={(sheet) => void read(step.file.path, sheet).catch(showRefusal)}
            onOtherFile={() => setStep({ is: "file" })}
            onDone={(result) => {
              draft.forget();
              setStep({ is: "done", result });
            }}
          />
        )}
        {step.is === "done" && (
          <DoneStep
            result={step.result}
            onAgain={() => {
              draft.startOver();
              setStep({ is: "file" });
            }}
          />
        )}
      </Stack>
    </div>
  );
}

interface DecidingProps {
  file: OpenedFile;
  begun: Begun;
  onChange: (part: Partial<Begun>) => void;
  onSheet: (sheet: string) => void;
  onOtherFile: () => void;
  onDone: (result: ImportDone) => void;
}

function Deciding({ file, begun, onChange, onSheet, onOtherFile, onDone }: DecidingProps) {
  const { path, proposal } = file;
  const choices = begun.request.choices ?? withoutSensitive(proposal);
  switch (begun.step) {
    case "text":
      return (
        <TextStep
          proposal={proposal}
          onBack={onOtherFile}
          onAnswer={(encoding) =>
            onChange({ step: "columns", request: fresh(path, { ...choices, encoding }) })
          }
        />
      );
    case "columns":
      return (
        <ColumnsStep
          proposal={proposal}
          choices={choices}
          onSheet={onSheet}
          onChange={(choices) => onChange({ request: fresh(path, choices) })}
          onBack={onOtherFile}
          onNext={() => onChange({ step: "preview" })}
        />
      );
    case "preview":
      return (
        <PreviewStep
          proposal={proposal}
          request={begun.request}
          choices={choices}
          onChange={(request) => onChange({ request })}
          onBack={() => onChange({ step: "columns" })}
          onDone={onDone}
        />
      );
  }
}

function Steps({ now, withText }: { now: (typeof ORDER)[number]; withText: boolean }) {
  const { t } = useTranslation();
  return (
    <Box component="ol" p={0} m={0} style={{ display: "flex", gap: "1.1rem", listStyle: "none" }}>
      {ORDER.filter((step) => step !== "text" || withText).map((step, index) => (
        <Text
          key={step}
          component="li"
          fw={step === now ? 700 : 400}
          c={step === now ? "book.8" : "ink.6"}
          aria-current={step === now ? "step" : undefined}
        >
          {index + 1}. {t(`import.step.${step}`)}
        </Text>
      ))}
    </Box>
  );
}
