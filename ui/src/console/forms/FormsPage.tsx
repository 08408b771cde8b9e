import { Button, Group, Paper, Text, Title } from "@mantine/core";
import { IconSend } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { date, number } from "../../i18n/formats";
import { api, type FormLine } from "../api";
import { Failure, Opening } from "../parts/Failure";
import { ListFrame } from "../parts/ListFrame";
import list from "../parts/list.module.css";
import { Missing } from "../parts/Missing";
import { hourAndDay } from "../parts/moments";
import { PlaceLink } from "../parts/PlaceLink";
import { useTitle } from "../parts/title";
import { useRefresh, useSession } from "../session/session";

/** The forms that this committee asked cells to fill in, latest first. */
export function FormsPage() {
  const { t } = useTranslation();
  useTitle(t("forms.title"));
  const { me } = useSession();
  const forms = useQuery({ queryKey: ["forms"], queryFn: api.forms, refetchInterval: useRefresh() });
  return (
    <>
      <Group justify="space-between" align="flex-start">
        <Title order={1}>{t("forms.title")}</Title>
        {me.role === "officer" && (
          <PlaceLink to={{ page: "new_form" }} className={list.bare} data-testid="form-new">
            <Button component="span" leftSection={<IconSend size={20} aria-hidden="true" />}>
              {t("forms.new")}
            </Button>
          </PlaceLink>
        )}
      </Group>
      <Text mb="md">{t("forms.intro")}</Text>
      {forms.data ? (
        <Lines forms={forms.data} />
      ) : forms.error ? (
        <Failure error={forms.error} retry={() => void forms.refetch()} />
      ) : (
        <Opening />
      )}
    </>
  );
}

function Lines({ forms }: { forms: FormLine[] }) {
  const { t } = useTranslation();
  if (forms.length === 0) {
    return (
      <Paper data-testid="forms-empty">
        <Text>{t("forms.empty")}</Text>
      </Paper>
    );
  }
  return (
    <ListFrame label={t("forms.title")}>
      <table className={list.table} data-testid="forms">
        <thead>
          <tr>
            <th scope="col">{t("forms.col.title")}</th>
            <th scope="col">{t("forms.col.issued")}</th>
            <th scope="col">{t("forms.col.deadline")}</th>
            <th scope="col">{t("forms.col.sent")}</th>
            <th scope="col" className={list.count}>
              {t("forms.col.overdue")}
            </th>
          </tr>
        </thead>
        <tbody>
          {forms.map((form) => (
            <tr key={form.id} data-testid="form-line">
              <th scope="row">
                <PlaceLink to={{ page: "form", form: form.id }} data-testid="form-link">
                  {form.title}
                </PlaceLink>
                {form.version > 1 && <Text size="sm">{t("forms.version", { number: form.version })}</Text>}
                {form.withdrawn && (
                  <Text size="sm" fw={600}>
                    {t("forms.withdrawn")}
                  </Text>
                )}
              </th>
              <td className={list.nowrap}>{hourAndDay(form.issued_at)}</td>
              <td className={list.nowrap}>{form.deadline ? date(form.deadline) : <Missing />}</td>
              <td className={list.nowrap} data-testid="form-sent">
                {t("rounds.sent_of", { sent: number(form.sent), cells: number(form.cells) })}
              </td>
              <td className={list.count}>{number(form.overdue)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ListFrame>
  );
}
