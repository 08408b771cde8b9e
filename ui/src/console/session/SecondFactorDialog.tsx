import { Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { SecondFactorSetup } from "./SecondFactorSetup";
import { useSession } from "./session";

/** A phone of one's own choice, or a new one in place of the old. */
export function SecondFactorDialog({ opened, close }: { opened: boolean; close: () => void }) {
  const { t } = useTranslation();
  const { me, refresh } = useSession();
  const done = () => {
    refresh();
    close();
  };
  return (
    <Modal
      opened={opened}
      onClose={done}
      // Recovery codes are shown once: a stray click beside them must not take them away.
      closeOnClickOutside={false}
      title={t("second_factor.title")}
      closeButtonProps={{ "aria-label": t("close") }}
      data-testid="second-factor"
    >
      {opened && <SecondFactorSetup inUse={me.second_factor === "on"} done={done} />}
    </Modal>
  );
}
