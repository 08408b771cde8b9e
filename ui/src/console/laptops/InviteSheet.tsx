import { Portal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Invite } from "../api";
import { hourAndDay } from "../parts/moments";
import styles from "./sheet.module.css";

interface Props {
  invite: Invite;
  unit: string;
  superior: string;
}

/** What a cell takes home. Seen on paper only: while it is there, printing prints it and nothing else. */
export function InviteSheet({ invite, unit, superior }: Props) {
  const { t } = useTranslation();
  return (
    <Portal>
      <div className={`${styles.sheet} printed-alone`} data-testid="invite-sheet">
        <h1>{t("invite.sheet_title")}</h1>
        <dl>
          <dt>{t("invite.sheet_for")}</dt>
          <dd>{unit}</dd>
          <dt>{t("invite.sheet_from")}</dt>
          <dd>{superior}</dd>
        </dl>
        <div className={styles.code}>{invite.code}</div>
        <dl>
          <dt>{t("invite.expires_label")}</dt>
          <dd>{hourAndDay(invite.expires_at)}</dd>
          <dt>{t("invite.address_label")}</dt>
          <dd>{invite.url}</dd>
        </dl>
        <h2>{t("invite.sheet_steps")}</h2>
        <ol>
          <li>{t("invite.sheet_step_1")}</li>
          <li>{t("invite.sheet_step_2")}</li>
          <li>{t("invite.sheet_step_3")}</li>
        </ol>
        <p className={styles.keep}>{t("invite.sheet_keep")}</p>
      </div>
    </Portal>
  );
}
