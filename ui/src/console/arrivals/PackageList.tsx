import { Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "../api";
import list from "../parts/list.module.css";
import { hourAndDay } from "../parts/moments";
import { useRefresh } from "../session/session";
import { AnswerButton } from "./PackageDialog";
import { thingsInWords } from "./things";

/** Sticks of the last weeks, so that an answer can be had again. */
const SHOWN = 10;

export function PackageList() {
  const { t, i18n } = useTranslation();
  const packages = useQuery({ queryKey: ["packages"], queryFn: api.packages, refetchInterval: useRefresh() });
  const rows = packages.data?.slice(0, SHOWN) ?? [];
  if (rows.length === 0) return null;
  return (
    <>
      <Title order={2} mt="xl" mb="xs">
        {t("package.list")}
      </Title>
      <div className={list.frame}>
        <table className={list.table} data-testid="packages">
          <thead>
            <tr>
              <th scope="col">{t("package.col.taken_at")}</th>
              <th scope="col">{t("package.col.unit")}</th>
              <th scope="col">{t("package.col.made_at")}</th>
              <th scope="col">{t("package.col.things")}</th>
              <th scope="col">{t("package.col.answer")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id} data-testid={`package-${row.id}`}>
                <td className={list.nowrap}>{hourAndDay(row.taken_at)}</td>
                <th scope="row">
                  {row.unit.name}
                  <Text size="sm">{row.device}</Text>
                </th>
                <td className={list.nowrap}>{hourAndDay(row.made_at)}</td>
                <td>
                  {thingsInWords(t, i18n, row.things)}
                  {row.set_aside > 0 && (
                    <Text size="sm">{t("package.set_aside", { count: row.set_aside })}</Text>
                  )}
                </td>
                <td>
                  <AnswerButton id={row.id} small />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
