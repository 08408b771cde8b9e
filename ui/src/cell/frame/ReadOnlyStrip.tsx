import { Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** Says before anything is typed that nothing can be saved. */
export function ReadOnlyStrip() {
  const { t } = useTranslation();
  return (
    <Group
      className="strip not-printed"
      px="md"
      py={4}
      justify="center"
      role="status"
      data-testid="read-only-strip"
    >
      <Text fw={600}>{t("read_only.strip")}</Text>
    </Group>
  );
}
