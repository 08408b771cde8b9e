import { Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { EssayParts } from "../types";
import { filledPlaces, placeTitle, textAt } from "./places";

/** The text of an essay, to be read only. */
export function PartsRead({ parts }: { parts: EssayParts }) {
  const { t } = useTranslation();
  return (
    <Stack gap="sm">
      {filledPlaces(parts).map((place) => (
        <section key={place}>
          <Text fw={600}>{placeTitle(t, place)}</Text>
          <p className="essay-read">{textAt(parts, place)}</p>
        </section>
      ))}
    </Stack>
  );
}
