import { IconChevronRight } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { date } from "../../i18n/formats";
import type { DatedEntry } from "../types";
import "./calendar.css";

/** Days on which something takes place or is due, each with the record that says so. */
export function DatedList({ days }: { days: readonly DatedEntry[] }) {
  const { t, i18n } = useTranslation();
  const english = i18n.language === "en";
  return (
    <ul className="dated">
      {days.map((entry) => (
        <li key={`${entry.id}-${entry.field}`}>
          <Link
            {...entryPlace(entry)}
            data-testid="dated-entry"
            data-late={entry.late || undefined}
            data-open={entry.open || undefined}
          >
            <span className="dated-day">{date(entry.day)}</span>
            <span className="dated-what">
              {english ? entry.english : entry.vietnamese}
              {entry.late && <b> · {t("calendar.late")}</b>}
            </span>
            <span className={entry.names_people ? "dated-title person-name" : "dated-title"}>
              {entry.title}
            </span>
            <IconChevronRight aria-hidden size={20} />
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** The register whose rows have a page of their own. */
const MEETINGS = "meeting";

/** Where the record of an entry is shown. */
export function entryPlace(entry: Pick<DatedEntry, "id" | "register" | "round" | "form">) {
  if (entry.register === MEETINGS)
    return { to: "/meetings/$meeting", params: { meeting: entry.id } } as const;
  if (entry.form) return { to: "/superior-forms/$form", params: { form: entry.id } } as const;
  if (entry.register) {
    return {
      to: "/registers/$register",
      params: { register: entry.register },
      search: { open: entry.id },
    } as const;
  }
  const params = { round: entry.round ?? "" };
  return entry.round === entry.id
    ? ({ to: "/rounds/$round", params } as const)
    : ({ to: "/rounds/$round/sessions", params } as const);
}
