import { Alert, Button, Group, Paper, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmButton } from "../../design/ConfirmButton";
import { api, type Graders } from "../api";
import { hourAndDay } from "../parts/moments";
import { showNotice } from "../parts/notice";
import { useSentence } from "../parts/sentence";

/** Who can read essays, and who waits to be given the key. */
export function GradersCard({ graders }: { graders: Graders }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  return (
    <>
      {!graders.mine && (
        <Alert color="yellow" mb="sm" data-testid="key-not-mine">
          {t(graders.holders.length > 0 ? "graders.not_mine" : "graders.nobody", {
            names: graders.holders.map((one) => one.person).join(", "),
          })}
        </Alert>
      )}
      {graders.mine &&
        graders.waiting.map((one) => <Waits key={one.name} name={one.name} person={one.person} />)}
      {graders.holders.length > 0 && (
        <Button variant="subtle" size="sm" mb="xs" onClick={() => setShown(!shown)} data-testid="graders">
          {t("graders.who", { count: graders.holders.length })}
        </Button>
      )}
      {shown && (
        <Paper mb="sm" data-testid="graders-list">
          {graders.holders.map((one) => (
            <Text key={one.name}>
              {t(one.given_by === one.person ? "graders.first" : "graders.line", {
                name: one.person,
                by: one.given_by,
                at: hourAndDay(one.given_at),
              })}
            </Text>
          ))}
        </Paper>
      )}
    </>
  );
}

function Waits({ name, person }: { name: string; person: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const sentence = useSentence();
  const give = useMutation({
    mutationFn: () => api.giveKey(name),
    onSuccess: async (now) => {
      queries.setQueryData(["graders"], now);
      showNotice(t("graders.given", { name: person }));
    },
    onError: (error) => showNotice(sentence(error)),
  });
  return (
    <Alert color="yellow" mb="sm" data-testid="grader-waits">
      <Group justify="space-between">
        <Text>{t("graders.waits", { name: person })}</Text>
        <ConfirmButton
          testId="give-key"
          loading={give.isPending}
          question={t("graders.give_ask", { name: person })}
          answer={t("graders.give")}
          onConfirm={() => give.mutate()}
        >
          {t("graders.give")}
        </ConfirmButton>
      </Group>
    </Alert>
  );
}
