import { Alert, Paper, Text } from "@mantine/core";
import type { ReactNode } from "react";

export function Card({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Paper>
      <Text fw={600} mb={4}>
        {title}
      </Text>
      {children}
    </Paper>
  );
}

export function Note({ text }: { text: string }) {
  return (
    <Alert color="yellow" mt="xs" py={6}>
      {text}
    </Alert>
  );
}
