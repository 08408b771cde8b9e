import { Button, Group } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Unit } from "../api";
import { type Branch, isCell } from "../parts/cells";
import list from "../parts/list.module.css";
import type { CellForm } from "./CellDialog";

interface Props {
  lines: Branch[];
  changeable: boolean;
  setForm: (form: CellForm) => void;
  invite: (unit: Unit) => void;
  leave: (unit: Unit) => void;
}

export function UnitTable({ lines, ...row }: Props) {
  const { t } = useTranslation();
  return (
    <div className={list.frame}>
      <table className={`${list.table} ${list.dense}`} data-testid="units">
        <thead>
          <tr>
            {(["unit", "level", "expected", "contact", "laptop", "actions"] as const).map((column) => (
              <th scope="col" key={column}>
                {t(`units.col.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ unit, depth }) => (
            <UnitRow key={unit.id} unit={unit} depth={depth} {...row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps extends Omit<Props, "lines"> {
  unit: Unit;
  depth: number;
}

function UnitRow({ unit, depth, changeable, setForm, invite, leave }: RowProps) {
  const { t, i18n } = useTranslation();
  const cell = isCell(unit);
  const level = `units.level.${unit.level}`;
  return (
    <tr data-testid={`unit-${unit.id}`}>
      <th
        scope="row"
        style={{ paddingLeft: `calc(12px + ${depth} * var(--indent, 26px))`, fontWeight: cell ? 400 : 600 }}
      >
        {unit.name}
      </th>
      <td>{i18n.exists(level) ? t(level) : unit.level}</td>
      <td>{cell && (unit.expected_contact || t("state.expected_none"))}</td>
      <td>
        {cell && ([unit.contact.person, unit.contact.phone].filter(Boolean).join(", ") || t("contact.none"))}
      </td>
      <td>{cell && t(unit.enrolled ? "units.enrolled" : "units.not_enrolled")}</td>
      <td>
        {changeable && (
          <Group gap={6} wrap="nowrap">
            {cell ? (
              <>
                <Button
                  variant="default"
                  size="compact-md"
                  mih={36}
                  onClick={() => invite(unit)}
                  aria-label={t("units.invite_label", { unit: unit.name })}
                  data-testid="unit-invite"
                >
                  {t("units.invite")}
                </Button>
                <Button
                  variant="default"
                  size="compact-md"
                  mih={36}
                  onClick={() => setForm({ kind: "edit", unit })}
                  aria-label={t("units.edit_label", { unit: unit.name })}
                  data-testid="unit-edit"
                >
                  {t("units.edit")}
                </Button>
                <Button
                  variant="default"
                  size="compact-md"
                  mih={36}
                  onClick={() => leave(unit)}
                  aria-label={t("units.leave_label", { unit: unit.name })}
                  data-testid="unit-leave"
                >
                  {t("units.leave")}
                </Button>
              </>
            ) : (
              <Button
                variant="subtle"
                size="compact-md"
                mih={36}
                onClick={() => setForm({ kind: "add", parent: unit.id })}
                aria-label={t("units.add_under", { unit: unit.name })}
                data-testid="unit-add-cell"
              >
                {t("units.add_cell")}
              </Button>
            )}
          </Group>
        )}
      </td>
    </tr>
  );
}
