import { Button, Group, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError, api, type GuestLine } from "../api";
import { Refused } from "../parts/Refused";
import { useSentence } from "../parts/sentence";
import { useDecision } from "./useDecision";

interface Props {
  line: GuestLine;
  what: "refuse" | "withdraw";
  close: () => void;
}

/** Refuses a guest or takes a confirmation back, with the reason. */
export function ReasonForm({ line, what, close }: Props) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const [reason, setReason] = useState("");
  const act = what === "refuse" ? api.refuseGuest : api.withdrawGuest;
  const decide = useDecision(() => act(line.unit, line.guest, reason), t(`guests.${what}_done`), close);
  const ours = decide.error instanceof ApiError && decide.error.field === "reason";
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        decide.mutate();
      }}
    >
      <TextInput
        label={t(`guests.${what}_reason`)}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={ours && decide.error ? sentence(decide.error) : null}
        data-testid="guest-reason"
      />
      <Refused error={ours ? null : decide.error} />
      <Group justify="flex-end" mt="xs">
        <Button type="submit" variant="default" loading={decide.isPending} data-testid={`guest-${what}`}>
          {t(`guests.${what}`)}
        </Button>
      </Group>
    </form>
  );
}
