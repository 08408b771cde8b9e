import { Group, NativeSelect, Paper, Text, Title } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmButton } from "../../design/ConfirmButton";
import { api, type GradingOfRound } from "../api";
import { showNotice } from "../parts/notice";
import { Refused } from "../parts/Refused";

const TO_SEND = ["settled", "to_send_again"] as const;

/** How many settled grades wait to be sent, by cell in the order of the cells. */
function waitingByCell(grading: GradingOfRound): { id: string; name: string; count: number }[] {
  const cells = new Map<string, { id: string; name: string; count: number }>();
  for (const { unit, state, handed_in_on } of grading.rows) {
    if (handed_in_on === "" || !TO_SEND.some((one) => one === state)) continue;
    const cell = cells.get(unit.id) ?? { id: unit.id, name: unit.name, count: 0 };
    cells.set(unit.id, { ...cell, count: cell.count + 1 });
  }
  return [...cells.values()];
}

/** Nothing goes home without a press here. */
export function SendGrades({ grading }: { grading: GradingOfRound }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [unit, setUnit] = useState("");
  const cells = waitingByCell(grading);
  const all = cells.reduce((sum, cell) => sum + cell.count, 0);
  const chosen = cells.find((cell) => cell.id === unit);
  const send = useMutation({
    mutationFn: () => api.sendGrades(grading.id, chosen?.id ?? null),
    onSuccess: (answer) => {
      queries.setQueryData(["grading", grading.id], answer.grading);
      if (answer.sent > 0) showNotice(t("grading.sent", { count: answer.sent }));
    },
  });
  const count = chosen?.count ?? all;
  return (
    <Paper withBorder data-testid="grading-send-card">
      <Title order={2} size="h4">
        {t("grading.send_title")}
      </Title>
      <Text mb="xs">{t("grading.send_help")}</Text>
      {all === 0 && <Text data-testid="grading-send-none">{t("grading.send_none")}</Text>}
      {all > 0 && (
        <Group align="flex-end">
          <NativeSelect
            label={t("grading.send_to")}
            value={chosen?.id ?? ""}
            onChange={(event) => setUnit(event.currentTarget.value)}
            data={[
              { value: "", label: t("grading.send_all", { count: all }) },
              ...cells.map((cell) => ({
                value: cell.id,
                label: t("grading.send_cell", { unit: cell.name, count: cell.count }),
              })),
            ]}
            data-testid="grading-send-to"
          />
          <ConfirmButton
            testId="grading-send"
            loading={send.isPending}
            question={t("grading.send_ask", { count })}
            answer={t("grading.send")}
            onConfirm={() => send.mutate()}
          >
            {t("grading.send")}
          </ConfirmButton>
        </Group>
      )}
      {send.data && send.data.without_key.length > 0 && (
        <Text mt="xs" fw={600} data-testid="grading-without-key">
          {t("grading.without_key", { units: send.data.without_key.join(", ") })}
        </Text>
      )}
      {send.data && send.data.unreadable > 0 && (
        <Text mt="xs" fw={600} data-testid="grading-unreadable">
          {t("grading.unreadable", { count: send.data.unreadable })}
        </Text>
      )}
      <Refused error={send.error} testId="grading-send-refused" />
    </Paper>
  );
}
