import { Alert, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { ReturnedThing } from "./useReturns";
import { useReturnWords } from "./words";

function howToMend(one: ReturnedThing, readOnly: boolean): string {
  if (one.kind === "form_answer") return "returns.sending_mends";
  return readOnly ? "returns.mend_origin" : "returns.saving_mends";
}

/** The superior's comment, beside the field that it is about. */
export function FieldNote({ one, readOnly = false }: { one: ReturnedThing; readOnly?: boolean }) {
  const { t } = useTranslation();
  const words = useReturnWords();
  return (
    <Alert color="yellow" mt={4} py={6} data-testid={`returned-${one.field || one.part}`}>
      <Text className="person-name" style={{ whiteSpace: "pre-wrap" }}>
        {t("returns.commented", { comment: one.comment })}
      </Text>
      <Text>
        {[one.next === "cell" ? t(howToMend(one, readOnly)) : words.waits(one), words.by(one)]
          .filter(Boolean)
          .join(" · ")}
      </Text>
    </Alert>
  );
}

/** What the superior says about a whole record, or about figures of a round; with the way to answer. */
export function RecordNotes({ returns }: { returns: readonly ReturnedThing[] }) {
  const { t } = useTranslation();
  const words = useReturnWords();
  if (returns.length === 0) return null;
  return (
    <Alert color="yellow" py={6} data-testid="returned-record">
      {returns.map((one) => (
        <Text key={one.id} className="person-name" style={{ whiteSpace: "pre-wrap" }}>
          {one.part !== "" && `${one.question || t(`returns.figure.${one.part}`)}: `}
          {t("returns.commented", { comment: one.comment })} ({words.waits(one)})
        </Text>
      ))}
      <Link to="/returns" data-testid="returned-answer">
        {t("returns.to_page")}
      </Link>
    </Alert>
  );
}
