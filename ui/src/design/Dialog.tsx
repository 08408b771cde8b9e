import { Modal, type ModalProps } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

type Props = Omit<ModalProps, "opened">;

/** The dialog is open while it is rendered. It gives the focus back, because a person at the keyboard must not lose the place. */
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
