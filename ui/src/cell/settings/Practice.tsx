import { Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useCell } from "../frame/context";
import { PracticeButton } from "../practice/PracticeButton";
import { endPractice, isPractising, openPractice } from "../practice/practice";

/** The way to the practice book, and in it the way to be rid of it. */
export function Practice() {
  const { t } = useTranslation();
  const { sample } = useCell();
  return (
    <>
      <Text>{t("practice.help")}</Text>
      <Group>
        {!sample && (
          <PracticeButton testId="practice-open" variant="default" act={openPractice}>
            {t("practice.open")}
          </PracticeButton>
        )}
        {sample && isPractising() && (
          <PracticeButton
            testId="practice-end"
            variant="default"
            act={endPractice}
            question={t("practice.end_question")}
          >
            {t("practice.end")}
          </PracticeButton>
        )}
      </Group>
    </>
  );
}
