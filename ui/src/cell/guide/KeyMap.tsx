import { useTranslation } from "react-i18next";
import { type Place, SHORTCUTS } from "../../design/shortcuts";
import { KeysOf } from "../shortcuts/KeysOf";

/** The section below whose text the table of keys stands. */
export const KEYS = "keys";

/** Every key of the program by the place where it works, from the table that the handlers read. */
export function KeyMap() {
  const { t } = useTranslation();
  return (
    <div data-testid="guide-keys">
      {(Object.keys(SHORTCUTS) as Place[]).map((place) => (
        <section key={place} aria-label={t(`shortcuts.place.${place}`)}>
          <h3>{t(`shortcuts.place.${place}`)}</h3>
          <KeysOf place={place} />
        </section>
      ))}
    </div>
  );
}
