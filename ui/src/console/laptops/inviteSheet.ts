import type { TFunction } from "i18next";
import type { Invite } from "../api";
import { hourAndDay } from "../parts/moments";

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

const STYLE = `
  @page { size: A4 portrait; margin: 20mm 15mm 20mm 30mm }
  body { font: 14pt/1.45 "Be Vietnam Pro", "Times New Roman", serif; color: #000; margin: 0 }
  @media screen { body { padding: 16px 24px; font-size: 17px } }
  h1 { font-size: 20pt; margin: 0 0 6mm }
  dl { display: grid; grid-template-columns: 46mm 1fr; gap: 2mm 4mm; margin: 0 }
  dt { color: #444 }
  dd { margin: 0 }
  .code { margin: 8mm 0; padding: 6mm; border: 0.6mm solid #000; text-align: center;
    font: bold 20pt/1.4 "Cascadia Mono", Consolas, "Liberation Mono", monospace; overflow-wrap: anywhere }
  ol { padding-left: 8mm }
  li { margin-bottom: 2mm }
  .keep { margin-top: 8mm; padding-top: 3mm; border-top: 0.3mm solid #000; font-size: 12pt }
`;

/** The sheet a cell takes home: a page of its own, so that printing it prints nothing else. */
export function inviteSheet(t: TFunction, invite: Invite, unit: string, superior: string): string {
  const line = (label: string, text: string) => `<dt>${escaped(label)}</dt><dd>${escaped(text)}</dd>`;
  const steps = ["sheet_step_1", "sheet_step_2", "sheet_step_3"].map(
    (step) => `<li>${escaped(t(`invite.${step}`))}</li>`,
  );
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>${escaped(t("invite.sheet"))}</title>
<style>${STYLE}</style></head><body>
<h1>${escaped(t("invite.sheet_title"))}</h1>
<dl>${line(t("invite.sheet_for"), unit)}${line(t("invite.sheet_from"), superior)}</dl>
<div class="code">${escaped(invite.code)}</div>
<dl>${line(t("invite.expires_label"), hourAndDay(invite.expires_at))}${line(t("invite.address_label"), invite.url)}</dl>
<h2>${escaped(t("invite.sheet_steps"))}</h2><ol>${steps.join("")}</ol>
<p class="keep">${escaped(t("invite.sheet_keep"))}</p>
</body></html>`;
}
