import { Button, Group, Modal, Text } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { holdPage } from "./place";

/** While it is rendered, Back, a link and a reload ask before they take away what is shown only once. */
export function ShownOnce({ lose }: { lose: () => void }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  useEffect(() => holdPage(() => setAsking(true)), []);
  return (
    <Modal
      opened={asking}
      onClose={() => setAsking(false)}
      title={t("shown_once.title")}
      closeButtonProps={{ "aria-label": t("close") }}
      data-testid="shown-once"
    >
      <Text mb="lg">{t("shown_once.what")}</Text>
      <Group justify="flex-end">
        <Button onClick={() => setAsking(false)} data-autofocus data-testid="shown-once-stay">
          {t("shown_once.stay")}
        </Button>
        <Button variant="default" onClick={lose} data-testid="shown-once-lose">
          {t("shown_once.lose")}
        </Button>
      </Group>
    </Modal>
  );
}
