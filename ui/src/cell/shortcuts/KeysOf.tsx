import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { type Place, SHORTCUTS, shownKeys } from "../../design/shortcuts";
import { CHOICES } from "../roll-call/marks";

/** The keys of one place, each with what it does. */
export function KeysOf({ place }: { place: Place }) {
  const { t } = useTranslation();
  const names = Object.keys(SHORTCUTS[place]);
  return (
    <table className="table" data-testid={`keys-${place}`}>
      <thead>
        <tr>
          <th scope="col" style={{ width: "12rem" }}>
            {t("shortcuts.key")}
          </th>
          <th scope="col">{t("shortcuts.does")}</th>
        </tr>
      </thead>
      <tbody>
        {place === "roll_call" &&
          CHOICES.map(({ digit, mark }) => <Row key={digit} keys={[digit]} text={t(`mark.${mark}`)} />)}
        {names.map((name) => (
          <Row key={name} keys={shownKeys(place, name as never)} text={t(`shortcuts.${place}.${name}`)} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ keys, text }: { keys: readonly string[]; text: string }) {
  const { t } = useTranslation();
  return (
    <tr>
      <td>
        {keys.map((key, place) => (
          <Fragment key={key}>
            {place > 0 && " "}
            <kbd className="key">{key === "Space" ? t("shortcuts.space") : key}</kbd>
          </Fragment>
        ))}
      </td>
      <td>{text}</td>
    </tr>
  );
}
