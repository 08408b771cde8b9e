import { Alert, Button, Group, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "../api";
import { hourAndDay } from "../parts/moments";
import { useSentence } from "../parts/sentence";
import { useRefresh, useSession } from "../session/session";

/** The banner is above every page while the server's clock has jumped and no officer has confirmed the time. */
export function ClockBanner() {
  const { t } = useTranslation();
  const { me } = useSession();
  const sentence = useSentence();
  const queries = useQueryClient();
  const clock = useQuery({ queryKey: ["clock"], queryFn: api.clock, refetchInterval: useRefresh() });
  const confirm = useMutation({
    mutationFn: api.confirmClock,
    onSuccess: () => void queries.invalidateQueries(),
  });
  if (!clock.data?.doubtful) return null;
  const times = { shown: hourAndDay(clock.data.shown), goes_by: hourAndDay(clock.data.goes_by) };
  return (
    <Alert color="ink" role="alert" mb="md" title={t("clock.title")} data-testid="clock-doubtful">
      <Text>{t("clock.what", times)}</Text>
      <Text>{t("clock.wrong")}</Text>
      {me.role !== "grader" && (
        <Group mt="xs">
          <Button
            variant="default"
            onClick={() => confirm.mutate()}
            loading={confirm.isPending}
            data-testid="clock-confirm"
          >
            {t("clock.confirm", times)}
          </Button>
        </Group>
      )}
      {confirm.error && <Text>{sentence(confirm.error)}</Text>}
    </Alert>
  );
}
