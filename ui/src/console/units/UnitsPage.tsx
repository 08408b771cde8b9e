import { Alert, Button, Checkbox, Group, Paper, Text, TextInput, Title } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { DateInput } from "../../design/DateInput";
import { folded } from "../../i18n/folding";
import { date, number, today } from "../../i18n/formats";
import { api, type Unit } from "../api";
import { InviteDialog } from "../laptops/InviteDialog";
import { isCell, matching, treeLines } from "../parts/cells";
import { isDay } from "../parts/days";
import { Failure, Opening } from "../parts/Failure";
import { useShortcut } from "../parts/shortcuts";
import { useTitle } from "../parts/title";
import { CellDialog, type CellForm } from "./CellDialog";
import { FormerUnits } from "./FormerUnits";
import { LeaveDialog } from "./LeaveDialog";
import { UnitTable } from "./UnitTable";

export function UnitsPage() {
  const { t } = useTranslation();
  useTitle(t("units.title"));
  const [typedDay, setTypedDay] = useState("");
  const [on, setOn] = useState("");
  const [form, setForm] = useState<CellForm | null>(null);
  const units = useQuery({ queryKey: ["units", on], queryFn: () => api.units(on || undefined) });
  const choose = (day: string) => {
    setTypedDay(day);
    if (day === "" || day === today()) setOn("");
    else if (isDay(day)) setOn(day);
  };
  return (
    <>
      <Group justify="space-between" align="flex-end" mb="sm">
        <Title order={1}>{t("units.title")}</Title>
        <Group align="flex-end">
          <DateInput label={t("units.on")} value={typedDay} onChange={choose} w={270} testId="units-on" />
          <Button
            leftSection={<IconPlus size={20} aria-hidden="true" />}
            onClick={() => setForm({ kind: "add", parent: null })}
            disabled={on !== ""}
            data-testid="add-cell"
          >
            {t("units.add_cell")}
          </Button>
        </Group>
      </Group>
      {on !== "" && (
        <Alert color="ink" mb="sm">
          <Group>
            <Text>{t("units.on_note", { date: date(on) })}</Text>
            <Button variant="default" size="compact-md" mih={36} onClick={() => choose("")}>
              {t("units.today")}
            </Button>
          </Group>
        </Alert>
      )}
      {units.data ? (
        <>
          <Tree units={units.data.units} changeable={on === ""} setForm={setForm} />
          {on === "" && <FormerUnits units={units.data.former} />}
        </>
      ) : units.error ? (
        <Failure error={units.error} retry={() => void units.refetch()} />
      ) : (
        <Opening />
      )}
      <CellDialog
        key={JSON.stringify(form)}
        form={form}
        units={units.data?.units ?? []}
        close={() => setForm(null)}
      />
    </>
  );
}

interface TreeProps {
  units: Unit[];
  changeable: boolean;
  setForm: (form: CellForm) => void;
}

function Tree({ units, changeable, setForm }: TreeProps) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [onlyCells, setOnlyCells] = useState(true);
  const [inviting, setInviting] = useState<Unit | null>(null);
  const [leaving, setLeaving] = useState<Unit | null>(null);
  const filter = useRef<HTMLInputElement>(null);
  useShortcut("find", () => filter.current?.focus());
  const cells = units.filter(isCell);
  const lines = useMemo(() => {
    const wanted = folded(text.trim());
    return matching(
      treeLines(units),
      (unit) => (!onlyCells || cells.length === 0 || isCell(unit)) && folded(unit.name).includes(wanted),
    );
  }, [units, text, onlyCells, cells.length]);
  if (units.length === 0) {
    return (
      <Paper>
        <Text>{t("units.empty")}</Text>
      </Paper>
    );
  }
  const counts = {
    units: number(units.length),
    cells: number(cells.length),
    enrolled: number(cells.filter((cell) => cell.enrolled).length),
  };
  return (
    <>
      <Group mb="sm" gap="lg">
        <TextInput
          ref={filter}
          aria-label={t("filter_units")}
          aria-keyshortcuts="/"
          placeholder={t("filter_units_key")}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          w={320}
          data-testid="units-filter"
        />
        <Checkbox
          label={t("units.only_cells")}
          checked={onlyCells}
          onChange={(event) => setOnlyCells(event.currentTarget.checked)}
          data-testid="units-only-cells"
        />
        <Text data-testid="units-count">{t("units.count", counts)}</Text>
      </Group>
      {lines.length === 0 ? (
        <Text>{t("found_nothing")}</Text>
      ) : (
        <UnitTable
          lines={lines}
          changeable={changeable}
          setForm={setForm}
          invite={setInviting}
          leave={setLeaving}
        />
      )}
      {leaving && <LeaveDialog unit={leaving} close={() => setLeaving(null)} />}
      <InviteDialog key={inviting?.id} unit={inviting} close={() => setInviting(null)} />
    </>
  );
}
