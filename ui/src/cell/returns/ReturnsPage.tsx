import { Stack, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../design/EmptyState";
import { ErrorNote } from "../../design/ErrorNote";
import { PageHead } from "../frame/PageHead";
import { useCall } from "../queries";
import { useOpenForm } from "../records/useOpenForm";
import { AnswerForm } from "./AnswerForm";
import { ReturnCard } from "./ReturnCard";

/** Who acts next, in the order of the page. */
const NEXT = ["cell", "superior", "nobody"] as const;

/** What the superior returned with a comment: what waits for the cell first. */
export default function ReturnsPage() {
  const { t } = useTranslation();
  const list = useCall("returns.list", {}, { fresh: true });
  const [answering, setAnswering] = useOpenForm("answer");
  const returns = list.data?.returns;
  const answered = returns?.find((one) => one.id === answering && one.next !== "nobody");
  return (
    <div data-testid="page-returns">
      <PageHead title={t("returns.title")} />
      <ErrorNote error={list.error} onRetry={() => void list.refetch()} />
      {returns?.length === 0 && <EmptyState text={t("returns.empty")} />}
      <Stack gap="lg">
        {NEXT.map((next) => {
          const group = returns?.filter((one) => one.next === next) ?? [];
          if (group.length === 0) return null;
          return (
            <Stack key={next} gap="sm" data-testid={`returns-${next}`}>
              <Title order={2}>{t(`returns.next.${next}`)}</Title>
              {group.map((one) => (
                <ReturnCard
                  key={`${one.id} ${one.number} ${one.next}`}
                  one={one}
                  onAnswer={() => setAnswering(one.id)}
                />
              ))}
            </Stack>
          );
        })}
      </Stack>
      {answered && (
        <AnswerForm
          key={`${answered.id} ${answered.number}`}
          one={answered}
          onClose={() => setAnswering(null)}
        />
      )}
    </div>
  );
}
