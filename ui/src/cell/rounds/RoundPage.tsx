import { Button, Group } from "@mantine/core";
import { Link, Outlet, useNavigate, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ConfirmButton } from "../../design/ConfirmButton";
import { ErrorNote } from "../../design/ErrorNote";
import { date } from "../../i18n/formats";
import { PageHead } from "../frame/PageHead";
import { useAct, useCall } from "../queries";
import { useOpenForm } from "../records/useOpenForm";
import type { Round } from "../types";
import { RoundEdit } from "./RoundEdit";
import { period, RoundStateBadge } from "./RoundTable";
import { SuperiorSays } from "./SuperiorSays";
import "./rounds.css";
import "./short.css";

const TABS = [
  { to: "/rounds/$round", name: "plan" },
  { to: "/rounds/$round/sessions", name: "sessions" },
  { to: "/rounds/$round/roll-call", name: "roll_call" },
  { to: "/rounds/$round/make-ups", name: "make_ups" },
  { to: "/rounds/$round/essays", name: "essays" },
  { to: "/rounds/$round/totals", name: "totals" },
] as const;

export default function RoundPage() {
  const { round: id } = useParams({ from: "/rounds/$round" });
  const round = useCall("rounds.get", { id });
  return (
    <div data-testid="page-round" className="tabbed-page">
      <ErrorNote error={round.error} onRetry={() => void round.refetch()} />
      {round.data && <RoundHead round={round.data} />}
      <Tabs id={id} />
      <Outlet />
    </div>
  );
}

function RoundHead({ round }: { round: Round }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [editing, setEditing] = useOpenForm("round");
  return (
    <>
      <PageHead
        title={<span title={round.title}>{round.title}</span>}
        below={
          <Group gap="md" className="head-facts">
            <RoundStateBadge state={round.state} />
            <span>{period(round.from, round.to)}</span>
            {round.deadline && <span>{t("rounds.deadline", { day: date(round.deadline) })}</span>}
            <span className="head-rest">{round.document_labels.join("; ")}</span>
          </Group>
        }
      >
        <Button
          variant="default"
          onClick={() => void navigate({ to: "/rounds/new", search: { copy: round.id } })}
          data-testid="round-copy-this"
        >
          {t("round_copy.act")}
        </Button>
        <Button variant="default" onClick={() => setEditing(round.id)} data-testid="round-edit">
          {t("rounds.edit")}
        </Button>
      </PageHead>
      <SuperiorSays round={round} />
      {editing && (
        <RoundEdit round={round} onClose={() => setEditing(null)} below={<Ending round={round} />} />
      )}
    </>
  );
}

function Ending({ round }: { round: Round }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const close = useAct("rounds.close", { done: t("rounds.closed"), notifies: true });
  const reopen = useAct("rounds.close", { done: t("rounds.reopened"), notifies: true });
  const remove = useAct("rounds.delete", { done: t("rounds.deleted"), notifies: true });
  return (
    <Group justify="space-between" mt="md">
      <ConfirmButton
        testId="round-delete"
        variant="subtle"
        question={t("rounds.delete_question", { title: round.title })}
        answer={t("rounds.delete")}
        onConfirm={() =>
          remove.mutate({ id: round.id }, { onSuccess: () => void navigate({ to: "/rounds" }) })
        }
      >
        {t("rounds.delete")}
      </ConfirmButton>
      {round.state === "closed" ? (
        <Button
          variant="default"
          loading={reopen.isPending}
          onClick={() => reopen.mutate({ id: round.id, closed: false })}
          data-testid="round-close"
        >
          {t("rounds.reopen_round")}
        </Button>
      ) : (
        <ConfirmButton
          testId="round-close"
          variant="default"
          loading={close.isPending}
          question={t("rounds.close_question", { title: round.title })}
          answer={t("rounds.close_round")}
          onConfirm={() => close.mutate({ id: round.id, closed: true })}
        >
          {t("rounds.close_round")}
        </ConfirmButton>
      )}
    </Group>
  );
}

function Tabs({ id }: { id: string }) {
  const { t } = useTranslation();
  return (
    <nav className="tabs" aria-label={t("rounds.tabs")}>
      {TABS.map(({ to, name }) => (
        <Link
          key={name}
          to={to}
          params={{ round: id }}
          activeOptions={{ exact: true, includeSearch: false }}
          data-testid={`tab-${name}`}
        >
          {t(`rounds.tab.${name}`)}
        </Link>
      ))}
    </nav>
  );
}
