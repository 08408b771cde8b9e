import { Kbd, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../design/Dialog";
import { type Place, placesAtWork, SHORTCUTS, shownKeys } from "../../design/shortcuts";
import { CHOICES } from "../roll-call/marks";

/** The keys that work on this page, those of every page last. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [places] = useState(() =>
    placesAtWork().sort((one, other) => Number(one === "general") - Number(other === "general")),
  );
  return (
    <Dialog onClose={onClose} size="lg" title={t("shortcuts.title")} data-testid="shortcuts">
      <Stack>
        {places.map((place) => (
          <Keys key={place} place={place} />
        ))}
      </Stack>
    </Dialog>
  );
}

function Keys({ place }: { place: Place }) {
  const { t } = useTranslation();
  const names = Object.keys(SHORTCUTS[place]);
  return (
    <section data-testid={`shortcuts-${place}`}>
      <Title order={3} mb="xs">
        {t(`shortcuts.place.${place}`)}
      </Title>
      <table className="table">
        <tbody>
          {place === "roll_call" &&
            CHOICES.map(({ digit, mark }) => <Row key={digit} keys={[digit]} text={t(`mark.${mark}`)} />)}
          {names.map((name) => (
            <Row key={name} keys={shownKeys(place, name as never)} text={t(`shortcuts.${place}.${name}`)} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ keys, text }: { keys: readonly string[]; text: string }) {
  const { t } = useTranslation();
  return (
    <tr>
      <td style={{ width: "12rem" }}>
        {keys.map((key) => (
          <Kbd key={key} size="md" mr={6}>
            {key === "Space" ? t("shortcuts.space") : key}
          </Kbd>
        ))}
      </td>
      <td>
        <Text>{text}</Text>
      </td>
    </tr>
  );
}
