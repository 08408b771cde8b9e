import { Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { EssayParts } from "../types";

const PARTS: readonly (keyof EssayParts)[] = ["awareness", "self_review", "proposals"];

/** The text of an essay, to be read only. */
export function PartsRead({ parts }: { parts: EssayParts }) {
  const { t } = useTranslation();
  return (
    <Stack gap="sm">
      {PARTS.filter((part) => parts[part] !== "").map((part) => (
        <section key={part}>
          <Text fw={600}>{t(`essay.part.${part}`)}</Text>
          <p className="essay-read">{parts[part]}</p>
        </section>
      ))}
    </Stack>
  );
}
