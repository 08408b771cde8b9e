import { Button, Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ConfirmButton } from "../../design/ConfirmButton";
import { useAct } from "../queries";
import { useOpenForm } from "../records/useOpenForm";
import { Card } from "../totals/Card";
import { TotalsForm } from "./TotalsForm";
import type { Check } from "./types";

/** Whether totals are in. What was entered is not shown again, because small counts are among it. */
export function TotalsCard({ check }: { check: Check }) {
  const { t } = useTranslation();
  const [entering, setEntering] = useOpenForm("awareness-totals");
  const clear = useAct("awareness.clear_totals", { done: t("awareness.totals_cleared"), notifies: true });
  return (
    <Card title={t("awareness.totals")}>
      <Text c="ink.6" mb="xs" data-testid="awareness-totals">
        {t(check.entered ? "awareness.totals_in" : "awareness.totals_out")}
      </Text>
      <Group gap="xs">
        <Button
          variant={check.entered ? "default" : "filled"}
          onClick={() => setEntering(check.id)}
          data-testid="awareness-enter"
        >
          {t(check.entered ? "awareness.enter_again" : "awareness.enter")}
        </Button>
        {check.entered && (
          <ConfirmButton
            testId="awareness-clear"
            variant="subtle"
            question={t("awareness.clear_question")}
            answer={t("awareness.clear")}
            onConfirm={() => clear.mutate({ id: check.id })}
          >
            {t("awareness.clear")}
          </ConfirmButton>
        )}
      </Group>
      {entering && <TotalsForm check={check} onClose={() => setEntering(null)} />}
    </Card>
  );
}
