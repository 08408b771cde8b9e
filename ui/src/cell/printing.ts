/** Opens the system's print window for a page of its own, without leaving this one. */
export function printPage(html: string): void {
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
