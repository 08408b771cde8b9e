import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "../../design/ErrorNote";
import { date, moment } from "../../i18n/formats";
import { useAct, useSuperior } from "../queries";
import { Card } from "../totals/Card";
import type { FilledForm, ShownAnswer } from "../types";
import { TakeBack } from "./TakeBack";

interface Props {
  form: FilledForm;
  /** What is shown before it leaves the cell; null while nobody asked to send. */
  leaving: FilledForm | null;
  onAsk: () => void;
  onClose: () => void;
}

/** Nothing leaves the cell but by this press, and before it the page shows exactly what would. */
export function SendCard({ form, leaving, onAsk, onClose }: Props) {
  const { t } = useTranslation();
  const superior = useSuperior();
  const { id, state } = form.form;
  const send = useAct("superior_forms.send", { done: t("superior_forms.was_sent") });
  const standing = state === "sent" || state === "outdated";
  const again = standing || state === "taken_back";
  const withdrawn = state === "withdrawn";
  return (
    <Card title={t("superior_forms.send_title", { superior })}>
      <Stack gap="xs">
        <Text data-testid="form-sent-state">
          <SentState form={form} />
        </Text>
        <ErrorNote error={send.error} />
        {!form.may_send && <Text c="ink.6">{t("superior_forms.heads_send")}</Text>}
        <Group>
          <Button
            onClick={onAsk}
            disabled={!form.may_send || withdrawn || form.unread || (state === "sent" && !form.differs)}
            data-testid="form-send"
          >
            {t(again ? "superior_forms.send_again" : "superior_forms.send")}
          </Button>
        </Group>
        {standing && form.may_send && <TakeBack id={id} />}
      </Stack>
      <Modal
        opened={leaving !== null}
        onClose={onClose}
        size="lg"
        title={<Text fw={600}>{t("superior_forms.leaving_title", { superior })}</Text>}
        closeButtonProps={{ "aria-label": t("common.close") }}
      >
        <Stack data-testid="form-leaving">
          <Text>{t("superior_forms.leaving_help", { superior })}</Text>
          {leaving?.form.late && (
            <Text fw={600}>{t("superior_forms.sends_late", { day: date(leaving.form.deadline) })}</Text>
          )}
          <Answers answers={leaving?.leaving ?? []} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose} data-testid="form-send-no">
              {t("common.cancel")}
            </Button>
            <Button
              data-autofocus
              loading={send.isPending}
              onClick={() => leaving && send.mutate({ id, mark: leaving.mark }, { onSettled: onClose })}
              data-testid="form-send-yes"
            >
              {t("superior_forms.send")}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </Card>
  );
}

function SentState({ form }: { form: FilledForm }) {
  const { t } = useTranslation();
  const { sent } = form;
  if (!sent) return <>{t("superior_forms.not_sent")}</>;
  const at = { at: moment(sent.at), version: sent.version };
  if (sent.taken_back) return <>{t("superior_forms.was_taken_back", { reason: sent.taken_back })}</>;
  if (form.form.state === "outdated") return <>{t("superior_forms.sent_outdated", at)}</>;
  return <>{t(form.differs ? "superior_forms.sent_differs" : "superior_forms.sent_at", at)}</>;
}

export function Answers({ answers }: { answers: readonly ShownAnswer[] }) {
  return (
    <dl className="form-answers" data-testid="form-answers">
      {answers.map(({ name, label, answer }) => (
        <div key={name}>
          <dt>{label}</dt>
          <dd className="person-name">{answer}</dd>
        </div>
      ))}
    </dl>
  );
}
