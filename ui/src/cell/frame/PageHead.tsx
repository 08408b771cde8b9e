import { Group, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";

interface Props {
  title: ReactNode;
  below?: ReactNode;
  children?: ReactNode;
}

/** A page's title, and its buttons to the right. */
export function PageHead({ title, below, children }: Props) {
  return (
    <Group justify="space-between" align="flex-start" gap="md" className="page-head">
      <Stack gap={2} miw={0} style={{ flex: "1 1 12rem" }} className="page-title">
        <Title order={1}>{title}</Title>
        {below && (
          <Text component="div" c="ink.6">
            {below}
          </Text>
        )}
      </Stack>
      <Group gap="sm">{children}</Group>
    </Group>
  );
}
