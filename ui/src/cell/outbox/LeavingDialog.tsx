import { Button, Group, Loader, Modal, Text } from "@mantine/core";
import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import type { Step } from "./leaving";
import { leaving } from "./useLeaving";
import { outbox } from "./window";
import { whatTheyAre } from "./words";

type Asks = Extract<Step, { is: "asking" | "unkept" }>;

/** Shows a person who leaves that their work is being saved, and asks when it can't be. */
export function LeavingDialog() {
  const { t } = useTranslation();
  const step = useSyncExternalStore(
    (listener) => leaving.subscribe(listener),
    () => leaving.step(),
  );
  if (step.is === "none") return null;
  if (step.is === "saving") {
    return (
      <Modal
        opened
        withCloseButton={false}
        onClose={() => undefined}
        title={t("outbox.saving")}
        data-testid="leaving-saving"
      >
        <Loader size="sm" role="status" aria-label={t("outbox.saving")} />
      </Modal>
    );
  }
  return <Question step={step} />;
}

function Question({ step }: { step: Asks }) {
  const { t } = useTranslation();
  const stay = () => leaving.choose(false);
  return (
    <Modal
      opened
      onClose={stay}
      title={<Text fw={600}>{t(`outbox.title.${step.is}`)}</Text>}
      closeButtonProps={{ "aria-label": t("common.close") }}
      data-testid="leaving-question"
    >
      {step.is === "asking" ? (
        <>
          <Text mb="sm" className="person-name">
            {t("outbox.asking", { what: whatTheyAre(t, step.unsaved).join("; ") })}
          </Text>
          {outbox.holdsForbidden() && (
            <Text mb="sm" fw={600}>
              {t("outbox.not_even_sealed")}
            </Text>
          )}
          <Text mb="lg" c="ink.6">
            {t("outbox.asking_help")}
          </Text>
        </>
      ) : (
        <Text mb="lg">{t("outbox.unkept")}</Text>
      )}
      <Group justify="flex-end">
        <Button data-autofocus onClick={stay} data-testid="leaving-stay">
          {t("outbox.stay")}
        </Button>
        <Button variant="default" onClick={() => leaving.choose(true)} data-testid="leaving-go">
          {step.is === "asking" ? t(`outbox.keep.${step.why}`) : t(`outbox.lose.${step.why}`)}
        </Button>
      </Group>
    </Modal>
  );
}
