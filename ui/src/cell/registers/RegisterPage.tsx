import { Alert, Anchor, Button, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconClipboard, IconFileSpreadsheet, IconPlus } from "@tabler/icons-react";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../design/EmptyState";
import { call, type Request } from "../../door";
import type { Register } from "../../generated/registers";
import { number } from "../../i18n/formats";
import { FilterLine } from "../lists/FilterLine";
import { type Filter, NO_FILTER } from "../lists/filter";
import { ListPage } from "../lists/ListPage";
import { NotOpened } from "../lists/NotOpened";
import { PrintButton } from "../lists/PrintButton";
import { useWriting } from "../lists/useWriting";
import { useCall } from "../queries";
import type { RegisterRows } from "../types";
import { registerNamed, useWords } from "./described";
import { PasteRows } from "./PasteRows";
import { printedRegister } from "./printed";
import { RecordForm } from "./RecordForm";
import { isOnly, type Only, RegisterChart } from "./RegisterChart";
import { RegisterTable } from "./RegisterTable";

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
  const { open, late = false } = useSearch({ from: "/registers/$register" });
  const [filter, setFilter] = useState(NO_FILTER);
  const [settled] = useDebouncedValue(filter, 250);
  const [pasting, setPasting] = useState(false);
  const [only, setOnly] = useState<Only | null>(null);
  const request = { ...requestOf(register, settled), late };
  const list = useCall("register.list", request);
  const rows = list.data?.rows;
  const setOpen = (id: string | undefined) =>
    void navigate({
      to: "/registers/$register",
      params: { register: register.name },
      search: { ...(id ? { open: id } : {}), ...(late ? { late: true } : {}) },
    });
  const close = () => setOpen(undefined);
  const toPage = (row: string, replace = false) =>
    void navigate({ to: "/registers/$register/$row", params: { register: register.name, row }, replace });
  // Search, the calendar and Home name the row; where it has a page, that is what they mean.
  const named = register.has_page && open !== undefined && open !== "new" ? open : null;
  const followed = useRef<string | null>(null);
  useEffect(() => {
    if (named === null || followed.current === named) return;
    followed.current = named;
    toPage(named, true);
  });
  const opened = register.has_page ? undefined : rows?.find((row) => row.id === open);
  return (
    <ListPage
      testId="page-register"
      title={label(register)}
      below={
        <Anchor component={Link} to="/registers" className="not-printed" data-testid="registers-all">
          {t("registers.all")}
        </Anchor>
      }
      actions={
        <>
          {!register.sent && <Adding onAdd={() => setOpen("new")} onPaste={() => setPasting(true)} />}
          <Exporting register={register} request={request} />
          <PrintButton
            testId="register-print"
            disabled={!rows || rows.length === 0}
            period={settled}
            table={(t) => printedRegister(t, register, list.data ?? NO_ROWS)}
          />
        </>
      }
      query={list}
      all={list.data?.all}
      shown={rows?.length}
      empty={t(register.sent ? "registers.nothing_sent" : "registers.empty")}
      filter={
        <>
          <FilterLine
            testId="register"
            label={t("registers.find")}
            withPeriod={register.day !== null}
            filter={filter}
            onChange={setFilter}
          />
          {late && <OnlyLate register={register} />}
        </>
      }
      dialogs={
        <>
          {open === "new" && <RecordForm register={register} row={null} onClose={close} />}
          {opened && <RecordForm key={opened.id} register={register} row={opened} onClose={close} />}
          {pasting && <PasteRows register={register} onClose={() => setPasting(false)} />}
        </>
      }
    >
      {list.data?.alike.map((group) => (
        <Alert key={group.sentence} color="yellow" mb="xs" data-testid="register-alike">
          {group.sentence}
        </Alert>
      ))}
      {list.data && (
        <div className="chart-beside">
          <Sums register={register} rows={list.data} />
          <RegisterChart register={register} rows={list.data.rows} onOpen={setOnly} />
        </div>
      )}
      {rows && (
        <>
          {only && <OnlyWord only={only} onAll={() => setOnly(null)} />}
          <RegisterTable
            register={register}
            rows={rows.filter((row) => isOnly(only, row))}
            onOpen={register.has_page ? toPage : setOpen}
          />
        </>
      )}
    </ListPage>
  );
}

const NO_ROWS: RegisterRows = { rows: [], sums: {}, all: 0, not_opened: null, alike: [] };

function requestOf(register: Register, { text, from, until }: Filter): Request<"register.list"> {
  return { register: register.name, text, from: from || null, until: until || null };
}

/** Says that the list holds only what is late, and leads back to the whole. */
function OnlyLate({ register }: { register: Register }) {
  const { t } = useTranslation();
  return (
    <Text mb="xs" data-testid="register-only-late">
      {t("registers.only_late")}{" "}
      <Link
        to="/registers/$register"
        params={{ register: register.name }}
        search={{}}
        data-testid="register-not-only-late"
      >
        {t("registers.all_rows")}
      </Link>
    </Text>
  );
}

/** The table has only the rows of a figure of the chart. */
function OnlyWord({ only, onAll }: { only: Only; onAll: () => void }) {
  const { t } = useTranslation();
  return (
    <Text mb="xs" data-testid="register-only-word">
      {t("charts.only", { said: only.said })}{" "}
      <button type="button" className="plain-button" onClick={onAll} data-testid="register-all-words">
        {t("charts.all")}
      </button>
    </Text>
  );
}

function Sums({ register, rows }: { register: Register; rows: RegisterRows }) {
  const { label, counted } = useWords();
  const sums = register.fields.filter((field) => register.sums.includes(field.name));
  const sentences = sums.map((field) => `${label(field)}: ${number(rows.sums[field.name] ?? 0)}`);
  return (
    <div>
      <Text mb="xs" fw={600} data-testid="register-sums">
        {[`${number(rows.rows.length)} ${counted(register)}`, ...sentences].join(" · ")}
      </Text>
      {rows.not_opened && <NotOpened why={rows.not_opened} />}
    </div>
  );
}

function Adding({ onAdd, onPaste }: { onAdd: () => void; onPaste: () => void }) {
  const { t } = useTranslation();
  return (
    <>
      <Button leftSection={<IconPlus aria-hidden />} onClick={onAdd} data-testid="record-add">
        {t("registers.add")}
      </Button>
      <Button
        variant="default"
        leftSection={<IconClipboard aria-hidden />}
        onClick={onPaste}
        data-testid="register-paste"
      >
        {t("registers.paste")}
      </Button>
    </>
  );
}

interface ExportingProps {
  register: Register;
  request: Request<"register.list">;
}

/** The rows that the filter leaves, as a workbook. */
function Exporting({ register, request }: ExportingProps) {
  const { t } = useTranslation();
  const { label } = useWords();
  const { write, writing } = useWriting();
  const begin = () =>
    void write(
      t("registers.file", { name: label(register) }),
      (path) => call("register.export", { ...request, path }),
      { also: ["pdf"] },
    );
  return (
    <Button
      variant="default"
      leftSection={<IconFileSpreadsheet aria-hidden />}
      loading={writing}
      onClick={begin}
      data-testid="register-export"
    >
      {t("registers.export")}
    </Button>
  );
}
