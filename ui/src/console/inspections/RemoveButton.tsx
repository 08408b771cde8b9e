import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ConfirmButton } from "../../design/ConfirmButton";
import { api, type InspectionLine } from "../api";
import { showNotice } from "../parts/notice";
import { Refused } from "../parts/Refused";

/** Puts an inspection aside that was written down by mistake, or takes it back. */
export function RemoveButton({ line, close }: { line: InspectionLine; close: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: (removed: boolean) => api.removeInspection(line.id, removed),
    onSuccess: (lines, removed) => {
      queries.setQueryData(["inspections"], lines);
      showNotice(t(removed ? "inspections.was_removed" : "inspections.was_restored"));
      if (removed) close();
    },
  });
  return (
    <div>
      {line.state === "removed" ? (
        <Button
          onClick={() => remove.mutate(false)}
          loading={remove.isPending}
          data-testid="inspection-restore"
        >
          {t("inspections.restore")}
        </Button>
      ) : (
        <ConfirmButton
          variant="default"
          testId="inspection-remove"
          loading={remove.isPending}
          question={t("inspections.remove_ask")}
          answer={t("inspections.remove")}
          onConfirm={() => remove.mutate(true)}
        >
          {t("inspections.remove")}
        </ConfirmButton>
      )}
      <Refused error={remove.error} />
    </div>
  );
}
