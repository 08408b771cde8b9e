import { Group, Paper, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** Read over the telephone, so that nobody in between can stand in for the cell. */
export function FourWords({
  words,
  superior,
  unit,
  joined = false,
}: {
  words: readonly string[];
  superior: string;
  unit: string;
  /** The cell has a book already, which this laptop fetches. */
  joined?: boolean;
}) {
  const { t } = useTranslation();
  return (
    <Paper bg="ink.0" data-testid="four-words">
      <Stack gap="xs">
        {unit && <Text>{t("enrol.as", { unit, superior })}</Text>}
        <Text fw={600}>{t("enrol.read_words")}</Text>
        <Group>
          {words.map((word) => (
            <Text key={word} fz={26} fw={700} data-testid="four-words-word">
              {word}
            </Text>
          ))}
        </Group>
        <Text c="ink.6">{t(joined ? "enrol.joined" : "enrol.meanwhile")}</Text>
      </Stack>
    </Paper>
  );
}
