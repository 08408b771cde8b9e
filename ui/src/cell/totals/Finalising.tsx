import { Alert, Button, Checkbox, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmButton } from "../../design/ConfirmButton";
import { Dialog } from "../../design/Dialog";
import { ErrorNote } from "../../design/ErrorNote";
import { Figure } from "../../design/Figure";
import { number } from "../../i18n/formats";
import { useAct } from "../queries";
import type { FigureName, Totals } from "../types";
import { FigureRows } from "./FigureRows";

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

/** What is not done yet. It does not keep the figures from being closed, and each count opens onto its rows. */
const OPEN = [
  "unmarked",
  "make_up_owed",
  "essays_owed",
  "essays_not_graded",
  "sessions_unconfirmed",
  "sessions_ahead",
] as const satisfies readonly (FigureName & keyof Totals)[];

interface DialogProps {
  round: string;
  totals: Totals;
  onClose: () => void;
}

function FinaliseDialog({ round, totals, onClose }: DialogProps) {
  const { t } = useTranslation();
  const [unmarked, setUnmarked] = useState(false);
  const [ahead, setAhead] = useState(false);
  const finalise = useAct("rounds.finalise", { done: t("totals.finalised_done"), touches: ["totals"] });
  const request = { id: round, although_unmarked: unmarked, although_ahead: ahead };
  const settled = (totals.unmarked === 0 || unmarked) && (totals.sessions_ahead === 0 || ahead);
  const nobody = totals.due === 0;
  return (
    <Dialog onClose={onClose} size="lg" title={t("totals.finalise")} data-testid="finalise-dialog">
      <Stack>
        <Text>{t(nobody ? "totals.nobody_due" : "totals.finalise_question")}</Text>
        {!nobody && <StillOpen round={round} totals={totals} />}
        {!nobody && totals.unmarked > 0 && (
          <Checkbox
            id="finalise-although"
            data-testid="finalise-although"
            label={t("totals.although_unmarked", { count: totals.unmarked })}
            checked={unmarked}
            onChange={(event) => setUnmarked(event.currentTarget.checked)}
          />
        )}
        {!nobody && totals.sessions_ahead > 0 && (
          <Checkbox
            id="finalise-ahead"
            data-testid="finalise-ahead"
            label={t("totals.although_ahead", { count: totals.sessions_ahead })}
            checked={ahead}
            onChange={(event) => setAhead(event.currentTarget.checked)}
          />
        )}
        <ErrorNote error={finalise.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          <Button
            disabled={nobody || !settled}
            loading={finalise.isPending}
            onClick={() => finalise.mutate(request, { onSuccess: onClose })}
            data-testid="totals-finalise-yes"
          >
            {t("totals.finalise")}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

function StillOpen({ round, totals }: { round: string; totals: Totals }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<FigureName | null>(null);
  const left = OPEN.filter((figure) => totals[figure] > 0);
  if (left.length === 0) return null;
  return (
    <Alert color="yellow" data-testid="finalise-open">
      <Text>{t("totals.still_open")}</Text>
      <table className="figures">
        <tbody>
          {left.map((figure) => (
            <tr key={figure}>
              <th scope="row">{t(`figure.${figure}`)}</th>
              <td>
                <Figure
                  testId={`finalise-${figure}`}
                  label={t("totals.open_rows", {
                    figure: t(`figure.${figure}`),
                    value: number(totals[figure]),
                  })}
                  onOpen={() => setOpen(figure)}
                >
                  {number(totals[figure])}
                </Figure>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {open && <FigureRows round={round} figure={open} finalCut={false} onClose={() => setOpen(null)} />}
    </Alert>
  );
}
