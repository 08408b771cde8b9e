import { Anchor, Button, List, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../design/Dialog";
import { ErrorNote } from "../../design/ErrorNote";
import { share, year } from "../../i18n/formats";
import { useCall } from "../queries";
import type { AlikeEssay } from "../types";

interface Props {
  round: string;
  member: string;
  onClose: () => void;
}

/** Essays that are like the opened one. They are compared now; nothing is stored or sent, and nothing is concluded. */
export function AlikeDialog({ round, member, onClose }: Props) {
  const { t } = useTranslation();
  const alike = useCall("grading.alike", { round, member }, { fresh: true });
  const [other, setOther] = useState<AlikeEssay | null>(null);
  return (
    <Dialog onClose={onClose} size="xl" title={t("alike.title")}>
      <Stack data-testid="alike">
        <Text>{t("alike.help")}</Text>
        <ErrorNote error={alike.error} />
        {alike.data?.rows.length === 0 && <Text>{t("alike.none", { count: alike.data.compared })}</Text>}
        <List>
          {alike.data?.rows.map((row) => (
            <List.Item key={`${row.round}-${row.member}`}>
              <Anchor
                component="button"
                type="button"
                ta="left"
                onClick={() => setOther(row)}
                data-testid="alike-open"
              >
                <span className="person-name">
                  {row.name} ({year(row.born)})
                </span>
                {` – ${row.round_title}: ${t("alike.share", { share: share(row.share) })}`}
              </Anchor>
            </List.Item>
          ))}
        </List>
        {other && <SideBySide round={round} member={member} other={other} />}
        <Button variant="default" onClick={onClose} style={{ alignSelf: "end" }} data-testid="alike-close">
          {t("common.close")}
        </Button>
      </Stack>
    </Dialog>
  );
}

/** The opened essay: passages that the other one has too are marked. */
function SideBySide({ round, member, other }: { round: string; member: string; other: AlikeEssay }) {
  const { t } = useTranslation();
  const two = useCall("grading.side_by_side", {
    round,
    member,
    other_round: other.round,
    other_member: other.member,
  });
  return (
    <Stack gap="xs" data-testid="alike-side">
      <ErrorNote error={two.error} />
      <Text fw={600}>{t("alike.legend")}</Text>
      <p className="essay-read">
        {two.data?.pieces
          .filter(({ change }) => change !== "removed")
          .map((piece, place) => {
            const key = `${place}-${piece.change}`;
            return piece.change === "same" ? (
              <mark key={key}>{piece.text}</mark>
            ) : (
              <span key={key}>{piece.text}</span>
            );
          })}
      </p>
    </Stack>
  );
}
