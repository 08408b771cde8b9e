import { Box, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { call } from "../../door";
import { PageHead } from "../frame/PageHead";
import { showRefusal } from "../notices/notices";
import type { Choices, ImportDone } from "../types";
import { ColumnsStep } from "./ColumnsStep";
import { withoutSensitive } from "./choices";
import { DoneStep } from "./DoneStep";
import { FileStep } from "./FileStep";
import { hasOldText, type OpenedFile } from "./openedFile";
import { PreviewStep } from "./PreviewStep";
import { TextStep } from "./TextStep";

type Step =
  | { is: "file" }
  | { is: "text"; file: OpenedFile; choices: Choices }
  | { is: "columns"; file: OpenedFile; choices: Choices }
  | { is: "preview"; file: OpenedFile; choices: Choices }
  | { is: "done"; result: ImportDone };

const ORDER = ["file", "text", "columns", "preview"] as const;

/** Brings in the member list. Nothing is written before "Nhập … người". */
export default function ImportPage() {
  const { t } = useTranslation();
  const [step, setStep] = useState<Step>({ is: "file" });
  const opened = (file: OpenedFile) => {
    const choices = withoutSensitive(file.proposal);
    setStep({ is: hasOldText(file) ? "text" : "columns", file, choices });
  };
  const readSheet = async (path: string, sheet: string) => {
    try {
      opened({ path, proposal: await call("members.import_open", { path, sheet }) });
    } catch (error) {
      showRefusal(error as Error);
    }
  };
  return (
    <div data-testid="page-import">
      <PageHead
        title={t("import.title")}
        below={
          step.is !== "done" && <Steps now={step.is} withText={"file" in step && hasOldText(step.file)} />
        }
      />
      <Stack>
        {step.is === "file" && <FileStep onOpened={opened} />}
        {step.is === "text" && (
          <TextStep
            proposal={step.file.proposal}
            onBack={() => setStep({ is: "file" })}
            onAnswer={(encoding) =>
              setStep({ is: "columns", file: step.file, choices: { ...step.choices, encoding } })
            }
          />
        )}
        {step.is === "columns" && (
          <ColumnsStep
            proposal={step.file.proposal}
            choices={step.choices}
            onSheet={(sheet) => void readSheet(step.file.path, sheet)}
            onChange={(choices) => setStep({ ...step, choices })}
            onBack={() => setStep({ is: "file" })}
            onNext={() => setStep({ ...step, is: "preview" })}
          />
        )}
        {step.is === "preview" && (
          <PreviewStep
            path={step.file.path}
            proposal={step.file.proposal}
            choices={step.choices}
            onBack={() => setStep({ ...step, is: "columns" })}
            onDone={(result) => setStep({ is: "done", result })}
          />
        )}
        {step.is === "done" && <DoneStep result={step.result} onAgain={() => setStep({ is: "file" })} />}
      </Stack>
    </div>
  );
}

function Steps({ now, withText }: { now: (typeof ORDER)[number]; withText: boolean }) {
  const { t } = useTranslation();
  return (
    <Box component="ol" p={0} m={0} style={{ display: "flex", gap: 18, listStyle: "none" }}>
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
