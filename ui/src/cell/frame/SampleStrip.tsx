import { Button, Group, Text } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { profiles } from "../../door";
import { showRefusal } from "../notices/notices";
import { leaving } from "../outbox/useLeaving";

const SEEN = "sample-seen";

/** Whether this laptop holds sample data to go back to. */
export function sampleIsKnown(): boolean {
  return localStorage.getItem(SEEN) === "yes";
}

/** Opens another book. Nothing of the one before may stay in memory. */
export function openAnew(): void {
  window.location.hash = "#/";
  window.location.reload();
}

export function SampleStrip() {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  useEffect(() => localStorage.setItem(SEEN, "yes"), []);
  const begin = async () => {
    setBusy(true);
    try {
      if (!(await leaving.leave("move")).goes) return;
      await profiles.newBook();
      openAnew();
    } catch (error) {
      showRefusal(error as Error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Group className="strip not-printed" px="md" py={4} justify="center" gap="lg" data-testid="sample-strip">
      <Text fw={600}>{t("sample.strip")}</Text>
      <Button
        size="sm"
        color="dark"
        loading={busy}
        onClick={() => void begin()}
        data-testid="sample-new-book"
      >
        {t("sample.new_book")}
      </Button>
    </Group>
  );
}
