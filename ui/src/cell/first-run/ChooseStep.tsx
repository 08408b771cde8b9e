import { Stack, Text, UnstyledButton } from "@mantine/core";
import { IconBook2, IconMailOpened, IconRestore } from "@tabler/icons-react";
import { type ComponentType, useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "../../design/ErrorNote";
import { dialogs } from "../../door";
import { showDone } from "../notices/notices";
import { useAct } from "../queries";

interface Props {
  onNew: () => void;
  onInvite: () => void;
  onRestored: () => void;
}

export function ChooseStep({ onNew, onInvite, onRestored }: Props) {
  const { t } = useTranslation();
  const [failure, setFailure] = useState<unknown>(null);
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
      <ErrorNote error={failure} />
    </Stack>
  );
}

interface ChoiceProps {
  testId: string;
  icon: ComponentType<{ size?: number; "aria-hidden"?: boolean }>;
  title: string;
  help: string;
  onClick: () => void;
}

function Choice({ testId, icon: Icon, title, help, onClick }: ChoiceProps) {
  return (
    <UnstyledButton className="large-choice" data-testid={testId} onClick={onClick}>
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
