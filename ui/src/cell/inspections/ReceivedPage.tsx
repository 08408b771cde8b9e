import { Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../design/EmptyState";
import { ErrorNote } from "../../design/ErrorNote";
import type { Answer } from "../../door";
import { date } from "../../i18n/formats";
import { FormerNote } from "../exchange/FormerNote";
import { PageHead } from "../frame/PageHead";
import { useCall } from "../queries";
import { Card } from "../totals/Card";

type Inspection = Answer<"inspections.received">["inspections"][number];

/** What the superior concluded about this cell, what has to be put right first. */
export default function ReceivedPage() {
  const { t } = useTranslation();
  const received = useCall("inspections.received", {}, { fresh: true });
  const rows = received.data?.inspections;
  return (
    <div data-testid="page-received-inspections">
      <PageHead title={t("received_inspections.title")} />
      <ErrorNote error={received.error} onRetry={() => void received.refetch()} />
      {rows?.length === 0 && <EmptyState text={t("received_inspections.empty")} />}
      <Stack gap="sm" tabIndex={0} role="region" aria-label={t("received_inspections.title")}>
        {rows?.map((one) => (
          <Conclusion key={one.id} one={one} />
        ))}
      </Stack>
    </div>
  );
}

function Conclusion({ one }: { one: Inspection }) {
  const { t, i18n } = useTranslation();
  const kind = i18n.language === "en" ? one.kind_english : one.kind_vietnamese;
  const said = [
    { label: t("received_inspections.merits"), text: one.merits },
    { label: t("received_inspections.faults"), text: one.faults },
    { label: t("received_inspections.demands"), text: one.demands },
  ];
  return (
    <Card title={[kind, one.what].filter(Boolean).join(" – ")}>
      <Stack gap={4} data-testid="received-inspection" data-open={one.open || undefined}>
        {one.withdrawn && (
          <Text fw={600}>{t("received_inspections.withdrawn", { reason: one.withdrawn })}</Text>
        )}
        <FormerNote former={one.former} />
        {one.concluded && <Text>{t("received_inspections.concluded", { day: date(one.concluded) })}</Text>}
        {one.open && (
          <Text fw={600}>
            {one.right_by
              ? t("received_inspections.right_by", { day: date(one.right_by) })
              : t("received_inspections.to_put_right")}
            {one.late && ` · ${t("calendar.late")}`}
          </Text>
        )}
        {one.put_right && <Text>{t("received_inspections.put_right", { day: date(one.put_right) })}</Text>}
        {said
          .filter(({ text }) => text !== "")
          .map(({ label, text }) => (
            <div key={label}>
              <Text fw={600} size="sm">
                {label}
              </Text>
              <Text className="person-name" style={{ whiteSpace: "pre-wrap" }}>
                {text}
              </Text>
            </div>
          ))}
      </Stack>
    </Card>
  );
}
