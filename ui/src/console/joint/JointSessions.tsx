import { Button, Group, Paper, Text, Title } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { date, number } from "../../i18n/formats";
import { api, type JointSession, type RoundTable } from "../api";
import { Failure } from "../parts/Failure";
import list from "../parts/list.module.css";
import { FigureButton } from "../rounds/FigureButton";
import { useRefresh, useSession } from "../session/session";
import { JointCells } from "./JointCells";
import { JointDialog } from "./JointDialog";
import { WithdrawJointDialog } from "./WithdrawJointDialog";

/** What stands open: the form of a new session or of one, one to be called off, or the cells of one. */
type Opened = { what: "add" } | { what: "change" | "withdraw" | "cells"; id: string };

/** The sessions of a round that the committee holds for many cells, and how many members of which cells came. */
export function JointSessions({ round }: { round: RoundTable["round"] }) {
  const { t } = useTranslation();
  const { me } = useSession();
  const [opened, setOpened] = useState<Opened | null>(null);
  const joint = useQuery({
    queryKey: ["joint", round.id],
    queryFn: () => api.jointSessions(round.id),
    refetchInterval: useRefresh(),
  });
  const officer = me.role === "officer" && round.withdrawn === null;
  const sessions = joint.data ?? [];
  const one = opened && opened.what !== "add" ? sessions.find(({ id }) => id === opened.id) : undefined;
  const close = () => setOpened(null);
  return (
    <Paper withBorder mt="md" className="no-print" data-testid="joint-sessions">
      <Group justify="space-between">
        <Title order={2} size="h4">
          {t("joint.title")}
        </Title>
        {officer && (
          <Button
            variant="default"
            leftSection={<IconPlus size={20} aria-hidden="true" />}
            onClick={() => setOpened({ what: "add" })}
            data-testid="joint-add"
          >
            {t("joint.add")}
          </Button>
        )}
      </Group>
      {joint.error && !joint.data && <Failure error={joint.error} retry={() => void joint.refetch()} />}
      {joint.data && sessions.length === 0 && <Text>{t("joint.empty")}</Text>}
      {sessions.length > 0 && <Lines sessions={sessions} officer={officer} open={setOpened} />}
      {opened?.what === "add" && <JointDialog round={round.id} session={null} close={close} />}
      {one && opened?.what === "change" && (
        <JointDialog key={`${one.id} ${one.revision}`} round={round.id} session={one} close={close} />
      )}
      {one && opened?.what === "withdraw" && (
        <WithdrawJointDialog round={round.id} session={one} close={close} />
      )}
      {one && opened?.what === "cells" && <JointCells session={one} close={close} />}
    </Paper>
  );
}

interface LinesProps {
  sessions: readonly JointSession[];
  officer: boolean;
  open: (opened: Opened) => void;
}

function Lines({ sessions, officer, open }: LinesProps) {
  const { t } = useTranslation();
  return (
    <div className={list.frame}>
      <table className={list.table} data-testid="joint-table">
        <thead>
          <tr>
            <th scope="col">{t("joint.col.when")}</th>
            <th scope="col">{t("joint.col.where")}</th>
            <th scope="col" className={list.count}>
              {t("joint.col.cells")}
            </th>
            <th scope="col" className={list.count}>
              {t("joint.col.present")}
            </th>
            {officer && <th scope="col">{t("joint.col.act")}</th>}
          </tr>
        </thead>
        <tbody>
          {sessions.map((one) => (
            <tr key={one.id} data-testid="joint-line">
              <th scope="row">
                {date(one.words.date)} {one.words.time}
                {one.withdrawn && <Text size="sm">{t("joint.called_off", { reason: one.withdrawn })}</Text>}
              </th>
              <td>{[one.words.place, ...one.words.points].filter(Boolean).join("; ")}</td>
              <td className={list.count}>
                <FigureButton
                  value={one.rows.length}
                  label={t("joint.open_cells", { count: one.rows.length })}
                  testId="joint-cells"
                  press={() => open({ what: "cells", id: one.id })}
                />
                {` / ${number(one.addressed)}`}
              </td>
              <td className={list.count}>
                {t("joint.of", { present: number(one.present), due: number(one.due) })}
              </td>
              {officer && (
                <td>
                  <Group gap="xs">
                    <Button
                      size="sm"
                      variant="default"
                      disabled={one.withdrawn !== ""}
                      onClick={() => open({ what: "change", id: one.id })}
                      data-testid="joint-change"
                    >
                      {t("joint.change")}
                    </Button>
                    <Button
                      size="sm"
                      variant="default"
                      onClick={() => open({ what: "withdraw", id: one.id })}
                      data-testid="joint-withdraw"
                    >
                      {t(one.withdrawn ? "joint.restore" : "joint.withdraw")}
                    </Button>
                  </Group>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
