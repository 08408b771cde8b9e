import { Checkbox, Stack, Text, Title } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api";
import { Failure, Opening } from "../parts/Failure";
import { PlaceLink } from "../parts/PlaceLink";
import { useTitle } from "../parts/title";
import tableStyles from "../rounds/table.module.css";
import { useRefresh } from "../session/session";
import { GradingTable } from "./GradingTable";
import { SendGrades } from "./SendGrades";
import { ShareCard } from "./ShareCard";

/** Which essay of a round is with whom, how far it has come, and what is sent home. */
export function GradingPage({ roundId }: { roundId: string }) {
  const { t } = useTranslation();
  const [mine, setMine] = useState(false);
  const grading = useQuery({
    queryKey: ["grading", roundId],
    queryFn: () => api.gradingOfRound(roundId),
    refetchInterval: useRefresh(),
  });
  useTitle([t("grading.title"), grading.data?.title].filter(Boolean).join(" – "));
  if (grading.error && !grading.data)
    return <Failure error={grading.error} retry={() => void grading.refetch()} />;
  if (!grading.data) return <Opening />;
  const shown = grading.data.rows.filter((row) => row.mine || !mine);
  return (
    <Stack>
      <div>
        <PlaceLink
          to={{ page: "essays", round: roundId }}
          className={tableStyles.back ?? ""}
          data-testid="grading-back"
        >
          <IconArrowLeft size={18} aria-hidden="true" /> {grading.data.title}
        </PlaceLink>
        <Title order={1}>{t("grading.title")}</Title>
        <Text>{t("grading.intro")}</Text>
      </div>
      <ShareCard grading={grading.data} />
      <SendGrades grading={grading.data} />
      <Checkbox
        label={t("grading.mine")}
        checked={mine}
        onChange={(event) => setMine(event.currentTarget.checked)}
        data-testid="grading-mine"
      />
      <GradingTable round={roundId} rows={shown} />
    </Stack>
  );
}
