import { Button, type ButtonProps, Group, Modal, Text } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";

interface Props extends ButtonProps {
  testId: string;
  question: ReactNode;
  /** The verb on the answering button, never "OK". */
  answer: string;
  onConfirm: () => void;
  children: ReactNode;
}

/** A button that asks for confirmation. */
export function ConfirmButton({ testId, question, answer, onConfirm, children, ...button }: Props) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button {...button} data-testid={testId} onClick={() => setAsking(true)}>
        {children}
      </Button>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={<Text fw={600}>{children}</Text>}
        closeButtonProps={{ "aria-label": t("common.close") }}
      >
        <Text mb="lg">{question}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={() => setAsking(false)} data-testid={`${testId}-no`}>
            {t("common.cancel")}
          </Button>
          <Button
            data-autofocus
            data-testid={`${testId}-yes`}
            onClick={() => {
              setAsking(false);
              onConfirm();
            }}
          >
            {answer}
          </Button>
        </Group>
      </Modal>
    </>
  );
}
