import { Alert, Button, Group, Text } from "@mantine/core";
import { IconFileText } from "@tabler/icons-react";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "../../design/ErrorNote";
import { call } from "../../door";
import { PageHead } from "../frame/PageHead";
import { HistoryNote } from "../history/HistoryNote";
import { useWriting } from "../lists/useWriting";
import { useCall } from "../queries";
import { showPoints } from "./choice";
import { RatingForm } from "./RatingForm";

/** The evidence of one member, or of the cell, with the points and the level that people decide on. */
export default function RatingPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { member } = useParams({ from: "/ratings/$member" });
  const { period = "", scheme = "" } = useSearch({ from: "/ratings/$member" });
  const { write, writing } = useWriting();
  const whose = { member: member === "cell" ? null : member, period, scheme };
  const rating = useCall("ratings.get", whose, { fresh: true });
  const back = () => void navigate({ to: "/ratings", search: { period, scheme } });
  const shown = rating.data;
  const title = shown && (shown.birth_year ? `${shown.name} (${shown.birth_year})` : shown.name);
  return (
    <div data-testid="page-rating">
      <PageHead
        title={
          <span className={whose.member ? "person-name" : undefined}>{title ?? t("ratings.title")}</span>
        }
        below={t("ratings.no_points")}
      >
        <Button variant="default" onClick={back} data-testid="rating-back">
          {t("ratings.back")}
        </Button>
        <Button
          leftSection={<IconFileText aria-hidden />}
          loading={writing}
          disabled={!shown}
          onClick={() =>
            void write(t("ratings.file", { period }), (out) => call("ratings.paper", { ...whose, out }))
          }
          data-testid="rating-paper"
        >
          {t("ratings.paper")}
        </Button>
      </PageHead>
      <ErrorNote error={rating.error} onRetry={() => void rating.refetch()} />
      {shown?.not_rated_by_book && (
        <Alert color="yellow" mb="md" data-testid="rating-not-rated">
          {t("ratings.not_rated_because", { reason: shown.not_rated_by_book })}
        </Alert>
      )}
      {shown?.sum != null && (
        <Group mb="md">
          <Text data-testid="rating-sum">
            {t("ratings.sum", { sum: showPoints(shown.sum), level: shown.sum_level ?? "—" })}
          </Text>
        </Group>
      )}
      {shown && (
        <RatingForm key={`${member}-${period}-${scheme}`} rating={shown} whose={whose} onClose={back} />
      )}
      {shown?.id && <HistoryNote id={shown.id} />}
    </div>
  );
}
