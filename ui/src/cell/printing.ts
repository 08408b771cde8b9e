import i18next from "i18next";
import { type Printed, type PrintForm, papers } from "../door";
import { showDone, showRefusal } from "./notices/notices";

/** Sheets on which words are copied by hand: as the style of their page says. */
export const UPRIGHT: PrintForm = { landscape: false, top: 20, right: 15, bottom: 20, left: 25 };
/** Lists. */
export const LANDSCAPE: PrintForm = { landscape: true, top: 15, right: 15, bottom: 15, left: 20 };

/** Prints a whole page and answers what became of it. It throws what the printer refuses, as a sentence for the person. */
export async function printPage(html: string, form: PrintForm): Promise<Printed> {
  const printed = await papers.print(html, form);
  if (printed === "by_page") printHere(html);
  return printed;
}

/** Prints a page, and says when the printer took it or refused it. */
export async function printAndSay(html: string, form: PrintForm): Promise<void> {
  try {
    if ((await printPage(html, form)) === "sent") showDone(i18next.t("printing.sent"), null);
  } catch (error) {
    showRefusal(error as Error);
  }
}

/** Opens the system's print window for a page of its own, without leaving this one. What the printer answers is not known here. */
function printHere(html: string): void {
  const frame = document.createElement("iframe");
  frame.title = "print";
  frame.setAttribute("aria-hidden", "true");
  frame.style.cssText = "position:fixed;left:-10000px;top:0;width:210mm;height:297mm;border:0";
  frame.srcdoc = html;
  frame.onload = () => {
    const page = frame.contentWindow;
    if (!page) return;
    page.addEventListener("afterprint", () => frame.remove());
    page.focus();
    page.print();
  };
  document.body.append(frame);
}
