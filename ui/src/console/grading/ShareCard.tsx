import { Button, Checkbox, Group, NativeSelect, Paper, Stack, Text, Title } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, type GradingOfRound } from "../api";
import { showNotice } from "../parts/notice";
import { Refused } from "../parts/Refused";

/** Shares out evenly what nobody was given yet. */
export function ShareCard({ grading }: { grading: GradingOfRound }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [each, setEach] = useState("2");
  const waiting = grading.rows.filter((row) => row.state === "not_shared").length;
  const share = useMutation({
    mutationFn: () => api.shareEssays(grading.id, [...chosen], Number(each)),
    onSuccess: (now) => {
      queries.setQueryData(["grading", grading.id], now);
      showNotice(t("grading.shared"));
    },
  });
  if (waiting === 0) return null;
  return (
    <Paper withBorder data-testid="grading-share-card">
      <Title order={2} size="h4">
        {t("grading.share_title")}
      </Title>
      <Text fw={600}>{t("grading.not_shared_count", { count: waiting })}</Text>
      <Text mb="xs">{t("grading.share_help")}</Text>
      <Stack gap="xs">
        <Checkbox.Group label={t("grading.graders")} value={[...chosen]} onChange={setChosen}>
          <Group mt="xs">
            {grading.graders.map(({ name, person }) => (
              <Checkbox key={name} value={name} label={person} data-testid="grading-grader" />
            ))}
          </Group>
        </Checkbox.Group>
        <NativeSelect
          label={t("grading.each")}
          value={each}
          onChange={(event) => setEach(event.currentTarget.value)}
          data={["1", "2"].map((value) => ({ value, label: t(`grading.each_${value}`) }))}
          data-testid="grading-each"
        />
        <Refused error={share.error} testId="grading-share-refused" />
        <Group>
          <Button
            loading={share.isPending}
            disabled={chosen.length === 0}
            onClick={() => share.mutate()}
            data-testid="grading-share"
          >
            {t("grading.share")}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
