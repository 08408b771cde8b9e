import { Outlet, useLocation, useNavigate } from "@tanstack/react-router";
import { Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { GuideDialog } from "../guide/GuideDialog";
import { sectionFor } from "../guide/sectionFor";
import { useLock } from "../lock/useLock";
import { KeptFirst } from "../outbox/KeptFirst";
import { outbox } from "../outbox/window";
import { rememberOwnBook } from "../practice/practice";
import { SearchBox } from "../search/SearchBox";
import { ShortcutsDialog } from "../shortcuts/ShortcutsDialog";
import { useCell } from "./context";
import { Nav } from "./Nav";
import { ReadOnlyStrip } from "./ReadOnlyStrip";
import { SampleStrip } from "./SampleStrip";
import { StatusBar } from "./StatusBar";
import { TopBar } from "./TopBar";
import { useFrameKeys } from "./useFrameKeys";

/** Left: where to go. Top: search, who, lock. Bottom: what is saved and sent. */
export function Layout() {
  const { t } = useTranslation();
  const status = useCell();
  const lock = useLock();
  const [searching, setSearching] = useState(false);
  const [shortcuts, setShortcuts] = useState(false);
  useEffect(() => {
    if (!status.sample) rememberOwnBook();
  }, [status.sample]);
  const guide = useGuide();
  // Items that could not even be sealed when the book was locked are sent now that it is open.
  useEffect(() => void outbox.flush(), []);
  const names = useFrameKeys({
    onSearch: () => setSearching(true),
    onGuide: guide.open,
    onShortcuts: () => setShortcuts(true),
  });
  return (
    <div className="frame">
      {status.sample && <SampleStrip />}
      {status.read_only && <ReadOnlyStrip why="folder" />}
      {status.only_reads && !status.read_only && <ReadOnlyStrip why="role" />}
      <TopBar
        onSearch={() => setSearching(true)}
        onLock={lock}
        onGuide={guide.open}
        namesHidden={names.hidden}
        onShowNames={names.toggle}
      />
      <div className="frame-middle">
        <Nav />
        <main className="frame-page">
          <Suspense fallback={<p className="quiet">{t("common.loading")}</p>}>
            <KeptFirst>
              <Outlet />
            </KeptFirst>
          </Suspense>
        </main>
      </div>
      <StatusBar />
      {shortcuts && <ShortcutsDialog onClose={() => setShortcuts(false)} />}
      {guide.above}
      <SearchBox opened={searching} onClose={() => setSearching(false)} />
    </div>
  );
}

/** "?" opens the page of the guide. From a form that is open it comes above the form instead, which stays as it is. */
function useGuide() {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [above, setAbove] = useState(false);
  const section = sectionFor(pathname) ?? "start";
  const open = () => {
    if (document.querySelector('[role="dialog"]')) setAbove(true);
    else if (pathname !== "/guide") void navigate({ to: "/guide", search: { section } });
  };
  return { open, above: above && <GuideDialog section={section} onClose={() => setAbove(false)} /> };
}
