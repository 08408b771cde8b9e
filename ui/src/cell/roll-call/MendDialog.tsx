import { Button, Group, Text } from "@mantine/core";
import { useCallback, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../design/Dialog";
import { focusGrid } from "./focusGrid";

/** A confirmed sheet is changed only after one question. The answer holds while its page is open. */
export function useMending(confirmed: boolean) {
  const agreed = useRef(false);
  const [waiting, setWaiting] = useState<{ act: () => void } | null>(null);
  const ask = useCallback(
    (act: () => void) => {
      if (!confirmed || agreed.current) act();
      else setWaiting({ act });
    },
    [confirmed],
  );
  const answer = () => {
    agreed.current = true;
    setWaiting(null);
    waiting?.act();
    focusGrid();
  };
  const close = () => {
    setWaiting(null);
    focusGrid();
  };
  return { mending: waiting !== null, ask, answer, close };
}

export function MendDialog({ onMend, onClose }: { onMend: () => void; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog onClose={onClose} title={t("roll_call.is_confirmed")} data-testid="roll-mend">
      <Text mb="lg">{t("roll_call.mend_question")}</Text>
      <Group justify="flex-end">
        <Button variant="default" data-autofocus onClick={onClose} data-testid="roll-mend-no">
          {t("common.cancel")}
        </Button>
        <Button onClick={onMend} data-testid="roll-mend-yes">
          {t("roll_call.mend")}
        </Button>
      </Group>
    </Dialog>
  );
}
