import { Button, Group, Paper, Text, Title } from "@mantine/core";
import { IconArrowLeft, IconSend } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { number } from "../../i18n/formats";
import { api, type DocumentLine } from "../api";
import { Failure, Opening } from "../parts/Failure";
import { ListFrame } from "../parts/ListFrame";
import list from "../parts/list.module.css";
import { hourAndDay } from "../parts/moments";
import { PlaceLink } from "../parts/PlaceLink";
import { useTitle } from "../parts/title";
import { FigureButton } from "../rounds/FigureButton";
import tableStyles from "../rounds/table.module.css";
import { useRefresh, useSession } from "../session/session";
import { ReachedCells } from "./DocumentCells";
import { MaterialsDialog } from "./MaterialsDialog";
import { WithdrawDocumentDialog } from "./WithdrawDocumentDialog";

/** Documents that were sent without a round to study them in, and how many cells have them. */
export function DocumentsPage() {
  const { t } = useTranslation();
  useTitle(t("documents.title"));
  const { me } = useSession();
  const documents = useQuery({
    queryKey: ["documents"],
    queryFn: api.documents,
    refetchInterval: useRefresh(),
  });
  return (
    <>
      <PlaceLink to={{ page: "rounds" }} className={tableStyles.back ?? ""} data-testid="documents-back">
        <IconArrowLeft size={18} aria-hidden="true" /> {t("rounds.title")}
      </PlaceLink>
      <Group justify="space-between" mb="md">
        <Title order={1}>{t("documents.title")}</Title>
        {me.role === "officer" && (
          <PlaceLink to={{ page: "issue_documents" }} className={list.bare} data-testid="documents-issue">
            <Button component="span" leftSection={<IconSend size={20} aria-hidden="true" />}>
              {t("documents.issue")}
            </Button>
          </PlaceLink>
        )}
      </Group>
      {documents.data ? (
        <Lines lines={documents.data} officer={me.role === "officer"} />
      ) : documents.error ? (
        <Failure error={documents.error} retry={() => void documents.refetch()} />
      ) : (
        <Opening />
      )}
    </>
  );
}

function Lines({ lines, officer }: { lines: DocumentLine[]; officer: boolean }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState<{ what: "cells" | "withdraw" | "materials"; id: string } | null>(null);
  const one = lines.find((line) => line.id === opened?.id);
  const close = () => setOpened(null);
  if (lines.length === 0) {
    return (
      <Paper data-testid="documents-empty">
        <Text>{t("documents.empty")}</Text>
      </Paper>
    );
  }
  return (
    <ListFrame label={t("documents.title")}>
      <table className={list.table} data-testid="documents">
        <thead>
          <tr>
            <th scope="col">{t("documents.col.document")}</th>
            <th scope="col">{t("documents.col.issued")}</th>
            <th scope="col" className={list.count}>
              {t("documents.col.reached")}
            </th>
            <th scope="col">{t("documents.col.act")}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id} data-testid="document-line">
              <th scope="row">
                {line.label}
                {line.summary && <Text size="sm">{line.summary}</Text>}
                {line.withdrawn_at && (
                  <Text size="sm" fw={600}>
                    {t("documents.withdrawn", { at: hourAndDay(line.withdrawn_at) })}
                  </Text>
                )}
              </th>
              <td>{t("documents.issued_by", { at: hourAndDay(line.issued_at), by: line.issued_by })}</td>
              <td className={list.count}>
                <FigureButton
                  value={line.reached}
                  label={t("documents.open_cells", { count: line.reached })}
                  testId="document-cells"
                  press={() => setOpened({ what: "cells", id: line.id })}
                />
                {` / ${number(line.cells.length)}`}
              </td>
              <td>
                <Group gap="xs">
                  <Button
                    size="sm"
                    variant="default"
                    onClick={() => setOpened({ what: "materials", id: line.id })}
                    data-testid="document-materials"
                  >
                    {t("materials.open")}
                  </Button>
                  {officer && (
                    <Button
                      size="sm"
                      variant="default"
                      onClick={() => setOpened({ what: "withdraw", id: line.id })}
                      data-testid="document-withdraw"
                    >
                      {t(line.withdrawn_at ? "documents.restore" : "documents.withdraw")}
                    </Button>
                  )}
                </Group>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {one && opened?.what === "cells" && <ReachedCells {...one} close={close} />}
      {one && opened?.what === "materials" && (
        <MaterialsDialog subject={one.id} title={one.label} officer={officer} close={close} />
      )}
      {one && opened?.what === "withdraw" && <WithdrawDocumentDialog line={one} close={close} />}
    </ListFrame>
  );
}
