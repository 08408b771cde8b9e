import { useTranslation } from "react-i18next";
import { ApiError } from "../api";

/** The sentence to show for what went wrong: the sentence of the server, or one of the console when there was no answer. */
export function useSentence(): (error: Error) => string {
  const { t } = useTranslation();
  return (error) => {
    if (!(error instanceof ApiError)) return t("failed.unreadable");
    if (error.code === "offline") return t("failed.offline");
    if (error.code === "unreadable") return t("failed.unreadable");
    return error.message;
  };
}
