import { Group, Paper, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** The words are compared over the telephone, so that nobody in between can pretend to be the cell. */
export function FourWords({
  words,
  superior,
  unit,
  cell = "",
  joined = false,
}: {
  words: readonly string[];
  superior: string;
  unit: string;
  /** The name of the cell in this laptop's book. */
  cell?: string;
  /** The cell already has a book, which this laptop fetches. */
  joined?: boolean;
}) {
  const { t } = useTranslation();
  return (
    <Paper bg="ink.0" data-testid="four-words">
      <Stack gap="xs">
        {unit && <Text>{t("enrol.as", { unit, superior })}</Text>}
        {cell && cell !== unit && <Text>{t("enrol.in_book", { cell })}</Text>}
        <Text fw={600}>{t("enrol.read_words")}</Text>
        <Group>
          {words.map((word, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a word may occur twice, so only its place identifies it
            <Text key={place} fz={26} fw={700} data-testid="four-words-word">
              {word}
            </Text>
          ))}
        </Group>
        <Text c="ink.6">{t(joined ? "enrol.joined" : "enrol.meanwhile")}</Text>
      </Stack>
    </Paper>
  );
}
