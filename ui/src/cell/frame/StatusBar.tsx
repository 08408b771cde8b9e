import { List, Modal, Text } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { clock, dayOfMoment } from "../../i18n/formats";
import { outbox, useSaving } from "../outbox/useOutbox";
import { whatTheyAre } from "../outbox/words";
import { useCall, useSuperior } from "../queries";
import type { ExchangeView, StatusBarView } from "../types";
import { isAhead } from "./receipt";

type Words = ReturnType<typeof useTranslation>["t"];

function waitingText(t: Words, view: StatusBarView, progress: ExchangeView["progress"]): string {
  if (view.exchange === "sending" && progress)
    return t("status.sending", { done: progress.done, total: progress.total });
  if (view.exchange === "sending") return t("status.sending_begun");
  if (view.exchange === "waiting") return t("status.server_silent");
  if (view.exchange === "revoked") return t("status.revoked_kept");
  if (view.exchange === "paused") return t("status.paused");
  if (view.exchange === "not_enrolled") return t("status.not_enrolled");
  if (view.exchange === "awaiting_confirmation") return t("status.awaiting");
  if (view.waiting === 0) return t("status.nothing_waits");
  return t("status.waiting", { count: view.waiting });
}

function superiorText(t: Words, view: StatusBarView, superior: string): string {
  if (view.exchange === "no_network") return t("status.no_network");
  if (view.exchange === "network_login") return t("status.network_login");
  if (view.exchange === "wrong_certificate") return t("status.wrong_certificate", { superior });
  // An earlier receipt, or one for changes that were set aside, would read as if everything were received.
  if (view.exchange === "revoked") return t("status.revoked", { superior });
  if (!view.last_receipt_at) return t("status.never_sent");
  const [time, day] = [clock(view.last_receipt_at), dayOfMoment(view.last_receipt_at)];
  const key = isAhead(view.last_receipt_at, Date.now()) ? "status.last_receipt_ahead" : "status.last_receipt";
  return t(key, { superior, time, day });
}

/** Says what is saved here, what is not sent yet, and what the superior has received. */
export function StatusBar() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const superior = useSuperior();
  const bar = useCall("home.status_bar", {}, { refetchEvery: 15000 });
  const exchange = useCall(
    "exchange.state",
    {},
    { enabled: bar.data?.exchange === "sending", refetchEvery: 1000 },
  );
  const saving = useSaving();
  const [helping, setHelping] = useState(false);
  const toExchange = () => void navigate({ to: "/exchange" });
  const saved = bar.data?.saved_at
    ? t("status.saved", { time: clock(bar.data.saved_at) })
    : t("status.all_saved");
  const notSaved = saving === "not_saved";
  return (
    <footer className="frame-status not-printed">
      <button
        type="button"
        data-testid="status-saved"
        className={notSaved ? "not-saved" : undefined}
        onClick={() => (notSaved ? setHelping(true) : void navigate({ to: "/settings" }))}
      >
        <span aria-live="polite" aria-atomic>
          {notSaved ? t("status.not_saved") : saving === "saving" ? t("status.saving") : saved}
        </span>
      </button>
      <button type="button" data-testid="status-waiting" onClick={toExchange}>
        <span aria-live="polite" aria-atomic>
          {bar.data ? waitingText(t, bar.data, exchange.data?.progress ?? null) : ""}
        </span>
      </button>
      <button type="button" data-testid="status-superior" onClick={toExchange}>
        <span aria-live="polite" aria-atomic>
          {bar.data ? superiorText(t, bar.data, superior) : ""}
        </span>
      </button>
      <Modal
        opened={helping}
        onClose={() => setHelping(false)}
        title={t("not_saved.title")}
        closeButtonProps={{ "aria-label": t("common.close") }}
      >
        {helping && notSaved && (
          <Text mb="sm" className="person-name">
            {t("outbox.asking", { what: whatTheyAre(t, outbox.unsaved()).join("; ") })}
          </Text>
        )}
        <Text mb="sm">{t("not_saved.calm")}</Text>
        <List type="ordered" spacing="xs">
          <List.Item>{t("not_saved.keep_open")}</List.Item>
          <List.Item>{t("not_saved.make_room")}</List.Item>
          <List.Item>{t("not_saved.copy")}</List.Item>
          <List.Item>{t("not_saved.go_on")}</List.Item>
        </List>
      </Modal>
    </footer>
  );
}
