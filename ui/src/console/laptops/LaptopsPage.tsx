import { Paper, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "../api";
import { Failure, Opening } from "../parts/Failure";
import { useTitle } from "../parts/title";
import { useRefresh } from "../session/session";
import { ChooseInvite } from "./ChooseInvite";
import { DeviceTable } from "./DeviceTable";
import { OpenInvites } from "./OpenInvites";
import { WaitingCard } from "./WaitingCard";

export function LaptopsPage() {
  const { t } = useTranslation();
  useTitle(t("laptops.title"));
  const enrolments = useQuery({
    queryKey: ["enrolments"],
    queryFn: api.enrolments,
    refetchInterval: useRefresh(),
  });
  const units = useQuery({ queryKey: ["units", ""], queryFn: () => api.units() });
  if (!enrolments.data) {
    if (enrolments.error) return <Failure error={enrolments.error} retry={() => void enrolments.refetch()} />;
    return <Opening />;
  }
  const { waiting, devices } = enrolments.data;
  const contactOf = (unit: string) => units.data?.units.find((each) => each.id === unit)?.contact ?? null;
  return (
    <Stack gap="xl">
      <section>
        <Title order={1}>{t("laptops.title")}</Title>
        <ChooseInvite units={units.data?.units ?? []} />
      </section>
      <section data-testid="waiting">
        <Title order={2}>{t("laptops.waiting")}</Title>
        {waiting.length === 0 ? (
          <Paper mt="xs">
            <Text>{t("laptops.none_waiting")}</Text>
          </Paper>
        ) : (
          <>
            <Text mb="sm">{t("laptops.waiting_intro")}</Text>
            <Stack>
              {waiting.map((each) => (
                <WaitingCard key={each.id} waiting={each} contact={contactOf(each.unit.id)} />
              ))}
            </Stack>
          </>
        )}
      </section>
      <OpenInvites />
      <section data-testid="devices">
        <Title order={2} mb="xs">
          {t("laptops.devices")}
        </Title>
        {devices.length === 0 ? (
          <Paper>
            <Text>{t("laptops.no_devices")}</Text>
          </Paper>
        ) : (
          <DeviceTable devices={devices} />
        )}
      </section>
    </Stack>
  );
}
