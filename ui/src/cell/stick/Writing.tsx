import { Alert, Button, Group, Radio, Stack, Text, Title } from "@mantine/core";
import { IconCircleCheck, IconDeviceUsb } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "../../design/ErrorNote";
import { useAct, useCall } from "../queries";
import type { StickPlan, StickWrote } from "../types";
import { StickProgress } from "./StickProgress";
import { planned, written } from "./words";

interface Props {
  folder: string;
  /** The stick holds a package that should be read first. */
  after: boolean;
  onDone: () => void;
}

/** What will be written, one press, and when the stick may be pulled out. */
export function Writing({ folder, after, onDone }: Props) {
  const { t } = useTranslation();
  const [to, setTo] = useState<"superior" | "laptops">("superior");
  const superior = useCall("stick.plan", { to: "superior" }, { fresh: true });
  const laptops = useCall("stick.plan", { to: "laptops" }, { fresh: true });
  const write = useAct("stick.write", { touches: ["exchange"] });
  const forSuperior = to === "superior";
  const plan = (forSuperior ? superior : laptops).data;
  const others = laptops.data?.readers ?? [];
  if (write.data && plan)
    return <Wrote wrote={write.data} plan={plan} forSuperior={forSuperior} onDone={onDone} />;
  return (
    <section aria-labelledby="stick-second">
      <Title order={3} id="stick-second" mb="xs">
        {t("stick.second")}
      </Title>
      <Stack gap="xs">
        {others.length > 0 && (
          <Radio.Group
            aria-label={t("stick.second")}
            value={to}
            onChange={(value) => setTo(value as typeof to)}
            data-testid="stick-to"
          >
            <Group>
              <Radio
                id="stick-to-superior"
                value="superior"
                disabled={write.isPending}
                label={t("stick.to_superior", { name: superior.data?.readers.join(", ") ?? "" })}
              />
              <Radio
                id="stick-to-laptops"
                value="laptops"
                disabled={write.isPending}
                label={t("stick.to_laptops", { names: others.join(", ") })}
              />
            </Group>
          </Radio.Group>
        )}
        {plan?.why_not ? (
          <Alert color="yellow" data-testid="stick-why-not">
            {plan.why_not}
          </Alert>
        ) : (
          plan && (
            <>
              {planned(t, plan, forSuperior).map((sentence) => (
                <Text key={sentence} data-testid="stick-planned">
                  {sentence}
                </Text>
              ))}
              <Group>
                <Button
                  size={after ? "md" : "lg"}
                  variant={after ? "default" : "filled"}
                  leftSection={<IconDeviceUsb aria-hidden />}
                  loading={write.isPending}
                  onClick={() => write.mutate({ to, folder })}
                  data-testid="stick-write"
                >
                  {t("stick.write")}
                </Button>
              </Group>
            </>
          )
        )}
        {write.isPending && <StickProgress />}
        <ErrorNote error={write.error ?? superior.error} />
      </Stack>
    </section>
  );
}

interface WroteProps {
  wrote: StickWrote;
  plan: StickPlan;
  forSuperior: boolean;
  onDone: () => void;
}

function Wrote({ wrote, plan, forSuperior, onDone }: WroteProps) {
  const { t } = useTranslation();
  return (
    <Stack data-testid="stick-wrote">
      <Alert color="green" icon={<IconCircleCheck aria-hidden />} role="status">
        <Stack gap={4}>
          <Text fw={600} fz="lg">
            {t("stick.wrote")}
          </Text>
          {written(t, wrote, forSuperior, plan.readers.join(", ")).map((sentence) => (
            <Text key={sentence}>{sentence}</Text>
          ))}
        </Stack>
      </Alert>
      <Group>
        <Button onClick={onDone} data-testid="stick-done">
          {t("common.close")}
        </Button>
      </Group>
    </Stack>
  );
}
