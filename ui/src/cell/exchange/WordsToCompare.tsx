import { Group, Text } from "@mantine/core";

/** The words are large enough to be read aloud across a room. */
export function WordsToCompare({ words }: { words: readonly string[] }) {
  return (
    <Group gap="xl" data-testid="words-to-compare">
      {words.map((word, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a word may occur twice, so only its place identifies it
        <Text key={place} fz={26} fw={700}>
          {word}
        </Text>
      ))}
    </Group>
  );
}
