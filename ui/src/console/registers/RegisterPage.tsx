import { Group, NativeSelect, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DateInput } from "../../design/DateInput";
import { REGISTERS, type Register } from "../../generated/registers";
import { api } from "../api";
import { isDay } from "../parts/days";
import { Failure, Opening } from "../parts/Failure";
import { useLabel } from "../parts/label";
import { PlaceLink } from "../parts/PlaceLink";
import { go } from "../parts/place";
import { useTitle } from "../parts/title";
import { CountsTable } from "./CountsTable";
import type { Period } from "./period";
import { RowsPanel } from "./RowsPanel";

/** One page for every register: counts by cell, each opening onto the rows it was counted from. */
export function RegisterPage({ name }: { name: string }) {
  const register = REGISTERS.find((each) => each.name === name) ?? REGISTERS[0];
  return register ? <OneRegister key={register.name} register={register} /> : null;
}

function OneRegister({ register }: { register: Register }) {
  const { t } = useTranslation();
  const label = useLabel();
  useTitle(label(register));
  const [typed, setTyped] = useState<Period>({ from: "", until: "" });
  const [opened, setOpened] = useState<string | null>(null);
  const period: Period = {
    from: isDay(typed.from) ? typed.from : "",
    until: isDay(typed.until) ? typed.until : "",
  };
  const table = useQuery({
    queryKey: ["register", register.name, period],
    queryFn: () => api.register(register.name, period),
  });
  const cell = table.data?.cells.find((each) => each.unit.id === opened);
  return (
    <>
      <Title order={1} mb="xs">
        {label(register)}
      </Title>
      <Group gap="md" align="flex-end" mb="md" className="no-print">
        <PlaceLink to={{ page: "paper_check" }} data-testid="to-paper-check">
          {t("paper_check.title")}
        </PlaceLink>
        <NativeSelect
          label={t("registers.which")}
          value={register.name}
          onChange={(event) => go({ page: "register", register: event.currentTarget.value })}
          data={REGISTERS.filter(({ listed }) => listed).map((each) => ({
            value: each.name,
            label: label(each),
          }))}
          w={320}
          maw="100%"
          data-testid="register-which"
        />
        {register.day && (
          <>
            <DateInput
              label={t("registers.from")}
              value={typed.from}
              onChange={(from) => setTyped((before) => ({ ...before, from }))}
              w={180}
              testId="register-from"
            />
            <DateInput
              label={t("registers.until")}
              value={typed.until}
              onChange={(until) => setTyped((before) => ({ ...before, until }))}
              w={180}
              testId="register-until"
            />
          </>
        )}
      </Group>
      {table.data ? (
        <CountsTable register={register} table={table.data} open={setOpened} />
      ) : table.error ? (
        <Failure error={table.error} retry={() => void table.refetch()} />
      ) : (
        <Opening />
      )}
      {cell && (
        <RowsPanel register={register} unit={cell.unit} period={period} close={() => setOpened(null)} />
      )}
    </>
  );
}
