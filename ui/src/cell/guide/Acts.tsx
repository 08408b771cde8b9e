import { Button, Group } from "@mantine/core";
import { IconArrowLeft, IconArrowRight, IconPrinter } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

interface Props {
  /** Whether the contents are shown, where there is no room for them beside the section. */
  listed: boolean;
  onList: () => void;
  onBack: (() => void) | undefined;
  onForward: (() => void) | undefined;
  onPrint: () => void;
  onPrintAll: () => void;
}

export function Acts({ listed, onList, onBack, onForward, onPrint, onPrintAll }: Props) {
  const { t } = useTranslation();
  return (
    <Group className="guide-acts" gap="sm">
      <Button
        variant="default"
        className="guide-list"
        aria-expanded={listed}
        onClick={onList}
        data-testid="guide-list"
      >
        {t("guide.contents")}
      </Button>
      <Button
        variant="default"
        leftSection={<IconArrowLeft size={20} aria-hidden />}
        disabled={!onBack}
        onClick={onBack}
        data-testid="guide-back"
      >
        {t("guide.back")}
      </Button>
      <Button
        variant="default"
        rightSection={<IconArrowRight size={20} aria-hidden />}
        disabled={!onForward}
        onClick={onForward}
        data-testid="guide-forward"
      >
        {t("guide.forward")}
      </Button>
      <Button
        variant="default"
        leftSection={<IconPrinter size={20} aria-hidden />}
        onClick={onPrint}
        data-testid="guide-print"
      >
        {t("guide.print")}
      </Button>
      <Button variant="default" onClick={onPrintAll} data-testid="guide-print-all">
        {t("guide.print_all")}
      </Button>
    </Group>
  );
}
