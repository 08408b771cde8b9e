import { Alert, Button, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "../../design/ErrorNote";
import { useAct } from "../queries";
import type { ExchangeView } from "../types";

/** The book was copied. Both copies keep everything, and one of them continues under a key of its own. */
export function CopiedNote({ copied }: { copied: NonNullable<ExchangeView["copied"]> }) {
  const { t } = useTranslation();
  const renew = useAct("exchange.renew", { touches: ["exchange"], done: t("exchange.copied.done") });
  const asked = copied === "needs_key";
  return (
    <Alert color={asked ? "yellow" : "gray"} data-testid="exchange-copied" data-copied={copied}>
      <Stack gap="sm" align="flex-start">
        <Text>{asked ? t("exchange.copied.needs_key") : t("exchange.copied.keeps_key")}</Text>
        {asked && (
          <Button onClick={() => renew.mutate({})} loading={renew.isPending} data-testid="exchange-renew">
            {t("exchange.copied.renew")}
          </Button>
        )}
        <ErrorNote error={renew.error} />
      </Stack>
    </Alert>
  );
}
