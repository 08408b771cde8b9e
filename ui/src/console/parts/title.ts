import { useContext, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { SessionContext } from "../session/session";

/**
 * The title of the tab: the page, the program, then the committee if somebody is logged in. The browser keeps titles in
 * its history, so the name of a person must not be in one.
 */
export function useTitle(page: string | undefined): void {
  const { t } = useTranslation();
  const committee = useContext(SessionContext)?.me.committee.name;
  const title = [page, t("app"), committee].filter(Boolean).join(" – ");
  useEffect(() => {
    const before = document.title;
    document.title = title;
    return () => {
      document.title = before;
    };
  }, [title]);
}
