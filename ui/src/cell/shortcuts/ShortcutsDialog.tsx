import { Stack, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../design/Dialog";
import { placesAtWork } from "../../design/shortcuts";
import { KeysOf } from "./KeysOf";

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
          <section key={place} data-testid={`shortcuts-${place}`}>
            <Title order={3} mb="xs">
              {t(`shortcuts.place.${place}`)}
            </Title>
            <KeysOf place={place} />
          </section>
        ))}
      </Stack>
    </Dialog>
  );
}
