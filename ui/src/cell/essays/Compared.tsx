import { Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Comparison } from "../types";
import { type EssayPlace, placeTitle } from "./places";
import { versionWords } from "./versionWords";

function placeOf(part: Comparison["parts"][number]): EssayPlace {
  return part.part ?? (part.question ?? 1) - 1;
}

/** Removed text is struck through and added text underlined and bold, because colour alone is not enough for everybody. */
export function Compared({ comparison }: { comparison: Comparison }) {
  const { t } = useTranslation();
  const changed = comparison.parts.some((part) => part.pieces.some((piece) => piece.change !== "same"));
  return (
    <Stack gap="sm" data-testid="essay-compared">
      <Text c="ink.6">
        {changed ? (
          <>
            <del className="piece-removed">{t("versions.legend_removed")}</del>{" "}
            {t("versions.only_in", { version: versionWords(t, comparison.from) })}
            <br />
            <ins className="piece-added">{t("versions.legend_added")}</ins>{" "}
            {t("versions.only_in", { version: versionWords(t, comparison.to) })}
          </>
        ) : (
          t("versions.no_difference")
        )}
      </Text>
      {comparison.parts
        .filter((part) => part.pieces.length > 0)
        .map((part) => (
          <section key={part.part ?? part.question}>
            <Text fw={600}>{placeTitle(t, placeOf(part))}</Text>
            <p className="essay-read">
              {part.pieces.map((piece, place) => {
                const key = `${place}-${piece.change}`;
                if (piece.change === "removed")
                  return (
                    <del key={key} className="piece-removed">
                      {piece.text}
                    </del>
                  );
                if (piece.change === "added")
                  return (
                    <ins key={key} className="piece-added">
                      {piece.text}
                    </ins>
                  );
                return <span key={key}>{piece.text}</span>;
              })}
            </p>
          </section>
        ))}
    </Stack>
  );
}
