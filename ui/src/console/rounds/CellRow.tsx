import { IconCircleCheck, IconCircleDashed, IconPencil } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { date, dayOfMoment, number } from "../../i18n/formats";
import type { Figure, TableRow } from "../api";
import { Missing } from "../parts/Missing";
import { hourAndDay } from "../parts/moments";
import { ReturnButton } from "../returns/ReturnButton";
import { COUNTED } from "./columns";
import { FigureButton } from "./FigureButton";
import type { Opened } from "./opened";
import styles from "./table.module.css";

interface Props {
  round: string;
  row: TableRow;
  changed: boolean;
  open: (opened: Opened) => void;
}

export function CellRow({ round, row, changed, open }: Props) {
  const { t } = useTranslation();
  const figure = (name: Figure) => {
    const value = row[name];
    if (value === null) return <Missing />;
    const words = { figure: t(`figure.${name}`), value: number(value), unit: row.unit.name };
    return (
      <FigureButton
        value={value}
        label={t("figure.open", words)}
        testId={`figure-${row.unit.id}-${name}`}
        press={() => open({ kind: "unit", unit: row.unit.id, figure: name })}
      />
    );
  };
  const classes = [row.state === "silent" && styles.silent, changed && styles.moved]
    .filter(Boolean)
    .join(" ");
  return (
    <tr className={classes} data-testid={`row-${row.unit.id}`} data-state={row.state}>
      <th scope="row">
        {row.unit.name}
        {!row.addressed && <div className={styles.note}>{t("table.not_addressed")}</div>}
        {row.closed_on && (
          <div className={styles.note}>{t("table.closed_on", { date: date(row.closed_on) })}</div>
        )}
        {changed && <span className={`${styles.mark} no-print`}>{t("table.changed_mark")}</span>}
      </th>
      {COUNTED.map((name) => (
        <td key={name} className={styles.count}>
          {figure(name)}
        </td>
      ))}
      <td className={styles.count}>
        {figure("essays_received")}
        {row.essays_due !== null && <span aria-hidden="true"> / </span>}
        {row.essays_due !== null && figure("essays_due")}
      </td>
      <td>
        <State row={row} />
        {row.state === "final" && (
          <ReturnButton unit={row.unit} kind="round" record={round} about={row.unit.name} />
        )}
      </td>
      <td className={`${styles.small} ${styles.nowrap}`}>
        {row.last_receipt_at ? hourAndDay(row.last_receipt_at) : t("receipt.never")}
      </td>
      <td className={styles.small}>
        <Laptop row={row} />
      </td>
      <td className={styles.small}>
        <Contact row={row} />
      </td>
    </tr>
  );
}

/** Provisional, final and silent differ in words, because the icon alone is not enough for everybody. */
function State({ row }: { row: TableRow }) {
  const { t } = useTranslation();
  return (
    <>
      <span className={styles.state} data-testid="state">
        {row.state === "final" && <IconCircleCheck size={18} aria-hidden="true" />}
        {row.state === "provisional" && <IconPencil size={18} aria-hidden="true" />}
        {row.state === "silent" && <IconCircleDashed size={18} aria-hidden="true" />}
        {row.state === "final" && row.finalised_at
          ? t("state.final_at", { date: dayOfMoment(row.finalised_at) })
          : t(`state.${row.state}`)}
      </span>
      {row.late > 0 && <div className={styles.note}>{t("state.late_count", { count: row.late })}</div>}
      {(row.overdue || (row.state === "silent" && !row.closed_on)) && (
        <div className={styles.note} data-testid="expected">
          {row.overdue && <strong>{t(`state.overdue_${row.overdue}`)}. </strong>}
          {row.expected_contact
            ? t("state.expected", { contact: row.expected_contact })
            : t("state.expected_none")}
        </div>
      )}
      {row.state === "silent" && !row.closed_on && (
        <div className={styles.note} data-testid="reached">
          {row.reached_at
            ? t("state.reached", { date: dayOfMoment(row.reached_at) })
            : t("state.not_reached")}
        </div>
      )}
    </>
  );
}

function Laptop({ row }: { row: TableRow }) {
  const { t, i18n } = useTranslation();
  if (!row.device) return t("device.none");
  const state = `device.${row.device.state}`;
  return (
    <>
      {row.device.name}
      {row.device.state !== "active" && (
        <div className={styles.note}>{i18n.exists(state) ? t(state) : row.device.state}</div>
      )}
    </>
  );
}

function Contact({ row }: { row: TableRow }) {
  const { t } = useTranslation();
  const { person, phone } = row.contact;
  if (!person && !phone) return t("contact.none");
  return (
    <>
      {person}
      {person && phone && ", "}
      {phone && <span className={styles.nowrap}>{phone}</span>}
    </>
  );
}
