import type { Language } from "../../i18n/words";

export const LANGUAGES: Language[] = ["vi", "en"];
