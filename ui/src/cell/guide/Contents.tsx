import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Chapter, search } from "./sections";

interface Props {
  chapters: readonly Chapter[];
  shown: string;
  onSection: (name: string) => void;
}

/** The list of sections, or those that hold what is typed. */
export function Contents({ chapters, shown, onSection }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  const asked = typed.trim();
  const found = search(chapters, asked);
  return (
    <nav className="guide-contents" aria-label={t("guide.contents")}>
      <TextInput
        id="guide-search"
        data-testid="guide-search"
        type="search"
        label={t("guide.search")}
        description={t("guide.search_help")}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <p role="status" className="quiet guide-found">
        {asked && t(found.length > 0 ? "guide.found" : "guide.nothing", { count: found.length })}
      </p>
      {asked ? (
        <ul data-testid="guide-hits">
          {found.map(({ section, around }) => (
            <li key={section.name}>
              <Entry name={section.name} title={section.title} shown={shown} onSection={onSection} />
              {around && <span className="quiet guide-around">{around}</span>}
            </li>
          ))}
        </ul>
      ) : (
        chapters.map((chapter) => (
          <section key={chapter.title}>
            <h2>{chapter.title}</h2>
            <ul>
              {chapter.sections.map(({ name, title }) => (
                <li key={name}>
                  <Entry name={name} title={title} shown={shown} onSection={onSection} />
                </li>
              ))}
            </ul>
          </section>
        ))
      )}
    </nav>
  );
}

function Entry(props: { name: string; title: string; shown: string; onSection: (name: string) => void }) {
  return (
    <button
      type="button"
      className="guide-entry"
      aria-current={props.name === props.shown ? "page" : undefined}
      onClick={() => props.onSection(props.name)}
      data-testid={`guide-to-${props.name}`}
    >
      {props.title}
    </button>
  );
}
