import { Alert, Text, Title } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { date, number } from "../../i18n/formats";
import { api, type EssaysOfRound } from "../api";
import { Failure, Opening } from "../parts/Failure";
import list from "../parts/list.module.css";
import { Missing } from "../parts/Missing";
import { PlaceLink } from "../parts/PlaceLink";
import { useTitle } from "../parts/title";
import tableStyles from "../rounds/table.module.css";
import { useRefresh } from "../session/session";
import { CellEssays } from "./CellEssays";
import { GradersCard } from "./GradersCard";

/** What cells handed in for a round: how much by cell, in the order of the units. Names open one cell at a time. */
export function HandedInPage({ roundId }: { roundId: string }) {
  const { t } = useTranslation();
  const essays = useQuery({
    queryKey: ["essays", roundId],
    queryFn: () => api.essaysOfRound(roundId),
    refetchInterval: useRefresh(),
  });
  useTitle([t("handed_in.title"), essays.data?.title].filter(Boolean).join(" – "));
  const graders = useQuery({ queryKey: ["graders"], queryFn: api.graders });
  // Which cells have spoken at all: the answer about essays has a 0 for a silent cell, too.
  const table = useQuery({
    queryKey: ["table", roundId],
    queryFn: () => api.table(roundId),
    refetchInterval: useRefresh(),
  });
  const spoken = new Set(
    table.data?.rows.filter((row) => row.state !== "silent").map((row) => row.unit.id) ?? [],
  );
  if (essays.error && !essays.data)
    return <Failure error={essays.error} retry={() => void essays.refetch()} />;
  if (graders.error && !graders.data)
    return <Failure error={graders.error} retry={() => void graders.refetch()} />;
  if (!essays.data || !graders.data) return <Opening />;
  return (
    <>
      <Heading essays={essays.data} />
      <GradersCard graders={graders.data} />
      {graders.data.mine && essays.data.essays > 0 && (
        <Text mb="sm">
          <PlaceLink to={{ page: "grading", round: roundId }} data-testid="essays-grading">
            <GradingLink />
          </PlaceLink>
        </Text>
      )}
      {graders.data.mine && <Cells essays={essays.data} spoken={spoken} />}
    </>
  );
}

function GradingLink() {
  const { t } = useTranslation();
  return <>{t("grading.open")}</>;
}

function Heading({ essays }: { essays: EssaysOfRound }) {
  const { t } = useTranslation();
  return (
    <>
      <PlaceLink
        to={{ page: "table", round: essays.id }}
        className={tableStyles.back ?? ""}
        data-testid="essays-back"
      >
        <IconArrowLeft size={18} aria-hidden="true" /> {essays.title}
      </PlaceLink>
      <Title order={1}>{t("handed_in.title")}</Title>
      <Text fw={600} mb="sm" data-testid="essays-coverage">
        {t(
          essays.cells > 0 && essays.with === essays.cells ? "handed_in.coverage_all" : "handed_in.coverage",
          {
            essays: number(essays.essays),
            with: number(essays.with),
            without: number(essays.cells - essays.with),
          },
        )}
      </Text>
      {!essays.hand_in && (
        <Alert color="ink" mb="sm" data-testid="essays-not-asked">
          {t("handed_in.not_asked")}
        </Alert>
      )}
    </>
  );
}

/** `spoken`: the cells that have sent something. The others have no count, because nobody knows it. */
function Cells({ essays, spoken }: { essays: EssaysOfRound; spoken: Set<string> }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState<string | null>(null);
  return (
    <div className={list.frame}>
      <table className={list.table} data-testid="essays">
        <thead>
          <tr>
            <th scope="col">{t("handed_in.col.unit")}</th>
            <th scope="col" className={list.count}>
              {t("handed_in.col.essays")}
            </th>
            <th scope="col">{t("handed_in.col.last_on")}</th>
            <th scope="col">{t("handed_in.col.names")}</th>
          </tr>
        </thead>
        <tbody>
          {essays.rows.map((row) => (
            <tr key={row.unit.id} data-testid="essays-cell">
              <th scope="row">
                {row.unit.name}
                {row.unit.parent_name && (
                  <Text size="sm" c="ink.7">
                    {row.unit.parent_name}
                  </Text>
                )}
              </th>
              <td className={list.count} data-testid="essays-count">
                {row.essays > 0 || spoken.has(row.unit.id) ? number(row.essays) : <Missing />}
              </td>
              <td className={list.nowrap}>{row.last_on ? date(row.last_on) : <Missing />}</td>
              <td>
                {row.essays > 0 && (
                  <CellEssays
                    round={essays.id}
                    unit={row.unit}
                    opened={opened === row.unit.id}
                    open={() => setOpened(row.unit.id)}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
