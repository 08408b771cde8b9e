import { Checkbox, Paper, Stack, Text, Textarea } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { clockWithSeconds } from "../../i18n/formats";
import { followSave } from "../frame/saving";
import { useFinishBeforeLeaving } from "../lock/leaving";
import { useAct, useCall } from "../queries";
import type { Plan, PlanPartName, Round } from "../types";

const PARTS: readonly PlanPartName[] = ["purpose", "content", "speakers", "logistics", "implementation"];

/** A part is saved this long after the last key, and on leaving it. */
const SETTLED_MS = 1500;

export default function PlanTab() {
  const { round: id } = useParams({ from: "/rounds/$round" });
  const round = useCall("rounds.get", { id });
  return round.data ? <PlanForm key={round.data.id} round={round.data} /> : null;
}

/** The five parts a plan must state, a tick on each finished one. */
function PlanForm({ round }: { round: Round }) {
  const { t } = useTranslation();
  const [plan, setPlan] = useState<Plan>(round.plan);
  const [savedAt, setSavedAt] = useState("");
  const unsaved = useRef<Plan | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { mutateAsync, error } = useAct("rounds.save");
  const saving = useRef<Promise<void>>(Promise.resolve());
  const saveNow = async () => {
    clearTimeout(timer.current);
    const waiting = unsaved.current;
    if (!waiting) return;
    unsaved.current = null;
    try {
      await followSave(mutateAsync({ id: round.id, plan: waiting }));
      setSavedAt(new Date().toISOString());
    } catch {
      unsaved.current ??= waiting;
    }
  };
  /** One save at a time; whether nothing is left unsaved. */
  const flush = useRef<() => Promise<boolean>>(async () => true);
  flush.current = async () => {
    saving.current = saving.current.then(saveNow);
    await saving.current;
    return unsaved.current === null;
  };
  useFinishBeforeLeaving(() => flush.current());
  useEffect(() => () => void flush.current(), []);
  const change = (part: PlanPartName, value: Partial<Plan[PlanPartName]>, atOnce: boolean) => {
    const next = { ...plan, [part]: { ...plan[part], ...value } };
    setPlan(next);
    unsaved.current = next;
    clearTimeout(timer.current);
    if (atOnce) void flush.current();
    else timer.current = setTimeout(() => void flush.current(), SETTLED_MS);
  };
  const done = PARTS.filter((part) => plan[part].done).length;
  return (
    <Stack gap="sm" data-testid="plan">
      <Text c="ink.6">
        {t("plan.done", { done, all: PARTS.length })}
        {savedAt && ` · ${t("plan.saved_at", { time: clockWithSeconds(savedAt) })}`}
        {error && ` · ${error.message}`}
      </Text>
      {PARTS.map((part) => (
        <Paper key={part} className="plan-part">
          <Stack gap="xs">
            <Text fw={600} component="label" htmlFor={`plan-${part}`}>
              {t(`plan.part.${part}`)}
            </Text>
            <Text c="ink.6" fz="sm">
              {t(`plan.hint.${part}`)}
            </Text>
            <Checkbox
              id={`plan-${part}-done`}
              data-testid={`plan-${part}-done`}
              label={t("plan.finished")}
              checked={plan[part].done}
              onChange={(event) => change(part, { done: event.currentTarget.checked }, true)}
            />
          </Stack>
          <Textarea
            id={`plan-${part}`}
            data-testid={`plan-${part}`}
            autosize
            minRows={3}
            maxRows={10}
            value={plan[part].text}
            onChange={(event) => change(part, { text: event.currentTarget.value }, false)}
            onBlur={() => void flush.current()}
          />
        </Paper>
      ))}
    </Stack>
  );
}
