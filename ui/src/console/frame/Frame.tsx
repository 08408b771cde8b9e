import { Group, Menu, Text, UnstyledButton } from "@mantine/core";
import {
  IconChevronDown,
  IconDeviceMobile,
  IconId,
  IconKey,
  IconKeyboard,
  IconLogout,
  IconUser,
} from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { REGISTERS } from "../../generated/registers";
import { api, type Me } from "../api";
import { PlaceLink } from "../parts/PlaceLink";
import type { PageName } from "../parts/place";
import { useShortcut } from "../parts/shortcuts";
import { NameDialog } from "../session/NameDialog";
import { PassphraseDialog } from "../session/PassphraseDialog";
import { SecondFactorDialog } from "../session/SecondFactorDialog";
import { useRefresh, useSession } from "../session/session";
import { ClockBanner } from "./ClockBanner";
import styles from "./frame.module.css";
import { LanguageSwitch } from "./LanguageSwitch";
import { ShortcutsDialog } from "./ShortcutsDialog";

const PAGES = [
  "rounds",
  "forms",
  "registers",
  "returns",
  "guests",
  "inspections",
  "arrivals",
  "units",
  "laptops",
  "set_aside",
  "acts",
] as const;

/** What only an officer does. */
const OFFICERS: readonly (typeof PAGES)[number][] = ["returns", "guests", "inspections"];

/** The grading team sees rounds and their figures; units, laptops and logs are the officers'. */
function pagesOf(role: Me["role"]) {
  if (role === "grader") return PAGES.slice(0, 1);
  return role === "officer" ? PAGES : PAGES.filter((page) => !OFFICERS.includes(page));
}

/** The entry of the menu a page belongs to. */
const ENTRY: Record<PageName, (typeof PAGES)[number]> = {
  rounds: "rounds",
  table: "rounds",
  silent: "rounds",
  correct: "rounds",
  essays: "rounds",
  essay: "rounds",
  grading: "rounds",
  issue: "rounds",
  documents: "rounds",
  report: "rounds",
  issue_documents: "rounds",
  forms: "forms",
  form: "forms",
  new_form: "forms",
  renew_form: "forms",
  register: "registers",
  paper_check: "registers",
  returns: "returns",
  guests: "guests",
  inspections: "inspections",
  arrivals: "arrivals",
  units: "units",
  laptops: "laptops",
  set_aside: "set_aside",
  acts: "acts",
  names_log: "acts",
};

export function Frame({ page: here, children }: { page: PageName; children: ReactNode }) {
  const { t } = useTranslation();
  const { me } = useSession();
  const nav = useRef<HTMLElement>(null);
  const [helping, setHelping] = useState(false);
  useShortcut("help", () => setHelping(true));
  // On a phone the entries are in a row that scrolls; the one of this page must be seen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the entry that is active depends on the page.
  useEffect(() => {
    const row = nav.current;
    const active = row?.querySelector<HTMLElement>("[aria-current=page]");
    if (row && active) row.scrollLeft = active.offsetLeft - (row.clientWidth - active.offsetWidth) / 2;
  }, [here]);
  return (
    <>
      <button
        type="button"
        className={styles.skip}
        onClick={() => document.getElementById("content")?.focus()}
      >
        {t("skip_to_content")}
      </button>
      <header className={`${styles.header} no-print`}>
        <div className={styles.brand}>
          <Text fw={600} c="book" lh={1.2}>
            {t("app")}
          </Text>
          <Text size="xs" lh={1.25} data-testid="committee">
            {me.committee.name}
          </Text>
        </div>
        <nav ref={nav} className={styles.nav} aria-label={t("nav.label")}>
          {pagesOf(me.role).map((page) => (
            <PlaceLink
              key={page}
              to={page === "registers" ? { page: "register", register: REGISTERS[0]?.name ?? "" } : { page }}
              className={`${styles.link} ${ENTRY[here] === page ? styles.active : ""}`}
              aria-current={ENTRY[here] === page ? "page" : undefined}
              data-testid={`nav-${page}`}
            >
              {page === "acts" ? t("nav.logs") : t(`nav.${page}`)}
              {page === "laptops" && <WaitingCount />}
              {page === "set_aside" && <SetAsideCount />}
              {page === "returns" && <ReturnsCount />}
            </PlaceLink>
          ))}
        </nav>
        <UnstyledButton
          className={styles.help}
          onClick={() => setHelping(true)}
          aria-label={t("shortcuts.open")}
          aria-keyshortcuts="?"
          data-testid="shortcuts-open"
        >
          <IconKeyboard size={20} aria-hidden="true" />
        </UnstyledButton>
        <AccountMenu />
        <ShortcutsDialog opened={helping} close={() => setHelping(false)} />
      </header>
      <main id="content" tabIndex={-1} className={styles.content}>
        <ClockBanner />
        {children}
      </main>
    </>
  );
}

function WaitingCount() {
  const { t } = useTranslation();
  const enrolments = useQuery({
    queryKey: ["enrolments"],
    queryFn: api.enrolments,
    refetchInterval: useRefresh(),
  });
  const waiting = enrolments.data?.waiting.length ?? 0;
  if (waiting === 0) return null;
  return (
    <span className={styles.waiting} role="status" aria-label={t("nav.waiting_one", { count: waiting })}>
      {waiting}
    </span>
  );
}

function SetAsideCount() {
  const { t } = useTranslation();
  const asked = useQuery({
    queryKey: ["set-aside", "waiting"],
    queryFn: api.setAsideWaiting,
    refetchInterval: useRefresh(),
  });
  const waiting = asked.data ?? 0;
  if (waiting === 0) return null;
  return (
    <span className={styles.waiting} role="status" aria-label={t("set_aside.count", { count: waiting })}>
      {waiting}
    </span>
  );
}

/** How many returns wait for the committee. */
function ReturnsCount() {
  const { t } = useTranslation();
  const returns = useQuery({ queryKey: ["returns"], queryFn: api.returns, refetchInterval: useRefresh() });
  const waiting = returns.data?.filter((line) => line.next === "superior").length ?? 0;
  if (waiting === 0) return null;
  return (
    <span className={styles.waiting} role="status" aria-label={t("returns.waiting", { count: waiting })}>
      {waiting}
    </span>
  );
}

function AccountMenu() {
  const { t } = useTranslation();
  const { me, logout } = useSession();
  const [changing, setChanging] = useState(false);
  const [settingUp, setSettingUp] = useState(false);
  const [naming, setNaming] = useState(false);
  const called = me.person || me.name;
  return (
    <>
      <SecondFactorDialog opened={settingUp} close={() => setSettingUp(false)} />
      {naming && <NameDialog close={() => setNaming(false)} />}
      <PassphraseDialog opened={changing} close={() => setChanging(false)} />
      <Menu position="bottom-end" width={280}>
        <Menu.Target>
          <UnstyledButton
            className={styles.account}
            data-testid="account"
            aria-label={t("account.open", { name: called })}
          >
            <Group gap={6} wrap="nowrap">
              <IconUser size={20} aria-hidden="true" />
              <Text size="sm" className={styles.who ?? ""}>
                {called}
              </Text>
              <IconChevronDown size={16} aria-hidden="true" />
            </Group>
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label fz="sm" c="ink.7">
            {me.person && `${me.name} · `}
            {t(`account.role.${me.role}`)}
            {me.grades && me.role !== "grader" && `, ${t("account.grades")}`} · {me.committee.name}
          </Menu.Label>
          <Menu.Item
            leftSection={<IconId size={18} aria-hidden="true" />}
            onClick={() => setNaming(true)}
            data-testid="call-me"
          >
            {t(me.person ? "my_name.title" : "my_name.missing")}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconKey size={18} aria-hidden="true" />}
            onClick={() => setChanging(true)}
            data-testid="change-passphrase"
          >
            {t("passphrase.title")}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconDeviceMobile size={18} aria-hidden="true" />}
            onClick={() => setSettingUp(true)}
            data-testid="set-up-second-factor"
          >
            {t(me.second_factor === "on" ? "second_factor.change" : "second_factor.title")}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconLogout size={18} aria-hidden="true" />}
            onClick={() => void logout()}
            data-testid="logout"
          >
            {t("account.logout")}
          </Menu.Item>
          <Menu.Divider />
          <div className={styles.language}>
            <LanguageSwitch />
          </div>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
