import { Alert, Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../design/Dialog";
import { ErrorNote, fieldError, otherError } from "../../design/ErrorNote";
import { useAct } from "../queries";

/** Final figures move only when somebody accepts what came late, with a reason. */
export function LateChanges({ round, count }: { round: string; count: number }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState("");
  const accept = useAct("rounds.accept_late", { done: t("totals.late_accepted"), touches: ["totals"] });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    accept.mutate({ id: round, reason }, { onSuccess: () => setAsking(false) });
  };
  return (
    <Alert color="yellow" data-testid="totals-late">
      <Group justify="space-between">
        <Text>{t("totals.late", { count })}</Text>
        <Button variant="default" onClick={() => setAsking(true)} data-testid="totals-accept-late">
          {t("totals.accept_late")}
        </Button>
      </Group>
      {asking && (
        <Dialog onClose={() => setAsking(false)} title={t("totals.accept_late")}>
          <form onSubmit={submit}>
            <Stack>
              <Text>{t("totals.late_help")}</Text>
              <TextInput
                id="late-reason"
                data-testid="late-reason"
                label={t("totals.late_reason")}
                value={reason}
                error={fieldError(accept.error, "reason")}
                onChange={(event) => setReason(event.currentTarget.value)}
              />
              <ErrorNote error={otherError(accept.error, ["reason"])} />
              <Group justify="flex-end">
                <Button
                  type="submit"
                  disabled={reason.trim() === ""}
                  loading={accept.isPending}
                  data-testid="late-accept"
                >
                  {t("totals.accept_late")}
                </Button>
              </Group>
            </Stack>
          </form>
        </Dialog>
      )}
    </Alert>
  );
}
