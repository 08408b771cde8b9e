import { Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { IconCheck, IconChevronRight } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Answer } from "../../door";

type Next = NonNullable<Answer<"home.summary">["next_step"]>;

const STEPS: readonly Next["step"][] = ["members", "document", "round", "session"];

function placeOf(next: Next) {
  switch (next.step) {
    case "members":
      return { to: "/members/import" } as const;
    case "document":
      return { to: "/documents", search: { open: "new" } } as const;
    case "round":
      return { to: "/rounds/new" } as const;
    case "session":
      return { to: "/rounds/$round/sessions", params: { round: next.round ?? "" } } as const;
  }
}

/** Leads a beginner on until the first round has a session: what is done, and the one next step with its button. */
export function FirstSteps({ next }: { next: Next }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const at = STEPS.indexOf(next.step);
  const counts = { members: next.members, document: next.documents, round: next.rounds, session: 0 };
  return (
    <Paper p="lg" data-testid="first-steps" data-step={next.step}>
      <Title order={2} fz="lg" mb="xs">
        {t("home.steps.title")}
      </Title>
      <Stack gap={6} mb="md" component="ol" style={{ listStyle: "none", padding: 0, margin: 0 }}>
        {STEPS.map((step, place) => (
          <Group key={step} gap="xs" component="li" wrap="nowrap" data-testid={`first-step-${step}`}>
            {place < at && counts[step] > 0 ? (
              <IconCheck size={20} aria-label={t("home.steps.done")} />
            ) : (
              <IconChevronRight size={20} aria-hidden opacity={place === at ? 1 : 0.3} />
            )}
            <Text fw={place === at ? 600 : undefined} c={place > at ? "ink.6" : undefined}>
              {t(`home.steps.${step}`, { count: counts[step] })}
            </Text>
          </Group>
        ))}
      </Stack>
      <Button size="lg" onClick={() => void navigate(placeOf(next))} data-testid="first-steps-next">
        {t(`home.steps.act_${next.step}`)}
      </Button>
    </Paper>
  );
}
