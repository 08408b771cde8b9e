import { Anchor, List, Text } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { EvidenceLine } from "../types";

/** What the book holds. Each line opens the records that it was read from. */
export function EvidenceLines({ lines }: { lines: readonly EvidenceLine[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const open = (kind: string, id: string) => {
    if (kind === "round") return void navigate({ to: "/rounds/$round", params: { round: id } });
    if (kind === "meeting") return void navigate({ to: "/meetings/$meeting", params: { meeting: id } });
    return void navigate({ to: "/registers/$register", params: { register: kind }, search: { open: id } });
  };
  return lines.map((line) => {
    const [only, ...more] = line.rows;
    const anchor = (id: string, kind: string, words: string) => (
      <Anchor
        key={id}
        component="button"
        type="button"
        ta="left"
        onClick={() => open(kind, id)}
        data-testid="evidence-open"
      >
        {words}
      </Anchor>
    );
    return (
      <List.Item key={line.words}>
        {only && more.length === 0 ? anchor(only.id, only.kind, line.words) : line.words}
        {line.is_open && (
          <Text span c="var(--amber-ink)">
            {" "}
            – {t("ratings.open")}
          </Text>
        )}
        {more.length > 0 && (
          <Text component="div">
            {line.rows.map((row, place) => (
              <span key={row.id}>
                {place > 0 && "; "}
                {anchor(row.id, row.kind, row.label)}
              </span>
            ))}
          </Text>
        )}
      </List.Item>
    );
  });
}
