import { Button, Group, Stack, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DateInput } from "../../design/DateInput";
import { ApiError, api, type ReturnLine } from "../api";
import { showNotice } from "../parts/notice";
import { Refused } from "../parts/Refused";
import { useSentence } from "../parts/sentence";
import { useKept } from "../parts/useKept";
import { useSession } from "../session/session";

const NOTHING = { comment: "", by_day: "", reason: "" };
const FIELDS: readonly string[] = Object.keys(NOTHING);

type What = "accept" | "again" | "withdraw";

/** Accepts what the cell has now, comments again, or withdraws the return. What is typed is kept until then. */
export function Decide({ line, close }: { line: ReturnLine; close: () => void }) {
  const { t } = useTranslation();
  const { me } = useSession();
  const sentence = useSentence();
  const queries = useQueryClient();
  const { draft, change, discard } = useKept(`sochibo:return:${line.id}:${me.name}`, NOTHING);
  const [tried, setTried] = useState<What>("accept");
  const act = useMutation({
    mutationFn: (what: What) => {
      const { comment, by_day, reason } = draft;
      if (what === "accept") return api.acceptReturn(line.id, line.number, line.present);
      if (what === "withdraw") return api.withdrawReturn(line.id, line.number, reason);
      return api.returnAgain(line.id, line.number, { comment, by_day, seen: line.present });
    },
    onMutate: setTried,
    onSuccess: (_, what) => {
      discard();
      void queries.invalidateQueries({ queryKey: ["returns"] });
      showNotice(t(`returns.done.${what}`, { unit: line.unit_name }));
      close();
    },
  });
  const refused = act.error instanceof ApiError ? act.error : null;
  const beside = refused?.field && FIELDS.includes(refused.field) ? refused : null;
  const why = (field: string) => (beside?.field === field ? sentence(beside) : null);
  const press = (what: What) => () => act.mutate(what);
  const busy = (what: What) => act.isPending && tried === what;
  return (
    <Stack>
      <Refused error={beside ? null : act.error} testId="return-refused" />
      <Group>
        <Button onClick={press("accept")} loading={busy("accept")} data-testid="return-accept">
          {t("returns.accept")}
        </Button>
      </Group>
      <Textarea
        label={t("returns.again_comment")}
        description={t("returns.comment_note")}
        rows={3}
        value={draft.comment}
        onChange={(event) => change({ comment: event.currentTarget.value })}
        error={why("comment")}
        data-testid="return-again-comment"
      />
      <DateInput
        label={t("returns.by_day")}
        value={draft.by_day}
        onChange={(by_day) => change({ by_day })}
        error={why("by_day")}
        w={240}
        testId="return-again-by"
      />
      <Group>
        <Button variant="default" onClick={press("again")} loading={busy("again")} data-testid="return-again">
          {t("returns.again")}
        </Button>
      </Group>
      <TextInput
        label={t("returns.withdraw_reason")}
        value={draft.reason}
        onChange={(event) => change({ reason: event.currentTarget.value })}
        error={why("reason")}
        data-testid="return-reason"
      />
      <Group>
        <Button
          variant="default"
          onClick={press("withdraw")}
          loading={busy("withdraw")}
          data-testid="return-withdraw"
        >
          {t("returns.withdraw")}
        </Button>
      </Group>
    </Stack>
  );
}
