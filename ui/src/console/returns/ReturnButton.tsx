import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api";
import { PlaceLink } from "../parts/PlaceLink";
import { useSession } from "../session/session";
import { ReturnDialog } from "./ReturnDialog";

interface Props {
  unit: { id: string; name: string };
  /** "round", "form_answer", or a register. */
  kind: string;
  /** The row, or the committee's round or form. */
  record: string;
  /** What is returned, for people who do not see the row. */
  about: string;
}

/** Returns a row or the figures of a round to its cell, and says where that was done and is not settled. Only an officer does. */
export function ReturnButton({ about, ...of }: Props) {
  const { t } = useTranslation();
  const { me } = useSession();
  const [open, setOpen] = useState(false);
  const officer = me.role === "officer";
  const returns = useQuery({ queryKey: ["returns"], queryFn: api.returns, enabled: officer });
  if (!officer) return null;
  const { unit, record } = of;
  const unsettled = returns.data?.some(
    (line) => line.unit === unit.id && [line.record, line.round].includes(record) && line.next !== "nobody",
  );
  return (
    <>
      {unsettled && (
        <PlaceLink to={{ page: "returns" }} className="no-print" data-testid="return-unsettled">
          {t("returns.unsettled")}
        </PlaceLink>
      )}
      <Button
        size="compact-sm"
        variant="default"
        className="no-print"
        onClick={() => setOpen(true)}
        aria-label={t("returns.make_of", { about })}
        data-testid={`return-${of.unit.id}`}
      >
        {t("returns.make")}
      </Button>
      {open && <ReturnDialog {...of} close={() => setOpen(false)} />}
    </>
  );
}
