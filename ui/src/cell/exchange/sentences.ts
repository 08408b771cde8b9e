import type { TFunction } from "i18next";
import { clock } from "../../i18n/formats";
import type { ExchangeView, Waiting } from "../types";

/** "1 buổi điểm danh, 3 bài thu hoạch": things that people recognise, because changes and bytes mean nothing to them. */
export function thingsInWords(t: TFunction, things: readonly Waiting[]): string {
  return things.map((waiting) => t(`thing.${waiting.thing}`, { count: waiting.count })).join(", ");
}

export function topSentence(t: TFunction, view: ExchangeView): string {
  if (view.state === "revoked") return t("exchange.revoked_kept");
  if (view.waiting.length === 0) return t("exchange.nothing_waits");
  return t("exchange.waits", { things: thingsInWords(t, view.waiting) });
}

/** The words beside the progress bar. */
export function progressWords(fetching: boolean, openEnded: boolean) {
  if (fetching) return openEnded ? "exchange.receiving" : "exchange.receiving_left";
  return openEnded ? "exchange.sending" : "exchange.sending_left";
}

/** Whether an exchange is under way, even if the server lets it wait. */
export function isUnderWay(state: ExchangeView["state"]): boolean {
  return state === "sending" || state === "waiting";
}

/** The sentence about a state; null for a state that needs none. */
export function stateSentence(t: TFunction, view: ExchangeView, superior: string): string | null {
  switch (view.state) {
    case "no_network":
      return t("exchange.no_network");
    case "server_away":
      return view.retry_at
        ? t("exchange.away", { superior, time: clock(view.retry_at) })
        : t("exchange.away_no_time", { superior });
    case "waiting":
    case "network_login":
      return view.message ?? t(`exchange.${view.state}`, { superior });
    case "wrong_certificate":
      return t("exchange.wrong_certificate", { superior });
    case "paused":
      return t("exchange.paused");
    case "not_enrolled":
      return t("exchange.not_enrolled");
    case "awaiting_confirmation":
      return t("exchange.awaiting", { superior });
    case "revoked":
      return view.message ?? t("exchange.revoked", { superior });
    case "failed":
      return view.message ?? t("exchange.failed");
    case "idle":
    case "sending":
      return view.message;
  }
}
