import { Checkbox, Group, Paper, Radio, ScrollArea, Stack, Text, TextInput, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { folded } from "../../i18n/folding";
import { number } from "../../i18n/formats";
import type { Unit } from "../api";
import { isCell, treeLines } from "../parts/cells";
import type { PartProps } from "./fields";

interface Props extends PartProps {
  units: Unit[];
}

export function Addressed({ draft, change, need, units }: Props) {
  const { t } = useTranslation();
  const cells = treeLines(units)
    .map((line) => line.unit)
    .filter(isCell);
  const counts = { count: number(draft.chosen.length), all: number(cells.length) };
  return (
    <Paper mt="md">
      <Title order={2} mb="sm" id="issue-addressed-title">
        {t("issue.addressed")}
      </Title>
      <Radio.Group
        aria-labelledby="issue-addressed-title"
        value={draft.toAll ? "all" : "chosen"}
        onChange={(which) => change({ toAll: which === "all" })}
      >
        <Stack gap={6}>
          <Radio value="all" label={t("issue.to_all", { count: counts.all })} data-testid="to-all" />
          <Radio value="chosen" label={t("issue.to_chosen")} id="issue-addressed" data-testid="to-chosen" />
        </Stack>
      </Radio.Group>
      {!draft.toAll && (
        <>
          <Text fw={600} mt="sm" role="status" data-testid="chosen-count">
            {t("issue.chosen", counts)}
          </Text>
          {need("addressed") && (
            <Text c="var(--mantine-color-error)" role="alert">
              {need("addressed")}
            </Text>
          )}
          <ChooseCells
            cells={cells}
            units={units}
            chosen={draft.chosen}
            choose={(chosen) => change({ chosen })}
          />
        </>
      )}
    </Paper>
  );
}

interface ChooseProps {
  cells: Unit[];
  units: Unit[];
  chosen: string[];
  choose: (chosen: string[]) => void;
}

function ChooseCells({ cells, units, chosen, choose }: ChooseProps) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const picked = new Set(chosen);
  const names = new Map(units.map((unit) => [unit.id, unit.name]));
  const shown = cells.filter((cell) => folded(cell.name).includes(folded(text.trim())));
  const parents = [...new Set(shown.map((cell) => cell.parent))];
  const set = (ids: string[], on: boolean) => {
    const next = new Set(picked);
    for (const id of ids) {
      if (on) next.add(id);
      else next.delete(id);
    }
    choose(cells.map((cell) => cell.id).filter((id) => next.has(id)));
  };
  return (
    <>
      <TextInput
        aria-label={t("filter_units")}
        placeholder={t("filter_units")}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        my="xs"
        maw={360}
        data-testid="choose-filter"
      />
      {shown.length === 0 && <Text>{t("found_nothing")}</Text>}
      <ScrollArea.Autosize mah={420} viewportProps={{ tabIndex: 0 }}>
        <Stack gap="sm" p={4}>
          {parents.map((parent) => {
            const below = shown.filter((cell) => cell.parent === parent);
            const ids = below.map((cell) => cell.id);
            const on = ids.filter((id) => picked.has(id)).length;
            return (
              <div key={parent ?? ""}>
                <Checkbox
                  label={t("issue.choose_group", {
                    parent: (parent && names.get(parent)) || t("issue.addressed"),
                  })}
                  fw={600}
                  checked={on === ids.length}
                  indeterminate={on > 0 && on < ids.length}
                  onChange={(event) => set(ids, event.currentTarget.checked)}
                />
                <Group gap="sm" ml={30} mt={6}>
                  {below.map((cell) => (
                    <Checkbox
                      key={cell.id}
                      label={cell.name}
                      checked={picked.has(cell.id)}
                      onChange={(event) => set([cell.id], event.currentTarget.checked)}
                      w={300}
                      data-testid={`choose-${cell.id}`}
                    />
                  ))}
                </Group>
              </div>
            );
          })}
        </Stack>
      </ScrollArea.Autosize>
    </>
  );
}
