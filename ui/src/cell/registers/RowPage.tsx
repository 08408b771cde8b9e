import { Anchor, Button } from "@mantine/core";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../design/EmptyState";
import { ErrorNote } from "../../design/ErrorNote";
import type { Register } from "../../generated/registers";
import { PageHead } from "../frame/PageHead";
import { useCall } from "../queries";
import { useOpenForm } from "../records/useOpenForm";
import { RecordNotes } from "../returns/ReturnNotes";
import { useReturnsOf } from "../returns/useReturns";
import { registerNamed, useWords } from "./described";
import { PAGES } from "./pages";
import { RecordForm } from "./RecordForm";

/** The page of one row: its name, its form behind a button, and below what belongs to it. */
export default function RowPage() {
  const { t } = useTranslation();
  const { register: name, row } = useParams({ from: "/registers/$register/$row" });
  const register = registerNamed(name);
  const Page = PAGES[name];
  if (!register || !Page) return <EmptyState text={t("registers.unknown")} />;
  return (
    <div data-testid="page-row" key={row}>
      <RowHead register={register} id={row} />
      <Suspense fallback={<p className="quiet">{t("common.loading")}</p>}>
        <Page id={row} />
      </Suspense>
    </div>
  );
}

function RowHead({ register, id }: { register: Register; id: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { label } = useWords();
  const [editing, setEditing] = useOpenForm("row");
  const row = useCall("register.get", { register: register.name, id });
  const returned = useReturnsOf(register.name, id);
  const leave = () =>
    void navigate({ to: "/registers/$register", params: { register: register.name }, search: {} });
  return (
    <>
      <PageHead
        title={<span className="person-name">{row.data?.title ?? ""}</span>}
        below={
          <Anchor
            component={Link}
            to={`/registers/${register.name}`}
            className="not-printed"
            data-testid="row-back"
          >
            {label(register)}
          </Anchor>
        }
      >
        {row.data && (
          <Button variant="default" onClick={() => setEditing(id)} data-testid="row-edit">
            {t("row_page.edit")}
          </Button>
        )}
      </PageHead>
      <ErrorNote error={row.error} onRetry={() => void row.refetch()} />
      <RecordNotes returns={returned} />
      {editing && row.data && (
        <RecordForm register={register} row={row.data} onClose={() => setEditing(null)} onDeleted={leave} />
      )}
    </>
  );
}
