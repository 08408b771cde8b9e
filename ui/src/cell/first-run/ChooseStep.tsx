import { Stack, Text, UnstyledButton } from "@mantine/core";
import { IconBook2, IconMailOpened, IconRestore, IconSchool } from "@tabler/icons-react";
import { type ComponentType, useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "../../design/ErrorNote";
import { dialogs } from "../../door";
import { showDone } from "../notices/notices";
import { openPractice } from "../practice/practice";
import { useAct } from "../queries";

interface Props {
  onNew: () => void;
  onInvite: () => void;
  onRestored: () => void;
}

export function ChooseStep({ onNew, onInvite, onRestored }: Props) {
  const { t } = useTranslation();
  const [failure, setFailure] = useState<unknown>(null);
  const [making, setMaking] = useState(false);
  const restore = useAct("backup.restore");
  const chooseBackup = async () => {
    setFailure(null);
    try {
      const from = await dialogs.openFile("backup");
      if (!from) return;
      const restored = await restore.mutateAsync({ from });
      showDone(t("first_run.restored", { cell: restored.cell_name }), null);
      onRestored();
    } catch (error) {
      setFailure(error);
    }
  };
  const practise = async () => {
    setFailure(null);
    setMaking(true);
    try {
      await openPractice();
    } catch (error) {
      setFailure(error);
    } finally {
      setMaking(false);
    }
  };
  return (
    <Stack>
      <Choice
        testId="first-run-new"
        icon={IconBook2}
        title={t("first_run.new")}
        help={t("first_run.new_help")}
        onClick={onNew}
      />
      <Choice
        testId="first-run-invite"
        icon={IconMailOpened}
        title={t("first_run.invite")}
        help={t("first_run.invite_help")}
        onClick={onInvite}
      />
      <Choice
        testId="first-run-restore"
        icon={IconRestore}
        title={t("first_run.restore")}
        help={t("first_run.restore_help")}
        onClick={() => void chooseBackup()}
      />
      <Choice
        testId="first-run-practice"
        icon={IconSchool}
        title={t("practice.begin")}
        help={t(making ? "practice.making" : "practice.begin_help")}
        disabled={making}
        onClick={() => void practise()}
      />
      <ErrorNote error={failure} />
    </Stack>
  );
}

interface ChoiceProps {
  testId: string;
  icon: ComponentType<{ size?: number; "aria-hidden"?: boolean }>;
  title: string;
  help: string;
  disabled?: boolean;
  onClick: () => void;
}

function Choice({ testId, icon: Icon, title, help, disabled, onClick }: ChoiceProps) {
  return (
    <UnstyledButton className="large-choice" data-testid={testId} disabled={disabled} onClick={onClick}>
      <Icon size={40} aria-hidden />
      <span>
        <Text span fw={600} fz="lg" display="block">
          {title}
        </Text>
        <Text span c="ink.6">
          {help}
        </Text>
      </span>
    </UnstyledButton>
  );
}
