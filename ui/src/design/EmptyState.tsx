import { Paper, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";

/** An empty list says so and offers the next step. */
export function EmptyState({ text, children }: { text: string; children?: ReactNode }) {
  return (
    <Paper p="xl" data-testid="empty-state">
      <Stack align="center" gap="md">
        <Text c="ink.6" ta="center">
          {text}
        </Text>
        {children}
      </Stack>
    </Paper>
  );
}
