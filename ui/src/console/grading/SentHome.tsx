import { Button, Paper, Stack, Text, TextInput, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError, api, type GradingOfEssay, type WhichEssay } from "../api";
import { hourAndDay } from "../parts/moments";
import { Refused } from "../parts/Refused";
import { useSentence } from "../parts/sentence";
import { useGrading } from "./useGrading";
import { gradeWords } from "./words";

/** What was sent home of an essay, latest first, and taking it back. */
export function SentHome({ which, grading }: { which: WhichEssay; grading: GradingOfEssay }) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const [reason, setReason] = useState("");
  const back = useGrading(which, (why: string) => api.takeGradeBack(which, why), t("grading.took_back"));
  if (grading.sent.length === 0) return null;
  const ours = back.error instanceof ApiError && back.error.field === "reason" ? back.error : null;
  return (
    <Paper withBorder data-testid="sent-home">
      <Stack gap="xs">
        <Title order={3} size="h4">
          {t("grading.sent_title")}
        </Title>
        {grading.sent.map((one) => (
          <section key={one.at} data-testid="sent-grade">
            <Text fw={600}>
              {t("grading.sent_line", {
                grade: gradeWords(t, one.grade),
                by: one.by,
                at: hourAndDay(one.at),
              })}
            </Text>
            {one.remark && <Text style={{ whiteSpace: "pre-wrap" }}>{one.remark}</Text>}
            {one.taken_back_at && (
              <Text>
                {t("grading.sent_back", {
                  at: hourAndDay(one.taken_back_at),
                  by: one.taken_back_by,
                  reason: one.reason,
                })}
              </Text>
            )}
          </section>
        ))}
        {grading.may_take_back && (
          <>
            <TextInput
              label={t("grading.take_back_reason")}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
              error={ours ? sentence(ours) : null}
              data-testid="grade-back-reason"
            />
            <Button
              variant="default"
              loading={back.isPending}
              onClick={() => back.mutate(reason)}
              data-testid="grade-take-back"
            >
              {t("grading.take_back")}
            </Button>
          </>
        )}
        <Refused error={ours ? null : back.error} />
      </Stack>
    </Paper>
  );
}
