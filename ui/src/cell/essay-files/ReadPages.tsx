import { Alert, Button, Group, Progress, Stack, Text, Textarea } from "@mantine/core";
import { IconTextScan2 } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../design/Dialog";
import { call, Refusal } from "../../door";
import type { EssayPage } from "../types";

interface Props {
  pages: readonly EssayPage[];
  /** Puts a text that a person has checked into the essay. */
  onText: (text: string) => void;
}

type Step =
  | { is: "closed" }
  | { is: "reading"; page: number; text: string }
  | { is: "read"; text: string; why: string | null };

/** Reads printed pages one after another. The text is a draft that a person checks, and is kept only on a press. */
export function ReadPages({ pages, onText }: Props) {
  const { t } = useTranslation();
  const [step, setStep] = useState<Step>({ is: "closed" });
  const stopped = useRef(false);
  const here = pages.filter((page) => page.state !== "elsewhere");
  const read = async () => {
    stopped.current = false;
    const texts: string[] = [];
    let why: string | null = null;
    for (const [at, page] of here.entries()) {
      if (stopped.current) break;
      setStep({ is: "reading", page: at + 1, text: texts.join("\n\n") });
      try {
        texts.push((await call("attachments.recognise", { id: page.id })).text);
      } catch (error) {
        why = error instanceof Error ? error.message : null;
        // A page without text is no reason to leave out those after it.
        if (!(error instanceof Refusal && PASSES.includes(error.code))) break;
      }
    }
    setStep({ is: "read", text: texts.join("\n\n"), why });
  };
  const stop = () => {
    stopped.current = true;
    void call("essay_files.stop", {}).catch(() => undefined);
  };
  const close = () => setStep({ is: "closed" });
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconTextScan2 aria-hidden />}
        disabled={here.length === 0 || step.is === "reading"}
        onClick={() => void read()}
        data-testid="pages-read"
      >
        {t("essay_files.read_pages")}
      </Button>
      {step.is === "reading" && (
        <Dialog onClose={stop} title={t("essay_files.read_pages")} data-testid="read-progress">
          <Stack>
            <Text role="status">
              {t("essay_files.reading_page", { page: step.page, count: here.length })}
            </Text>
            <Progress
              value={((step.page - 1) / here.length) * 100}
              aria-label={t("essay_files.read_pages")}
            />
            <Group justify="flex-end">
              <Button variant="default" onClick={stop} data-testid="read-stop">
                {t("essay_files.stop")}
              </Button>
            </Group>
          </Stack>
        </Dialog>
      )}
      {step.is === "read" && (
        <Checked
          text={step.text}
          why={step.why}
          onTake={(text) => {
            onText(text);
            close();
          }}
          onClose={close}
        />
      )}
    </>
  );
}

const PASSES: readonly string[] = ["no_text_found", "pdf_without_text", "not_recognised", "took_too_long"];

interface CheckedProps {
  text: string;
  why: string | null;
  onTake: (text: string) => void;
  onClose: () => void;
}

function Checked({ text, why, onTake, onClose }: CheckedProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(text);
  return (
    <Dialog
      onClose={onClose}
      size="xl"
      title={t("essay_files.to_check")}
      closeOnEscape={typed === text}
      closeOnClickOutside={typed === text}
      data-testid="read-checked"
    >
      <Stack>
        {why && (
          <Alert color="yellow" role="alert" data-testid="read-why">
            {why}
          </Alert>
        )}
        {text !== "" && (
          <>
            <Alert color="yellow">{t("essay_files.check_help")}</Alert>
            <Textarea
              id="read-text"
              data-testid="read-text"
              label={t("essay_files.read_text")}
              autosize
              minRows={8}
              maxRows={18}
              spellCheck={false}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
          </>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-testid="read-cancel">
            {t(text === "" ? "common.close" : "essay_files.not_this")}
          </Button>
          {text !== "" && (
            <Button disabled={typed.trim() === ""} onClick={() => onTake(typed)} data-testid="read-take">
              {t("essay_files.take_checked")}
            </Button>
          )}
        </Group>
      </Stack>
    </Dialog>
  );
}
