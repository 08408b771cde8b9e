import { Button, Group, Stack, Text } from "@mantine/core";
import { IconFolderOpen } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../design/Dialog";
import { call, dialogs } from "../../door";
import { showRefusal } from "../notices/notices";
import type { FolderPreview } from "../types";
import { FolderTable } from "./FolderTable";

interface Opened {
  path: string;
  preview: FolderPreview;
}

type Step =
  | { is: "closed" }
  | { is: "asking"; marked: boolean }
  | { is: "reading" }
  | ({ is: "shown" } & Opened);

/** Takes a folder of essays: its files are matched to members by name, shown, and taken in one change. */
export function FolderOfEssays({ round }: { round: string }) {
  const { t } = useTranslation();
  const [step, setStep] = useState<Step>({ is: "closed" });
  // What is read for a dialog that was closed meanwhile is not shown.
  const reading = useRef(0);
  const close = () => {
    reading.current += 1;
    setStep({ is: "closed" });
  };
  const pick = async () => {
    const ticket = ++reading.current;
    try {
      const path = await dialogs.folder();
      if (!path) return close();
      setStep({ is: "reading" });
      const preview = await call("essay_files.open_folder", { round, path });
      if (ticket === reading.current) setStep({ is: "shown", path, preview });
    } catch (error) {
      if (ticket !== reading.current) return;
      close();
      if (error instanceof Error) showRefusal(error);
    }
  };
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconFolderOpen aria-hidden />}
        onClick={() => setStep({ is: "asking", marked: false })}
        data-testid="essays-folder"
      >
        {t("essay_files.folder")}
      </Button>
      {step.is === "asking" && (
        <Question
          marked={step.marked}
          onMarked={() => setStep({ is: "asking", marked: true })}
          onPick={pick}
          onClose={close}
        />
      )}
      {step.is === "reading" && <Reading onClose={close} />}
      {step.is === "shown" && (
        <Dialog
          onClose={close}
          fullScreen
          title={t("essay_files.folder_title", { folder: step.path })}
          data-testid="folder-preview"
        >
          <FolderTable round={round} path={step.path} preview={step.preview} onClose={close} />
        </Dialog>
      )}
    </>
  );
}

interface QuestionProps {
  marked: boolean;
  onMarked: () => void;
  onPick: () => Promise<void>;
  onClose: () => void;
}

/** The question about the secret stamp comes before any file is opened. */
function Question({ marked, onMarked, onPick, onClose }: QuestionProps) {
  const { t } = useTranslation();
  return (
    <Dialog onClose={onClose} size="lg" title={t("essay_files.folder")} data-testid="folder-question">
      <Stack>
        <Text fw={600}>{t("essay_files.secret_question")}</Text>
        {marked ? (
          <Text role="alert" data-testid="folder-marked">
            {t("documents.secret_refused")}
          </Text>
        ) : (
          <Text c="ink.6">{t("essay_files.folder_help")}</Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onMarked} disabled={marked} data-testid="folder-has-mark">
            {t("pages.has_mark")}
          </Button>
          {marked ? (
            <Button onClick={onClose} data-testid="folder-close">
              {t("common.close")}
            </Button>
          ) : (
            <Button data-autofocus onClick={() => void onPick()} data-testid="folder-no-mark">
              {t("essay_files.no_mark")}
            </Button>
          )}
        </Group>
      </Stack>
    </Dialog>
  );
}

function Reading({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const stop = () => {
    void call("essay_files.stop", {}).catch(() => undefined);
    onClose();
  };
  return (
    <Dialog onClose={stop} title={t("essay_files.folder")} data-testid="folder-reading">
      <Stack>
        <Text role="status">{t("essay_files.reading_folder")}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={stop} data-testid="folder-stop">
            {t("essay_files.stop")}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
