import { Kbd, Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { SHORTCUTS, type Shortcut } from "../parts/shortcuts";
import styles from "./frame.module.css";

/** The keys as they stand on a keyboard. */
const CAPS: Record<Shortcut, string> = { help: "?", find: "/", previous: "\u2190", next: "\u2192" };

export function ShortcutsDialog({ opened, close }: { opened: boolean; close: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t("shortcuts.title")}
      closeButtonProps={{ "aria-label": t("close") }}
      data-testid="shortcuts"
    >
      <dl className={styles.keys}>
        {(Object.keys(SHORTCUTS) as Shortcut[]).map((shortcut) => (
          <div key={shortcut}>
            <dt>
              <Kbd size="lg">{CAPS[shortcut]}</Kbd>
            </dt>
            <dd>{t(`shortcuts.${shortcut}`)}</dd>
          </div>
        ))}
        <div>
          <dt>
            <Kbd size="lg">Esc</Kbd>
          </dt>
          <dd>{t("shortcuts.escape")}</dd>
        </div>
      </dl>
    </Modal>
  );
}
