import { Modal, type ModalProps } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

type Props = Omit<ModalProps, "opened">;

/** A dialog that is there while it is drawn. Focus goes back to where it came from: a keyboard must not lose its place. */
export function Dialog(props: Props) {
  const { t } = useTranslation();
  const [from] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      setTimeout(() => {
        const lost = document.activeElement === null || document.activeElement === document.body;
        if (lost && from instanceof HTMLElement && from.isConnected) from.focus({ preventScroll: true });
      });
    },
    [from],
  );
  return (
    <Modal opened returnFocus={false} closeButtonProps={{ "aria-label": t("common.close") }} {...props} />
  );
}
