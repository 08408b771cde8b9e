import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Language } from "../../i18n/words";
import { printAndSay, UPRIGHT } from "../printing";
import { Acts } from "./Acts";
import { Contents } from "./Contents";
import { GuideText } from "./GuideText";
import { KEYS, KeyMap } from "./KeyMap";
import { printedGuide } from "./printedGuide";
import { guide, type Section } from "./sections";
import "./guide.css";

interface Props {
  /** Around the buttons, as the head of a page; they stand alone otherwise. */
  head?: (acts: ReactNode) => ReactNode;
  section: string;
  onSection: (name: string) => void;
  /** Absent where there is nothing to go back or forward to. */
  onBack?: (() => void) | undefined;
  onForward?: (() => void) | undefined;
}

/** The whole guide: contents and search beside one section. It asks nothing of the book, so it is there before one is open, too. */
export default function Guide({ head = (acts) => acts, section, onSection, onBack, onForward }: Props) {
  const { t, i18n } = useTranslation();
  const chapters = guide(i18n.language as Language);
  const sections = chapters.flatMap((chapter) => chapter.sections);
  const shown = sections.find(({ name }) => name === section) ?? sections[0];
  const [listed, setListed] = useState(false);
  const choose = (name: string) => {
    setListed(false);
    onSection(name);
  };
  const print = (which: readonly Section[]) =>
    void printAndSay(printedGuide(which, i18n.language, t("guide.title")), UPRIGHT);
  const acts = (
    <Acts
      listed={listed}
      onList={() => setListed(!listed)}
      onBack={onBack}
      onForward={onForward}
      onPrint={() => shown && print([shown])}
      onPrintAll={() => print(sections)}
    />
  );
  return (
    <div className="guide" data-testid="guide">
      {head(acts)}
      <div className="guide-parts" data-listed={listed || undefined}>
        <Contents chapters={chapters} shown={shown?.name ?? ""} onSection={choose} />
        {shown && <Shown key={shown.name} section={shown} onSection={choose} />}
      </div>
    </div>
  );
}

/** Takes the focus when it is opened out of the guide, so that it is read out and the arrows scroll it. */
function Shown({ section, onSection }: { section: Section; onSection: (name: string) => void }) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const within = document.activeElement?.closest(".guide") !== null;
    if (within || document.activeElement === document.body) title.current?.focus();
    title.current?.scrollIntoView({ block: "nearest" });
  }, []);
  return (
    <article className="guide-text" data-testid="guide-section" data-section={section.name}>
      <h2 ref={title} tabIndex={-1}>
        {section.title}
      </h2>
      <GuideText tokens={section.body} onSection={onSection} />
      {section.name === KEYS && <KeyMap />}
    </article>
  );
}
