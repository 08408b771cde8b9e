import { Drawer, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { date, number } from "../../i18n/formats";
import type { JointSession } from "../api";
import list from "../parts/list.module.css";

/** The cells that keep a roll-call of a joint session. They name no person. */
export function JointCells({ session, close }: { session: JointSession; close: () => void }) {
  const { t } = useTranslation();
  return (
    <Drawer
      opened
      onClose={close}
      position="right"
      size={560}
      title={t("joint.cells_title", { day: date(session.words.date), time: session.words.time }).trim()}
      closeButtonProps={{ "aria-label": t("close"), size: "lg" }}
      transitionProps={{ duration: 100 }}
      className="no-print"
      data-testid="joint-panel"
    >
      <Stack>
        {session.rows.length === 0 && <Text>{t("joint.nobody_yet")}</Text>}
        {session.rows.length > 0 && (
          <div className={list.frame}>
            <table className={list.table} data-testid="joint-rows">
              <thead>
                <tr>
                  <th scope="col">{t("table.col.unit")}</th>
                  <th scope="col">{t("joint.col.held")}</th>
                  <th scope="col" className={list.count}>
                    {t("joint.col.present")}
                  </th>
                  <th scope="col" className={list.count}>
                    {t("joint.col.unmarked")}
                  </th>
                </tr>
              </thead>
              <tbody>
                {session.rows.map((row) => (
                  <tr key={`${row.unit} ${row.date}`}>
                    <th scope="row">{row.unit_name}</th>
                    <td>
                      {date(row.date)}
                      {row.confirmed && <Text size="sm">{t("joint.confirmed")}</Text>}
                    </td>
                    <td className={list.count}>
                      {t("joint.of", { present: number(row.present), due: number(row.due) })}
                    </td>
                    <td className={list.count}>{number(row.unmarked)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
        <Text fw={600}>
          {t("joint.sum", {
            cells: number(session.rows.length),
            present: number(session.present),
            due: number(session.due),
          })}
        </Text>
        <Text>{t("joint.without", { count: Math.max(0, session.addressed - session.rows.length) })}</Text>
      </Stack>
    </Drawer>
  );
}
