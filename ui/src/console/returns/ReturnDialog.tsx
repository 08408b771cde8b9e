import { NativeSelect, Text, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { DateInput } from "../../design/DateInput";
import { ApiError, api, type Returnable } from "../api";
import { ActDialog } from "../parts/ActDialog";
import { Failure, Opening } from "../parts/Failure";
import { useSentence } from "../parts/sentence";
import { useKept } from "../parts/useKept";
import { useSession } from "../session/session";
import { useReturnWords } from "./words";

interface Props {
  unit: { id: string; name: string };
  kind: string;
  record: string;
  close: () => void;
}

type Choice = Returnable["choices"][number];

/** A choice as the value of an option. */
const keyOf = ({ field, part }: Choice) => `${field}/${part}`;

/** Chooses what is returned, and says why. What is typed is kept until it is sent. */
export function ReturnDialog({ unit, kind, record, close }: Props) {
  const { t } = useTranslation();
  const { me } = useSession();
  const words = useReturnWords();
  const sentence = useSentence();
  const place = `sochibo:return:${unit.id}:${kind}:${record}:${me.name}`;
  const { draft, change, discard } = useKept(place, NOTHING);
  const asked = useQuery({
    queryKey: ["returnable", unit.id, kind, record],
    queryFn: () => api.returnable(unit.id, kind, record),
    gcTime: 0,
  });
  const choices = asked.data?.choices ?? [];
  const chosen = choices.find((choice) => keyOf(choice) === draft.which) ?? choices[0];
  const comment = draft.comment.trim();
  return (
    <ActDialog
      title={t("returns.make_title", { unit: unit.name })}
      size="lg"
      close={close}
      act={() =>
        api.addReturn({
          unit: unit.id,
          kind,
          record,
          field: chosen?.field ?? "",
          part: chosen?.part ?? "",
          words: { comment, by_day: draft.by_day, seen: chosen?.shown ?? "" },
        })
      }
      action={t("returns.make")}
      testId="return-make"
      done={t("returns.done.made", { unit: unit.name })}
      after={() => {
        discard();
        close();
      }}
      ready={comment !== "" && chosen !== undefined}
      field="by_day"
    >
      {({ checked, refused }) =>
        asked.error ? (
          <Failure error={asked.error} retry={() => void asked.refetch()} />
        ) : !chosen ? (
          <Opening />
        ) : (
          <>
            <NativeSelect
              label={t("returns.which")}
              value={keyOf(chosen)}
              onChange={(event) => change({ which: event.currentTarget.value })}
              data={choices.map((choice) => ({
                value: keyOf(choice),
                label: words.part(choice.part, choice.name, choice.question),
              }))}
              data-testid="return-which"
            />
            <div>
              <Text fw={600}>{t("returns.shown")}</Text>
              <Text style={{ whiteSpace: "pre-wrap" }} data-testid="return-shown">
                {chosen.shown || t("returns.nothing")}
              </Text>
            </div>
            <Textarea
              label={t("returns.comment")}
              description={t("returns.comment_note")}
              rows={4}
              value={draft.comment}
              onChange={(event) => change({ comment: event.currentTarget.value })}
              error={checked && comment === "" ? t("returns.need_comment") : null}
              data-autofocus
              data-testid="return-comment"
            />
            <DateInput
              label={t("returns.by_day")}
              value={draft.by_day}
              onChange={(by_day) => change({ by_day })}
              error={refused instanceof ApiError ? sentence(refused) : null}
              w={240}
              testId="return-by"
            />
          </>
        )
      }
    </ActDialog>
  );
}

const NOTHING = { which: "", comment: "", by_day: "" };
