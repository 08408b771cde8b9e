import { Box, Center, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { GuideButton } from "../guide/GuideButton";
import { LanguageChoice } from "../lock/LanguageChoice";
import { RecoverySheet } from "../recovery/RecoverySheet";
import type { Sheet } from "../types";
import { BackToSample } from "./BackToSample";
import { ChooseStep } from "./ChooseStep";
import { type BookDraft, emptyDraft, type Invite } from "./draft";
import { EndStep } from "./EndStep";
import { InviteStep } from "./InviteStep";
import { NamesStep } from "./NamesStep";
import { PassphraseStep } from "./PassphraseStep";

type Step =
  | { is: "choose" }
  | { is: "invite" }
  | { is: "names" }
  | { is: "passphrase" }
  | { is: "sheet"; sheet: Sheet }
  | { is: "end" };

const NUMBER: Record<Step["is"], number> = {
  choose: 1,
  invite: 1,
  names: 2,
  passphrase: 3,
  sheet: 4,
  end: 4,
};

/** Which section of the guide belongs to each step. */
const SECTION: Record<Step["is"], string> = {
  choose: "new-book",
  invite: "enrol",
  names: "new-book",
  passphrase: "new-book",
  sheet: "recovery-sheet",
  end: "import-members",
};

interface Props {
  onBegun: () => void;
  onDone: () => void;
}

/** "Bắt đầu": four steps, the book is made at the end of the third. */
export default function FirstRun({ onBegun, onDone }: Props) {
  const { t } = useTranslation();
  const [step, setStep] = useState<Step>({ is: "choose" });
  const [draft, setDraft] = useState<BookDraft>(emptyDraft);
  const [invite, setInvite] = useState<Invite>({ is: "none" });
  const change = (part: Partial<BookDraft>) => setDraft((before) => ({ ...before, ...part }));
  return (
    <Box mih="100%" p="lg" data-testid="page-first-run">
      <Center>
        <Paper w={860} maw="100%" p="xl" shadow="sm" component="main">
          <Stack>
            <Group justify="space-between">
              <Title order={1}>{t("first_run.title")}</Title>
              <Text c="ink.6" data-testid="first-run-step">
                {t("first_run.step", { step: NUMBER[step.is] })}
              </Text>
            </Group>
            {step.is === "choose" && (
              <ChooseStep
                onNew={() => setStep({ is: "names" })}
                onInvite={() => setStep({ is: "invite" })}
                onRestored={onDone}
              />
            )}
            {step.is === "invite" && (
              <InviteStep
                onBack={() => setStep({ is: "choose" })}
                onNext={(given) => {
                  setInvite(given);
                  setStep({ is: "names" });
                }}
              />
            )}
            {step.is === "names" && (
              <NamesStep
                draft={draft}
                onChange={change}
                onBack={() => setStep({ is: invite.is === "none" ? "choose" : "invite" })}
                onNext={() => setStep({ is: "passphrase" })}
              />
            )}
            {step.is === "passphrase" && (
              <PassphraseStep
                draft={draft}
                onBack={() => setStep({ is: "names" })}
                onBegun={onBegun}
                onMade={(sheet) => setStep({ is: "sheet", sheet })}
              />
            )}
            {step.is === "sheet" && (
              <>
                <Title order={2}>{t("recovery.title")}</Title>
                <RecoverySheet
                  sheet={step.sheet}
                  onProved={() => setStep({ is: "end" })}
                  onLater={() => setStep({ is: "end" })}
                />
              </>
            )}
            {step.is === "end" && <EndStep invite={invite} onDone={onDone} />}
            <Group justify="space-between">
              <LanguageChoice />
              <GuideButton section={SECTION[step.is]} />
              {NUMBER[step.is] < 4 && <BackToSample />}
            </Group>
          </Stack>
        </Paper>
      </Center>
    </Box>
  );
}
