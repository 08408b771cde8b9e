import { Checkbox, Paper, Stack, Text, Textarea } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { clockWithSeconds } from "../../i18n/formats";
import { MaterialList } from "../documents/MaterialList";
import { planAmong, planItem, planRecord } from "../outbox/items";
import { outbox, useErrorOf, useOutcome, useWaiting } from "../outbox/useOutbox";
import { useCall } from "../queries";
import type { Plan, PlanPartName, Round } from "../types";
import { PLAN_PARTS as PARTS } from "./planParts";

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
  const record = planRecord(round.id);
  // The plan in the outbox is newer than the one in the book.
  const plan = planAmong(useWaiting(record)) ?? round.plan;
  const error = useErrorOf(record);
  const [savedAt, setSavedAt] = useState("");
  useOutcome(record, (_, outcome) => outcome.is === "saved" && setSavedAt(new Date().toISOString()));
  useEffect(() => () => void outbox.flush(record), [record]);
  const change = (part: PlanPartName, value: Partial<Plan[PlanPartName]>, pause: number) => {
    const before = planAmong(outbox.waiting(record)) ?? plan;
    outbox.put(planItem(round.id, round.title, { ...before, [part]: { ...before[part], ...value } }), pause);
  };
  const done = PARTS.filter((part) => plan[part].done).length;
  return (
    <Stack gap="sm" data-testid="plan">
      <Text c="ink.6">
        {t("plan.done", { done, all: PARTS.length })}
        {savedAt && ` · ${t("plan.saved_at", { time: clockWithSeconds(savedAt) })}`}
        {error && ` · ${error.message}`}
      </Text>
      <MaterialList sentWith={[...round.documents, round.parent_round ?? ""]} />
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
              onChange={(event) => change(part, { done: event.currentTarget.checked }, 0)}
            />
          </Stack>
          <Textarea
            id={`plan-${part}`}
            data-testid={`plan-${part}`}
            autosize
            minRows={3}
            maxRows={10}
            value={plan[part].text}
            onChange={(event) => change(part, { text: event.currentTarget.value }, SETTLED_MS)}
            onBlur={() => void outbox.flush(record)}
          />
        </Paper>
      ))}
    </Stack>
  );
}
