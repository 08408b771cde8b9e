import { Group, Modal, NativeSelect, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { DateInput } from "../../design/DateInput";
import { ApiError, api, type JointSession, type JointSessionWords } from "../api";
import { FormEnd } from "../parts/FormEnd";
import { showNotice } from "../parts/notice";
import { useSentence } from "../parts/sentence";
import { useKept } from "../parts/useKept";
import { useSession } from "../session/session";

const FORMS: readonly JointSessionWords["form"][] = [
  "in_person",
  "online",
  "hybrid",
  "self_study",
  "in_cell_meeting",
  "specialised",
];

const NEW: JointSessionWords = {
  date: "",
  time: "",
  part: 1,
  form: "in_person",
  place: "",
  points: [],
  speaker: "",
  agenda: "",
};

/** What the form holds: points as typed, one a line. */
type Typed = Omit<JointSessionWords, "points"> & { points: string };

const FIELDS: readonly string[] = ["date", "time", "part", "place", "points", "speaker", "agenda"];

interface Props {
  round: string;
  /** Null for a new one. */
  session: JointSession | null;
  close: () => void;
}

/** A joint session. What is typed outlives a page loaded again and a log-in that ran out. */
export function JointDialog({ round, session, close }: Props) {
  const { t } = useTranslation();
  const { me } = useSession();
  const queries = useQueryClient();
  const sentence = useSentence();
  const before = useMemo<Typed>(() => {
    const words = session?.words ?? NEW;
    return { ...words, points: words.points.join("\n") };
  }, [session]);
  const { draft, change, discard } = useKept<Typed>(
    `sochibo:joint:${round}:${session?.id ?? "new"}:${me.name}`,
    before,
  );
  const save = useMutation({
    mutationFn: async () => {
      const words = { ...draft, points: draft.points.split("\n") };
      if (session) await api.changeJointSession(round, session.id, session.revision, words);
      else await api.addJointSession(round, words);
    },
    onSuccess: async () => {
      discard();
      await queries.invalidateQueries({ queryKey: ["joint", round] });
      showNotice(t("joint.saved"));
      close();
    },
  });
  const refused =
    save.error instanceof ApiError && FIELDS.includes(save.error.field ?? "") ? save.error : null;
  const why = (field: string) => (refused?.field === field ? sentence(refused) : null);
  return (
    <Modal
      opened
      onClose={close}
      size="lg"
      closeOnClickOutside={false}
      title={t(session ? "joint.change_title" : "joint.add")}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <Stack>
          <Group grow align="flex-start">
            <DateInput
              label={t("joint.field.date")}
              value={draft.date}
              onChange={(date) => change({ date })}
              error={why("date")}
              data-autofocus
              testId="joint-date"
            />
            <TextInput
              label={t("joint.field.time")}
              placeholder={t("joint.time_example")}
              value={draft.time}
              onChange={(event) => change({ time: event.currentTarget.value })}
              error={why("time")}
              data-testid="joint-time"
            />
            <TextInput
              label={t("joint.field.part")}
              inputMode="numeric"
              maxLength={2}
              value={draft.part === 0 ? "" : String(draft.part)}
              onChange={(event) => change({ part: Number(event.currentTarget.value.replace(/\D/g, "")) })}
              error={why("part")}
              data-testid="joint-part"
            />
          </Group>
          <NativeSelect
            label={t("joint.field.form")}
            value={draft.form}
            onChange={(event) => change({ form: event.currentTarget.value as JointSessionWords["form"] })}
            data={FORMS.map((form) => ({ value: form, label: t(`joint.form.${form}`) }))}
            data-testid="joint-form"
          />
          <TextInput
            label={t("joint.field.place")}
            value={draft.place}
            onChange={(event) => change({ place: event.currentTarget.value })}
            error={why("place")}
            data-testid="joint-place"
          />
          <Textarea
            label={t("joint.field.points")}
            description={t("joint.points_help")}
            autosize
            minRows={2}
            maxRows={8}
            value={draft.points}
            onChange={(event) => change({ points: event.currentTarget.value })}
            error={why("points")}
            data-testid="joint-points"
          />
          <TextInput
            label={t("joint.field.speaker")}
            value={draft.speaker}
            onChange={(event) => change({ speaker: event.currentTarget.value })}
            error={why("speaker")}
            data-testid="joint-speaker"
          />
          <Textarea
            label={t("joint.field.agenda")}
            autosize
            minRows={2}
            maxRows={10}
            value={draft.agenda}
            onChange={(event) => change({ agenda: event.currentTarget.value })}
            error={why("agenda")}
            data-testid="joint-agenda"
          />
          <Text size="sm">{t("joint.reaches")}</Text>
          <FormEnd
            error={refused ? null : save.error}
            close={close}
            action={t(session ? "joint.save" : "joint.announce")}
            testId="joint-save"
            pending={save.isPending}
          />
        </Stack>
      </form>
    </Modal>
  );
}
