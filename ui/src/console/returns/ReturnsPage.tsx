import { Button, Paper, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, type ReturnLine } from "../api";
import { Failure, Opening } from "../parts/Failure";
import { ListFrame } from "../parts/ListFrame";
import list from "../parts/list.module.css";
import { hourAndDay } from "../parts/moments";
import { useTitle } from "../parts/title";
import { useRefresh } from "../session/session";
import { ReturnPanel } from "./ReturnPanel";
import { useReturnWords } from "./words";

/** Who acts next, in the order of the page. */
const NEXT = ["superior", "cell", "nobody"] as const;

/** What was returned to cells with a comment, by who acts next. */
export function ReturnsPage() {
  const { t } = useTranslation();
  useTitle(t("returns.title"));
  const [opened, setOpened] = useState<string | null>(null);
  const returns = useQuery({
    queryKey: ["returns"],
    queryFn: api.returns,
    refetchInterval: useRefresh(),
  });
  const line = returns.data?.find((one) => one.id === opened);
  return (
    <>
      <Title order={1}>{t("returns.title")}</Title>
      <Text mb="md">{t("returns.intro")}</Text>
      {returns.data ? (
        <Groups lines={returns.data} open={setOpened} />
      ) : returns.error ? (
        <Failure error={returns.error} retry={() => void returns.refetch()} />
      ) : (
        <Opening />
      )}
      {line && <ReturnPanel key={line.id} line={line} close={() => setOpened(null)} />}
    </>
  );
}

interface Props {
  lines: ReturnLine[];
  open: (id: string) => void;
}

function Groups({ lines, open }: Props) {
  const { t } = useTranslation();
  if (lines.length === 0) {
    return (
      <Paper data-testid="returns-empty">
        <Text>{t("returns.empty")}</Text>
      </Paper>
    );
  }
  return NEXT.map((next) => {
    const group = lines.filter((line) => line.next === next);
    if (group.length === 0) return null;
    return (
      <section key={next} data-testid={`returns-${next}`}>
        <Title order={2} size="h3" mt="md" mb="xs">
          {t(`returns.next.${next}`)}
        </Title>
        <Lines label={t(`returns.next.${next}`)} lines={group} open={open} />
      </section>
    );
  });
}

function Lines({ label, lines, open }: Props & { label: string }) {
  const { t } = useTranslation();
  const words = useReturnWords();
  return (
    <ListFrame label={label}>
      <table className={list.table}>
        <thead>
          <tr>
            <th scope="col">{t("returns.col.unit")}</th>
            <th scope="col">{t("returns.col.what")}</th>
            <th scope="col">{t("returns.col.comment")}</th>
            <th scope="col">{t("returns.col.state")}</th>
            <th scope="col">{t("returns.col.act")}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id} data-testid="return-line" data-state={line.state}>
              <th scope="row">{line.unit_name}</th>
              <td>{words.what(line)}</td>
              <td style={{ whiteSpace: "pre-wrap" }}>{line.comment}</td>
              <td>
                <State line={line} />
              </td>
              <td>
                <Button size="sm" variant="default" onClick={() => open(line.id)} data-testid="return-open">
                  {t("returns.open")}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ListFrame>
  );
}

function State({ line }: { line: ReturnLine }) {
  const { t } = useTranslation();
  const words = useReturnWords();
  const by = words.by(line);
  return (
    <>
      <Text data-testid="return-state">
        {t(`returns.state.${line.state}`)} · {words.since(line)}
      </Text>
      {by && <Text fw={line.late ? 600 : 400}>{by}</Text>}
      <Text size="sm" c="ink.7">
        {line.received_at
          ? t("returns.received", { at: hourAndDay(line.received_at) })
          : t("returns.not_received")}
      </Text>
      <Text size="sm" c="ink.7">
        {t("returns.opened_by", { by: line.opened_by, at: hourAndDay(line.opened_at) })}
      </Text>
    </>
  );
}
