import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ConfirmButton } from "../../design/ConfirmButton";
import { ErrorNote } from "../../design/ErrorNote";
import type { Answer } from "../../door";
import { useAct, useCall, useSuperior } from "../queries";
import { registerNamed } from "../registers/described";
import type { RowPageProps } from "../registers/rowPage";
import { ShownFields } from "../registers/ShownFields";
import { Card } from "../totals/Card";

export default function ConcernPage({ id }: RowPageProps) {
  const concern = useCall("concerns.get", { id });
  const register = registerNamed("concern");
  return (
    <Stack gap="sm" data-testid="page-concern">
      <ErrorNote error={concern.error} onRetry={() => void concern.refetch()} />
      {register && concern.data && (
        <>
          <ShownFields register={register} row={concern.data.concern} />
          <Sending id={id} concern={concern.data} />
        </>
      )}
    </Stack>
  );
}

/** It goes up only by this press. What goes is said before, and can be taken back. */
function Sending({ id, concern }: { id: string; concern: Answer<"concerns.get"> }) {
  const { t } = useTranslation();
  const superior = useSuperior();
  const send = useAct("concerns.send", { done: t("concerns.was_sent") });
  const back = useAct("concerns.take_back", { done: t("concerns.taken_back"), notifies: true });
  const sent = concern.sent;
  const state = sent === null ? "not_sent" : sent.differs ? "sent_differs" : "sent";
  const doubtful = send.error?.code === "doubtful";
  return (
    <Card title={t("concerns.title", { superior })}>
      <Text mb="xs" data-testid="concern-state">
        {t(`concerns.${state}`)}
      </Text>
      {doubtful ? (
        <Alert color="yellow" role="alert" data-testid="concern-doubt" mb="xs">
          <Group justify="space-between" wrap="nowrap">
            <Text>{send.error?.message}</Text>
            <Button
              variant="default"
              onClick={() => send.mutate({ id, even_so: true })}
              data-testid="concern-even-so"
            >
              {t("concerns.even_so")}
            </Button>
          </Group>
        </Alert>
      ) : (
        <ErrorNote error={send.error} />
      )}
      <Group gap="xs">
        {state !== "sent" && (
          <ConfirmButton
            testId="concern-send"
            loading={send.isPending}
            question={t("concerns.send_question", { superior })}
            answer={t("concerns.send")}
            onConfirm={() => send.mutate({ id, even_so: false })}
          >
            {t(sent === null ? "concerns.send" : "concerns.send_again")}
          </ConfirmButton>
        )}
        {sent !== null && (
          <Button
            variant="default"
            loading={back.isPending}
            onClick={() => back.mutate({ id })}
            data-testid="concern-take-back"
          >
            {t("concerns.take_back")}
          </Button>
        )}
      </Group>
    </Card>
  );
}
