import { useTranslation } from "react-i18next";
import { date, moment } from "../../i18n/formats";
import { formerWords } from "../exchange/former";
import type { SuperiorForm } from "../types";

/** "Đang điền từ 12/12/2026 · hạn 15/12/2026 · quá hạn": where a form stands, since when, and by when it is due. */
export function Standing({ form }: { form: SuperiorForm }) {
  const { t } = useTranslation();
  const said = [
    t(`superior_forms.state.${form.state}`, { since: moment(form.since) }),
    form.deadline && t("superior_forms.due", { day: date(form.deadline) }),
    form.version > 1 && t("superior_forms.version", { version: form.version }),
    form.former && formerWords(t, form.former),
    form.round_title && t("superior_forms.of_round", { title: form.round_title }),
  ].filter(Boolean);
  return (
    <span data-testid="form-standing" data-state={form.state}>
      {said.join(" · ")}
      {form.late && <b> · {t("calendar.late")}</b>}
    </span>
  );
}
