import { Button, Group, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Answer, api, type Said, type SetAside } from "../api";
import { useLabel } from "../parts/label";
import { hourAndDay } from "../parts/moments";
import { useSentence } from "../parts/sentence";
import styles from "./setaside.module.css";

interface Props {
  line: SetAside["rows"][number];
  officer: boolean;
  pending: boolean;
  answer: (answer: Answer) => void;
}

export function SetAsideLine({ line, officer, pending, answer }: Props) {
  const { t, i18n } = useTranslation();
  const [opened, setOpened] = useState(false);
  const named = useLabel();
  const what = line.things.map(({ name, count }) =>
    t("set_aside.things", { count, name: named(name).toLowerCase() }),
  );
  const reason = i18n.exists(`set_aside.reason.${line.reason}`) ? line.reason : "other";
  const button = { size: "sm", disabled: pending } as const;
  return (
    <div className={styles.line} data-testid="set-aside-line">
      <div className={styles.said}>
        <Text>
          <strong>{what.join(", ")}</strong> · {t("set_aside.written", { at: hourAndDay(line.at) })}
        </Text>
        <Text size="sm">{t(`set_aside.reason.${reason}`)}</Text>
        {opened && <What unit={line.unit.id} verdict={line.verdict} />}
      </div>
      <Group gap="xs" maw="100%" style={{ alignSelf: "flex-start" }}>
        {line.answer !== "waiting" && (
          <Text data-testid="set-aside-said">{t(`set_aside.said.${line.answer}`)}</Text>
        )}
        {officer && !opened && (
          <Button {...button} variant="default" onClick={() => setOpened(true)} data-testid="set-aside-open">
            {t("set_aside.open")}
          </Button>
        )}
        {officer && line.answer === "waiting" && (
          <>
            {line.can_be_taken && (
              <Button {...button} onClick={() => answer("taken")} data-testid="set-aside-take">
                {t("set_aside.take")}
              </Button>
            )}
            <Button
              {...button}
              variant="default"
              onClick={() => answer("left")}
              data-testid="set-aside-leave"
            >
              {t("set_aside.leave")}
            </Button>
          </>
        )}
        {officer && line.answer !== "waiting" && (
          <Button {...button} variant="subtle" onClick={() => answer("waiting")} data-testid="set-aside-back">
            {t("set_aside.back")}
          </Button>
        )}
      </Group>
    </div>
  );
}

/** What the change says. Opened on demand: it may name people, so opening is written down. */
function What({ unit, verdict }: { unit: string; verdict: string }) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const described = useQuery({
    queryKey: ["set-aside", unit, verdict],
    queryFn: () => api.setAsideSaid(unit, verdict),
    staleTime: 60_000,
  });
  if (described.error) return <Text role="alert">{sentence(described.error)}</Text>;
  return (
    <div className={styles.described} data-testid="set-aside-says">
      {described.data?.said.map((record, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what a change says never changes its order
        <RecordSaid key={place} record={record} />
      ))}
      {described.data && (
        <Text size="sm" c="ink.7">
          {t("handed_in.logged", { at: hourAndDay(described.data.logged_at) })}
        </Text>
      )}
    </div>
  );
}

function RecordSaid({ record }: { record: Said }) {
  const { t } = useTranslation();
  const named = useLabel();
  const shown = ({ value, sealed }: Said["fields"][number]) => {
    if (sealed) return t("set_aside.sealed");
    return value === null || value === "" ? t("set_aside.emptied") : value;
  };
  return (
    <div>
      <strong>{[named(record.name), record.label].filter(Boolean).join(": ")}</strong>
      <ul>
        {record.fields.map((field) => (
          <li key={field.name}>
            {named(field.label)}: {shown(field)}
          </li>
        ))}
      </ul>
    </div>
  );
}
