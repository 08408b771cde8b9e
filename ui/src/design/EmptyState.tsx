import { Paper, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";

/** A list with nothing in it says so, and offers the way on. */
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
