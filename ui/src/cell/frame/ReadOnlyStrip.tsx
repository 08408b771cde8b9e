import { Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

interface Props {
  /** Why nothing can be saved: the folder can't be written, or the person at work only reads. */
  why: "folder" | "role";
}

/** Says before anything is typed that it can't be saved. */
export function ReadOnlyStrip({ why }: Props) {
  const { t } = useTranslation();
  return (
    <Group
      className="strip not-printed"
      px="md"
      py={4}
      justify="center"
      role="status"
      data-testid={why === "folder" ? "read-only-strip" : "only-reads-strip"}
    >
      <Text fw={600}>{t(why === "folder" ? "read_only.strip" : "read_only.role")}</Text>
    </Group>
  );
}
