import { Drawer, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { date } from "../../i18n/formats";
import { api, type OpenedReturn, type ReturnLine } from "../api";
import { Failure, Opening } from "../parts/Failure";
import { hourAndDay } from "../parts/moments";
import { Beside } from "./Beside";
import { Decide } from "./Decide";
import { useReturnWords } from "./words";

interface Props {
  line: ReturnLine;
  close: () => void;
}

/** One return: what was there beside what is there now, every comment and answer, and what can be decided. */
export function ReturnPanel({ line, close }: Props) {
  const { t } = useTranslation();
  const words = useReturnWords();
  const opened = useQuery({
    queryKey: ["returns", "opened", line.id],
    queryFn: () => api.openedReturn(line.id),
  });
  return (
    <Drawer
      opened
      onClose={close}
      position="right"
      size={720}
      title={`${line.unit_name} · ${words.what(line)}`}
      closeButtonProps={{ "aria-label": t("close"), size: "lg" }}
      transitionProps={{ duration: 100 }}
      className="no-print"
      data-testid="return-panel"
    >
      {opened.data ? (
        <Opened one={opened.data} close={close} />
      ) : opened.error ? (
        <Failure error={opened.error} retry={() => void opened.refetch()} />
      ) : (
        <Opening />
      )}
    </Drawer>
  );
}

function Opened({ one, close }: { one: OpenedReturn; close: () => void }) {
  const { t } = useTranslation();
  const words = useReturnWords();
  const { line } = one;
  return (
    <Stack>
      <Text fw={600} data-testid="return-panel-state">
        {t(`returns.state.${line.state}`)} · {words.since(line)}
      </Text>
      <Beside line={line} />
      <Said one={one} />
      {line.reason && <Text>{t("returns.because", { reason: line.reason })}</Text>}
      {line.decided_by && <Text>{t("returns.decided_by", { by: line.decided_by })}</Text>}
      {line.next !== "nobody" && <Decide key={line.number} line={line} close={close} />}
    </Stack>
  );
}

/** Comments and answers, each in its order. */
function Said({ one }: { one: OpenedReturn }) {
  const { t } = useTranslation();
  return (
    <>
      {one.comments.map((said) => (
        <div key={said.number} data-testid="return-comment">
          <Text fw={600}>{t("returns.comment_number", { number: said.number })}</Text>
          <Text size="sm" c="ink.7">
            {said.by} · {hourAndDay(said.at)}
            {said.by_day && ` · ${t("returns.by", { day: date(said.by_day) })}`}
          </Text>
          <Text style={{ whiteSpace: "pre-wrap" }}>{said.comment}</Text>
        </div>
      ))}
      {one.answers.map((said) => (
        <div key={said.at} data-testid="return-answer">
          <Text fw={600}>{t("returns.answered")}</Text>
          <Text size="sm" c="ink.7">
            {hourAndDay(said.at)}
            {said.mended && ` · ${t("returns.says_mended")}`}
          </Text>
          <Text style={{ whiteSpace: "pre-wrap" }}>{said.answer}</Text>
        </div>
      ))}
    </>
  );
}
