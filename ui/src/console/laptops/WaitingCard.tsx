import { Alert, Button, Group, Modal, Paper, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, type Unit, type Waiting } from "../api";
import { hourAndDay } from "../parts/moments";
import { showNotice } from "../parts/notice";
import { useSentence } from "../parts/sentence";
import styles from "./laptops.module.css";

export function WaitingCard({ waiting, contact }: { waiting: Waiting; contact: Unit["contact"] | null }) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const settled = (message: string) => {
    setAsking(false);
    showNotice(message);
    void queries.invalidateQueries();
  };
  const confirm = useMutation({
    mutationFn: () => api.confirm(waiting.id, waiting.four_words ?? []),
    // The words may have changed meanwhile.
    onError: () => void queries.invalidateQueries(),
    onSuccess: () => settled(t("laptops.confirmed", { unit: waiting.unit.name })),
  });
  const refuse = useMutation({
    mutationFn: () => api.refuse(waiting.id),
    onSuccess: () => settled(t("laptops.refused")),
  });
  const error = confirm.error ?? refuse.error;
  const reach = [contact?.person, contact?.phone].filter(Boolean).join(", ");
  return (
    <Paper data-testid={`waiting-${waiting.id}`}>
      <Group justify="space-between" align="center">
        <Stack gap={2}>
          <Text fw={600} size="lg">
            {waiting.unit.name}
          </Text>
          <Text>{[waiting.device_name, waiting.person].filter(Boolean).join(", ")}</Text>
          <Text size="sm">{t("laptops.asked", { at: hourAndDay(waiting.asked_at) })}</Text>
          {waiting.cell_name !== "" && (
            <Text size="sm" data-testid="name-in-book">
              {t(waiting.superior_name === "" ? "laptops.in_book" : "laptops.in_book_below", {
                cell: waiting.cell_name,
                superior: waiting.superior_name,
              })}
            </Text>
          )}
          {reach !== "" && <Text size="sm">{t("laptops.call", { contact: reach })}</Text>}
        </Stack>
        <Stack gap={4}>
          <Text size="sm" id={`words-${waiting.id}`}>
            {t("laptops.words")}
          </Text>
          {waiting.four_words ? (
            <ol className={styles.words} aria-labelledby={`words-${waiting.id}`} data-testid="four-words">
              {waiting.four_words.map((word, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: four words in a fixed order, which may repeat.
                <li key={place}>{word}</li>
              ))}
            </ol>
          ) : (
            <Text maw={320}>{t("laptops.no_words")}</Text>
          )}
        </Stack>
        <Stack gap="xs">
          <Button
            onClick={() => confirm.mutate()}
            loading={confirm.isPending}
            disabled={!waiting.four_words}
            data-testid="confirm-enrolment"
          >
            {t("laptops.confirm")}
          </Button>
          <Button variant="default" onClick={() => setAsking(true)} data-testid="refuse-enrolment">
            {t("laptops.refuse")}
          </Button>
        </Stack>
      </Group>
      {waiting.other_name && (
        <Alert color="yellow" mt="sm" data-testid="other-name">
          {t("laptops.other_name")}
        </Alert>
      )}
      {error && (
        <Alert color="ink" mt="sm" role="alert">
          {sentence(error)}
        </Alert>
      )}
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t("laptops.refuse_title")}
        closeButtonProps={{ "aria-label": t("close") }}
      >
        <Stack>
          <Text>{t("laptops.refuse_what", { device: waiting.device_name, unit: waiting.unit.name })}</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setAsking(false)} data-autofocus>
              {t("cancel")}
            </Button>
            <Button onClick={() => refuse.mutate()} loading={refuse.isPending} data-testid="refuse-yes">
              {t("laptops.refuse_yes")}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </Paper>
  );
}
