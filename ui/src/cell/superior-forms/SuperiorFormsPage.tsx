import { Badge, Stack } from "@mantine/core";
import { IconChevronRight } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../design/EmptyState";
import { ErrorNote } from "../../design/ErrorNote";
import { PageHead } from "../frame/PageHead";
import { useCall, useSuperior } from "../queries";
import { Standing } from "./Standing";
import "../home/home.css";

/** The forms that the superior sent; those that wait for the cell come first. */
export default function SuperiorFormsPage() {
  const { t } = useTranslation();
  const superior = useSuperior();
  const list = useCall("superior_forms.list", {}, { fresh: true });
  return (
    <div data-testid="page-superior-forms">
      <PageHead title={t("superior_forms.title")} below={t("superior_forms.help", { superior })} />
      <ErrorNote error={list.error} onRetry={() => void list.refetch()} />
      {list.data?.forms.length === 0 && <EmptyState text={t("superior_forms.empty")} />}
      <Stack gap="sm">
        {list.data?.forms.map((form) => (
          <Link
            key={form.id}
            to="/superior-forms/$form"
            params={{ form: form.id }}
            className="task"
            data-testid="superior-form"
            data-waits={form.waits || undefined}
          >
            <span>
              <b>{form.title}</b> {form.new && <Badge data-testid="form-new">{t("lists.new")}</Badge>}
              <span className="quiet task-label">
                <Standing form={form} />
              </span>
            </span>
            <IconChevronRight aria-hidden />
          </Link>
        ))}
      </Stack>
    </div>
  );
}
