import { Button, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { date } from "../../i18n/formats";
import { api, type EssayLine } from "../api";
import { Opening } from "../parts/Failure";
import { hourAndDay } from "../parts/moments";
import { PlaceLink } from "../parts/PlaceLink";
import { useSentence } from "../parts/sentence";

interface Props {
  round: string;
  unit: { id: string; name: string };
  opened: boolean;
  open: () => void;
}

/** Who handed in, opened on demand: opening is written down and the cell sees it. */
export function CellEssays({ round, unit, opened, open }: Props) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const lines = useQuery({
    queryKey: ["essays", round, unit.id],
    queryFn: () => api.essaysOfCell(round, unit.id),
    enabled: opened,
    staleTime: 60_000,
  });
  if (!opened) {
    return (
      <Button
        size="sm"
        variant="default"
        onClick={open}
        aria-label={t("handed_in.open_label", { unit: unit.name })}
        data-testid="essays-open"
      >
        {t("handed_in.open")}
      </Button>
    );
  }
  if (lines.error) return <Text role="alert">{sentence(lines.error)}</Text>;
  if (!lines.data) return <Opening />;
  return (
    <>
      {lines.data.logged_at && (
        <Text size="sm" c="ink.7" role="status">
          {t("handed_in.logged", { at: hourAndDay(lines.data.logged_at) })}
        </Text>
      )}
      <ol data-testid="essays-names">
        {lines.data.rows.map((line) => (
          <li key={line.id}>
            <Line round={round} unit={unit.id} line={line} />
          </li>
        ))}
      </ol>
    </>
  );
}

function Line({ round, unit, line }: { round: string; unit: string; line: EssayLine }) {
  const { t, i18n } = useTranslation();
  const form = i18n.exists(`handed_in.form.${line.form}`) ? t(`handed_in.form.${line.form}`) : "";
  const about = [
    t("handed_in.on", { date: date(line.handed_in_on) }),
    form,
    line.pages > 0 ? t("handed_in.pages", { count: line.pages }) : "",
  ];
  const rest = about.filter((part) => part !== "").join(" · ");
  if (line.name === null) {
    return (
      <Text data-testid="essay-former-key">
        {t("handed_in.former_key")} · {rest}
      </Text>
    );
  }
  return (
    <>
      <PlaceLink to={{ page: "essay", round, unit, essay: line.id }} data-testid="essay-link">
        {line.name}
      </PlaceLink>{" "}
      · {rest}
    </>
  );
}
