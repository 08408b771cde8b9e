import { Button, Group, NativeSelect } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Unit } from "../api";
import { isCell, treeLines } from "../parts/cells";
import { InviteDialog } from "./InviteDialog";

/** Picks the cell an invite is for. */
export function ChooseInvite({ units }: { units: Unit[] }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState("");
  const [inviting, setInviting] = useState<Unit | null>(null);
  const names = new Map(units.map((unit) => [unit.id, unit.name]));
  const cells = treeLines(units)
    .map((line) => line.unit)
    .filter(isCell);
  const options = cells.map((cell) => {
    const parent = cell.parent === null ? undefined : names.get(cell.parent);
    return { value: cell.id, label: parent ? `${cell.name} (${parent})` : cell.name };
  });
  return (
    <Group align="flex-end" mt="sm">
      <NativeSelect
        label={t("laptops.make_invite")}
        data={[{ value: "", label: t("laptops.choose_cell") }, ...options]}
        value={chosen}
        onChange={(event) => setChosen(event.currentTarget.value)}
        miw={{ base: "100%", sm: 380 }}
        data-testid="invite-cell"
      />
      <Button
        disabled={chosen === ""}
        onClick={() => setInviting(cells.find((cell) => cell.id === chosen) ?? null)}
        data-testid="invite-open"
      >
        {t("invite.make")}
      </Button>
      <InviteDialog key={inviting?.id} unit={inviting} close={() => setInviting(null)} />
    </Group>
  );
}
