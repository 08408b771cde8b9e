import { Fragment } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { escaped } from "../lists/printedList";
import { GuideText } from "./GuideText";
import { KEYS, KeyMap } from "./KeyMap";
import type { Section } from "./sections";

const STYLE = `
  @page { size: A4; margin: 18mm 15mm 18mm 20mm; }
  body { font: 12pt "Be Vietnam Pro", "Times New Roman", serif; margin: 0; }
  h2 { font-size: 15pt; margin: 14pt 0 4pt; break-after: avoid; } h3 { font-size: 12pt; margin: 8pt 0 2pt; break-after: avoid; }
  img { max-width: 100%; border: 1px solid #999; } p { margin: 4pt 0; } li { margin: 2pt 0; }
  table { border-collapse: collapse; width: 100%; } tr { break-inside: avoid; }
  th, td { border: 1px solid #000; padding: 3pt 4pt; text-align: left; vertical-align: top; }
`;

/** Sections as a page of their own for the printer. */
export function printedGuide(sections: readonly Section[], language: string, title: string): string {
  const sheet = document.createElement("div");
  const root = createRoot(sheet);
  flushSync(() =>
    root.render(
      sections.map(({ name, title, body }) => (
        <Fragment key={name}>
          <h2>{title}</h2>
          <GuideText tokens={body} />
          {name === KEYS && <KeyMap />}
        </Fragment>
      )),
    ),
  );
  const text = sheet.innerHTML;
  root.unmount();
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${escaped(title)}</title>
<style>${STYLE}</style><body>${text}</body></html>`;
}
