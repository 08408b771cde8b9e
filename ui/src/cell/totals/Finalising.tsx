import { Button, Checkbox, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmButton } from "../../design/ConfirmButton";
import { Dialog } from "../../design/Dialog";
import { ErrorNote } from "../../design/ErrorNote";
import { useAct } from "../queries";
import type { Totals } from "../types";

/** "Chốt số liệu": the present figures become final. Later changes are kept and shown as late. */
export function Finalising({ round, totals }: { round: string; totals: Totals }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const reopen = useAct("rounds.reopen", { done: t("totals.reopened"), touches: ["totals"], notifies: true });
  if (totals.finalised) {
    return (
      <Group>
        <ConfirmButton
          testId="totals-reopen"
          variant="default"
          question={t("totals.reopen_question")}
          answer={t("totals.reopen")}
          onConfirm={() => reopen.mutate({ id: round })}
        >
          {t("totals.reopen")}
        </ConfirmButton>
      </Group>
    );
  }
  return (
    <Group>
      <Button onClick={() => setAsking(true)} data-testid="totals-finalise">
        {t("totals.finalise")}
      </Button>
      {asking && <FinaliseDialog round={round} totals={totals} onClose={() => setAsking(false)} />}
    </Group>
  );
}

function FinaliseDialog({ round, totals, onClose }: { round: string; totals: Totals; onClose: () => void }) {
  const { t } = useTranslation();
  const [although, setAlthough] = useState(false);
  const finalise = useAct("rounds.finalise", { done: t("totals.finalised_done"), touches: ["totals"] });
  const missing = totals.unmarked > 0;
  return (
    <Dialog onClose={onClose} title={t("totals.finalise")} data-testid="finalise-dialog">
      <Stack>
        <Text>{t("totals.finalise_question")}</Text>
        {missing && (
          <Checkbox
            id="finalise-although"
            data-testid="finalise-although"
            label={t("totals.although_unmarked", { count: totals.unmarked })}
            checked={although}
            onChange={(event) => setAlthough(event.currentTarget.checked)}
          />
        )}
        <ErrorNote error={finalise.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          <Button
            disabled={missing && !although}
            loading={finalise.isPending}
            onClick={() =>
              finalise.mutate({ id: round, although_unmarked: although }, { onSuccess: onClose })
            }
            data-testid="totals-finalise-yes"
          >
            {t("totals.finalise")}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
