import { Button, Group, Tabs, Text, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconClipboard, IconFileSpreadsheet, IconPlus, IconPrinter } from "@tabler/icons-react";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DateInput } from "../../design/DateInput";
import { EmptyState } from "../../design/EmptyState";
import { ErrorNote } from "../../design/ErrorNote";
import { call, dialogs, type Request } from "../../door";
import { REGISTERS, type Register } from "../../generated/registers";
import { number } from "../../i18n/formats";
import { PageHead } from "../frame/PageHead";
import { showDone, showRefusal } from "../notices";
import { printPage } from "../printing";
import { useCall, useStatus } from "../queries";
import type { RegisterRows } from "../types";
import { registerNamed, useWords } from "./described";
import { PasteRows } from "./PasteRows";
import { printedRegister } from "./printed";
import { RecordForm } from "./RecordForm";
import { RegisterTable } from "./RegisterTable";

type Filter = Request<"register.list">;

export default function RegisterPage() {
  const { t } = useTranslation();
  const { register: name } = useParams({ from: "/registers/$register" });
  const register = registerNamed(name);
  if (!register) return <EmptyState text={t("registers.unknown")} />;
  return <OneRegister key={register.name} register={register} />;
}

function OneRegister({ register }: { register: Register }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { label } = useWords();
  const { open } = useSearch({ from: "/registers/$register" });
  const [filter, setFilter] = useState<Filter>({ register: register.name });
  const [asked] = useDebouncedValue(filter, 250);
  const [pasting, setPasting] = useState(false);
  const list = useCall("register.list", asked);
  const rows = list.data?.rows;
  const setOpen = (id: string | undefined) =>
    void navigate({
      to: "/registers/$register",
      params: { register: register.name },
      search: id ? { open: id } : {},
    });
  const opened = rows?.find((row) => row.id === open);
  return (
    <div data-testid="page-register">
      <Registers here={register.name} />
      <PageHead title={label(register)}>
        <Button
          leftSection={<IconPlus aria-hidden />}
          onClick={() => setOpen("new")}
          data-testid="record-add"
        >
          {t("registers.add")}
        </Button>
        <Button
          variant="default"
          leftSection={<IconClipboard aria-hidden />}
          onClick={() => setPasting(true)}
          data-testid="register-paste"
        >
          {t("registers.paste")}
        </Button>
        <Taking register={register} filter={asked} list={list.data} />
      </PageHead>
      <FilterLine register={register} filter={filter} onChange={setFilter} />
      <ErrorNote error={list.error} onRetry={() => void list.refetch()} />
      {rows && rows.length === 0 && (
        <EmptyState text={t(list.data?.all === 0 ? "registers.empty" : "registers.nothing_found")} />
      )}
      {list.data && rows && rows.length > 0 && <Sums register={register} rows={list.data} />}
      {rows && rows.length > 0 && <RegisterTable register={register} rows={rows} onOpen={setOpen} />}
      {open === "new" && <RecordForm register={register} row={null} onClose={() => setOpen(undefined)} />}
      {opened && (
        <RecordForm key={opened.id} register={register} row={opened} onClose={() => setOpen(undefined)} />
      )}
      {pasting && <PasteRows register={register} onClose={() => setPasting(false)} />}
    </div>
  );
}

/** From one register to another. */
function Registers({ here }: { here: string }) {
  const navigate = useNavigate();
  const { label } = useWords();
  const go = (register: string | null) =>
    register && void navigate({ to: "/registers/$register", params: { register }, search: {} });
  return (
    <Tabs value={here} onChange={go} mb="md" className="not-printed">
      <Tabs.List>
        {REGISTERS.map((register) => (
          <Tabs.Tab key={register.name} value={register.name} data-testid={`register-${register.name}`}>
            {label(register)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs>
  );
}

function Sums({ register, rows }: { register: Register; rows: RegisterRows }) {
  const { label, counted } = useWords();
  const sums = register.fields.filter((field) => register.sums.includes(field.name));
  const said = sums.map((field) => `${label(field)}: ${number(rows.sums[field.name] ?? 0)}`);
  return (
    <Text mb="xs" fw={600} data-testid="register-sums">
      {[`${number(rows.rows.length)} ${counted(register)}`, ...said].join(" · ")}
    </Text>
  );
}

interface Filtering {
  register: Register;
  filter: Filter;
  onChange: (filter: Filter) => void;
}

function FilterLine({ register, filter, onChange }: Filtering) {
  const { t } = useTranslation();
  const set = (part: Partial<Filter>) => onChange({ ...filter, ...part });
  return (
    <Group mb="sm" gap="md" align="flex-end" className="not-printed">
      <TextInput
        id="register-find"
        data-testid="register-find"
        label={t("registers.find")}
        w={260}
        value={filter.text ?? ""}
        onChange={(event) => set({ text: event.currentTarget.value })}
      />
      {register.day && (
        <>
          <DateInput
            testId="register-from"
            label={t("registers.from")}
            w={220}
            value={filter.from ?? ""}
            onChange={(from) => set({ from: from || null })}
          />
          <DateInput
            testId="register-until"
            label={t("registers.until")}
            w={220}
            value={filter.until ?? ""}
            onChange={(until) => set({ until: until || null })}
          />
        </>
      )}
      {(filter.text || filter.from || filter.until) && (
        <Button
          variant="subtle"
          onClick={() => onChange({ register: register.name })}
          data-testid="register-all"
        >
          {t("registers.show_all")}
        </Button>
      )}
    </Group>
  );
}

/** The list as a workbook, or on paper. */
function Taking({
  register,
  filter,
  list,
}: {
  register: Register;
  filter: Filter;
  list: RegisterRows | undefined;
}) {
  const { t } = useTranslation();
  const status = useStatus();
  const { label } = useWords();
  const [writing, setWriting] = useState(false);
  const write = async () => {
    try {
      const path = await dialogs.saveFile(t("registers.file", { name: label(register) }));
      if (!path) return;
      setWriting(true);
      const written = await call("register.export", { ...filter, path });
      showDone(t("totals.written", { path: written.path }), null);
    } catch (error) {
      showRefusal(error as Error);
    } finally {
      setWriting(false);
    }
  };
  const print = () => {
    if (!list) return;
    const { cell_name: cell, superior_name: superior } = status.data ?? {};
    printPage(
      printedRegister({
        register,
        list,
        cell: cell ?? "",
        superior: superior ?? "",
        from: filter.from ?? "",
        until: filter.until ?? "",
      }),
    );
  };
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconFileSpreadsheet aria-hidden />}
        loading={writing}
        onClick={() => void write()}
        data-testid="register-export"
      >
        {t("registers.export")}
      </Button>
      <Button
        variant="default"
        leftSection={<IconPrinter aria-hidden />}
        disabled={!list || list.rows.length === 0}
        onClick={print}
        data-testid="register-print"
      >
        {t("registers.print")}
      </Button>
    </>
  );
}
