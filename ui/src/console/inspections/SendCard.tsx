import { Button, Group, Paper, Text, TextInput, Title } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmButton } from "../../design/ConfirmButton";
import { ApiError, api, type InspectionLine } from "../api";
import { hourAndDay } from "../parts/moments";
import { showNotice } from "../parts/notice";
import { Refused } from "../parts/Refused";
import { useSentence } from "../parts/sentence";

/** The conclusion goes to the cell only by a press here, and is taken back with a reason. */
export function SendCard({ line, unsaved }: { line: InspectionLine; unsaved: boolean }) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const queries = useQueryClient();
  const [reason, setReason] = useState("");
  const send = useMutation({
    mutationFn: (sent: boolean) => api.sendInspection(line.id, sent, reason),
    onSuccess: (lines, sent) => {
      queries.setQueryData(["inspections"], lines);
      showNotice(t(sent ? "inspections.was_sent" : "inspections.was_taken_back", { unit: line.unit_name }));
    },
  });
  const ours = send.error instanceof ApiError && send.error.field === "reason";
  return (
    <Paper withBorder>
      <Title order={2} size="h4">
        {t("inspections.send_title", { unit: line.unit_name })}
      </Title>
      <Text mb="xs">
        {line.sent_at
          ? t(line.sent_differs ? "inspections.sent_differs" : "inspections.sent_at", {
              at: hourAndDay(line.sent_at),
              by: line.sent_by,
            })
          : t("inspections.send_help")}
      </Text>
      {(!line.sent_at || line.sent_differs) && (
        <ConfirmButton
          testId="inspection-send"
          loading={send.isPending}
          disabled={unsaved}
          question={t("inspections.send_ask", { unit: line.unit_name })}
          answer={t("inspections.send")}
          onConfirm={() => send.mutate(true)}
        >
          {t(line.sent_at ? "inspections.send_again" : "inspections.send")}
        </ConfirmButton>
      )}
      {unsaved && <Text data-testid="inspection-unsaved">{t("inspections.unsaved")}</Text>}
      {line.sent_at && (
        <Group align="flex-end" mt="xs">
          <TextInput
            label={t("inspections.take_back_reason")}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={ours && send.error ? sentence(send.error) : null}
            style={{ flex: "1 1 240px" }}
            data-testid="inspection-reason"
          />
          <Button
            variant="default"
            loading={send.isPending}
            onClick={() => send.mutate(false)}
            data-testid="inspection-take-back"
          >
            {t("inspections.take_back")}
          </Button>
        </Group>
      )}
      <Refused error={ours ? null : send.error} testId="inspection-send-refused" />
    </Paper>
  );
}
