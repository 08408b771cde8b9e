import { Group, Text } from "@mantine/core";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { PracticeButton } from "../practice/PracticeButton";
import { hasOwnBook, isPractising, openOwnBook, practiseAnew } from "../practice/practice";

const SEEN = "sample-seen";

/** Whether this laptop holds sample data to go back to. */
export function sampleIsKnown(): boolean {
  return localStorage.getItem(SEEN) === "yes";
}

/** On every page of a book with invented people: that it is one, and the way to the real one. */
export function SampleStrip() {
  const { t } = useTranslation();
  const practising = isPractising();
  useEffect(() => {
    if (!practising) localStorage.setItem(SEEN, "yes");
  }, [practising]);
  return (
    <Group
      component="section"
      aria-label={t("sample.label")}
      className="strip not-printed"
      px="md"
      py={4}
      justify="center"
      gap="lg"
      data-testid="sample-strip"
    >
      <Text fw={600}>{t(practising ? "practice.strip" : "sample.strip")}</Text>
      <PracticeButton size="sm" color="dark" act={openOwnBook} testId="sample-new-book">
        {t(hasOwnBook() ? "practice.own_book" : "sample.new_book")}
      </PracticeButton>
      {practising && (
        <PracticeButton
          size="sm"
          variant="default"
          act={practiseAnew}
          question={t("practice.anew_question")}
          testId="practice-anew"
        >
          {t("practice.anew")}
        </PracticeButton>
      )}
    </Group>
  );
}
