import { Button, Group, Paper, SimpleGrid, Stack, Text } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { FormerNote } from "../exchange/FormerNote";
import { useOpened } from "../news/useOpened";
import { useAct } from "../queries";
import { placeOf } from "./place";
import type { ReturnedThing } from "./useReturns";
import { useReturnWords } from "./words";

interface Props {
  one: ReturnedThing;
  onAnswer: () => void;
}

/** The comment, what the superior saw beside what is here now, and what can be done about it. */
export function ReturnCard({ one, onAnswer }: Props) {
  const { t } = useTranslation();
  const words = useReturnWords();
  // Whoever sees the card has read it.
  useOpened(one.id);
  const by = words.by(one);
  return (
    <Paper data-testid="return" data-state={one.state}>
      <Stack gap={6}>
        <Text fw={600} className="person-name">
          {words.what(one)}
        </Text>
        <Said label={t("returns.comment")} text={one.comment} testId="return-comment" />
        <SimpleGrid cols={2}>
          <Said label={t("returns.old")} text={one.old || t("returns.nothing")} testId="return-old" />
          <Said
            label={t("returns.present")}
            text={one.missing ? t("returns.missing") : one.present || t("returns.nothing")}
            testId="return-present"
          />
        </SimpleGrid>
        {one.answer !== "" && (
          <Said label={t("returns.answer")} text={one.answer} testId="return-answer-given" />
        )}
        {one.withdrawn !== "" && <Text>{t("returns.withdrawn", { reason: one.withdrawn })}</Text>}
        <Text fw={one.next === "cell" ? 600 : 400} data-testid="return-state">
          {[words.waits(one), by].filter(Boolean).join(" · ")}
        </Text>
        <FormerNote former={one.former} />
        <Acts one={one} onAnswer={onAnswer} />
      </Stack>
    </Paper>
  );
}

function Said({ label, text, testId }: { label: string; text: string; testId: string }) {
  return (
    <div>
      <Text fw={600} size="sm">
        {label}
      </Text>
      <Text className="person-name" style={{ whiteSpace: "pre-wrap" }} data-testid={testId}>
        {text}
      </Text>
    </div>
  );
}

function Acts({ one, onAnswer }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mended = useAct("returns.answer", { done: t("returns.told_mended"), notifies: true });
  const place = placeOf(one);
  const open = one.next !== "nobody";
  if (place === null && !open) return null;
  return (
    <Group gap="xs">
      {place && (
        <Button variant="default" onClick={() => void navigate(place)} data-testid="return-open">
          {t(
            one.state === "binned" && one.kind !== "form_answer"
              ? "returns.open_bin"
              : open
                ? "returns.open"
                : "returns.look",
          )}
        </Button>
      )}
      {open && !one.missing && (
        <>
          <Button variant="default" onClick={onAnswer} data-testid="return-answer">
            {t(one.answer === "" ? "returns.reply" : "returns.reply_again")}
          </Button>
          {one.state !== "mended" && one.state !== "binned" && (
            <Button
              onClick={() =>
                mended.mutate({ id: one.id, number: one.number, answer: one.answer, mended: true })
              }
              loading={mended.isPending}
              data-testid="return-mended"
            >
              {t("returns.mended")}
            </Button>
          )}
        </>
      )}
    </Group>
  );
}
