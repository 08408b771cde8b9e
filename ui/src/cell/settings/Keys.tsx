import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "../../design/ErrorNote";
import { WordsToCompare } from "../exchange/WordsToCompare";
import { useCall } from "../queries";

/** The laptops that hold the cell's key. */
export function Keys() {
  const { t } = useTranslation();
  const keys = useCall("keys.state", {}, { fresh: true });
  if (!keys.data) return <ErrorNote error={keys.error} />;
  const { holding, twelve_words, other_holders } = keys.data;
  if (holding !== "holds") return <Text>{t(holding === "waiting" ? "keys.waiting" : "keys.behind")}</Text>;
  return (
    <>
      <Text data-testid="key-holders">
        {other_holders.length > 0
          ? t("keys.holders", { names: other_holders.join(", ") })
          : t("keys.only_here")}
      </Text>
      {twelve_words && (
        <>
          <Text>{t("keys.own_words")}</Text>
          <WordsToCompare words={twelve_words} />
        </>
      )}
    </>
  );
}
