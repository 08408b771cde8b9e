import { Button, Group, List, Modal, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmButton } from "../../design/ConfirmButton";
import { useAct } from "../queries";
import type { Settle } from "./useDraft";

interface Props {
  round: string;
  member: string;
  name: string;
  handed: boolean;
  handedOn: string;
  /** The superior, where its graders read what is handed in. */
  to: string | null;
  /** The essay is handed in, and the superior can read its present text. */
  reaches: boolean | null;
  size?: "sm";
  /** Where the text is being written: handing in keeps what was typed, sealed once for all who may read it. */
  settle?: Settle;
  onDone?: (handed: boolean) => void;
}

/** Hands an essay in, takes it back, or sends it again. The person first reads who will be able to read it. */
export function HandIn(props: Props) {
  const { round, member, handed, handedOn, to, reaches, size, settle, onDone } = props;
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const act = useAct("essays.hand_in", { notifies: true, done: t("essays.handed_in") });
  const set = async (handedIn: boolean) => {
    const on = handed && handedIn ? handedOn : null;
    const send = () =>
      act.mutateAsync({ round, member, handed_in: handedIn, on, superior_reads: to !== null });
    // The act itself shows its refusal.
    const sent = handedIn && settle ? settle(send) : send();
    await sent.then(
      () => onDone?.(handedIn),
      () => undefined,
    );
  };
  const button = { ...(size && { size }), loading: act.isPending, "data-member": member };
  if (handed && to === null) {
    return (
      <Button {...button} variant="default" onClick={() => void set(false)} data-testid="essay-hand-in">
        {t("essays.take_back")}
      </Button>
    );
  }
  if (handed) {
    return (
      <>
        {reaches === false && (
          <Button {...button} onClick={() => setAsking(true)} data-testid="essay-send-again">
            {t("essays.send_again")}
          </Button>
        )}
        <ConfirmButton
          {...(size && { size })}
          variant="default"
          testId="essay-hand-in"
          question={t("essays.take_back_question", { to })}
          answer={t("essays.take_back")}
          onConfirm={() => void set(false)}
        >
          {t("essays.take_back")}
        </ConfirmButton>
        <Reads {...props} asking={asking} close={() => setAsking(false)} send={() => void set(true)} />
      </>
    );
  }
  return (
    <>
      <Button
        {...button}
        onClick={() => (to === null ? void set(true) : setAsking(true))}
        data-testid="essay-hand-in"
      >
        {t(to === null ? "essays.mark_handed_in" : "essays.hand_in_up")}
      </Button>
      <Reads {...props} asking={asking} close={() => setAsking(false)} send={() => void set(true)} />
    </>
  );
}

interface ReadsProps extends Props {
  asking: boolean;
  close: () => void;
  send: () => void;
}

/** Who will read it, and who can undo what. */
function Reads({ name, to, asking, close, send }: ReadsProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={asking}
      onClose={close}
      size={620}
      title={<Text fw={600}>{t("essays.reads_title", { name, to })}</Text>}
      closeButtonProps={{ "aria-label": t("common.close") }}
      data-testid="essay-reads"
    >
      <Text>{t("essays.reads_what", { to })}</Text>
      <List my="md" spacing={6}>
        <List.Item>{t("essays.reads_also")}</List.Item>
        <List.Item>{t("essays.reads_not")}</List.Item>
        <List.Item>{t("essays.reads_undo", { to })}</List.Item>
        <List.Item>{t("essays.reads_log")}</List.Item>
      </List>
      <Group justify="flex-end">
        <Button variant="default" onClick={close} data-testid="essay-reads-no">
          {t("common.cancel")}
        </Button>
        <Button
          data-autofocus
          data-testid="essay-reads-yes"
          onClick={() => {
            close();
            send();
          }}
        >
          {t("essays.reads_yes")}
        </Button>
      </Group>
    </Modal>
  );
}
