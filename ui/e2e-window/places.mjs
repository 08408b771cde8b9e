/** Where the walks of the window go, and how they get there. */

/** Every page of the window that is open with a book, and what it takes to show it. */
export const PAGES = [
  "/",
  "/members",
  "/members/import",
  "/members/member0/held",
  "/documents",
  "/registers",
  "/registers/propaganda",
  "/registers/assigned_task",
  "/registers/awareness_check/id0",
  "/registers/concern/id0",
  "/registers/concern_sent",
  "/registers/inspection/id0",
  "/registers/issued_paper/id0",
  "/registers/programme/id0",
  "/superior-inspections",
  "/returns",
  "/verify-paper",
  "/superior-forms",
  "/superior-forms/id0",
  "/meetings",
  "/meetings/meeting0",
  "/meetings/meeting0/attendance",
  "/meetings/meeting0/tasks",
  "/meetings/meeting0/decision",
  "/meetings/meeting0/grading",
  "/meeting-roll/meeting0",
  "/ratings",
  "/ratings/member0?period=2026&scheme=id0",
  "/calendar",
  "/rounds",
  "/rounds/new",
  "/rounds/round0",
  "/rounds/round0/sessions",
  "/rounds/round0/roll-call",
  "/rounds/round0/make-ups",
  "/rounds/round0/essays",
  "/rounds/round0/totals",
  "/rounds/round0/grading",
  "/roll-call/session0",
  "/rounds/round0/essays/member0",
  "/guide",
  "/guide?section=roll-call",
  "/guide?section=keys",
  "/exchange",
  "/cards",
  "/settings",
  "/settings/bin",
  "/settings/retention",
];
/** Forms that an address opens. */
export const FORMS = [
  "/rounds/round0/make-ups?form=guest.new",
  "/rounds/round0/grading?form=team-grade.member0",
  "/members?open=new",
  "/members?open=id0",
  "/members?form=standings.many",
  "/registers/propaganda?open=new",
  "/registers/concern?open=new",
  "/registers/awareness_check/id0?form=awareness-questions.id0",
  "/registers/awareness_check/id0?form=awareness-totals.id0",
  "/registers/awareness_check/id0?form=awareness-key.id0",
  "/registers/inspection/id0?form=steps.id0",
  "/registers/programme/id0?form=task.new",
  "/meetings?form=meeting.new",
  "/meetings/meeting0?form=item.new",
  "/meetings/meeting0/tasks?form=task.new",
  "/meetings/meeting0/decision?form=resolution.new",
  "/rounds/round0?form=round.id0",
  "/rounds/round0/sessions?form=session.new",
  "/rounds/round0/make-ups?form=make-up.session0-member0",
  "/rounds/round0/essays?form=essay-rule.round0",
  "/returns?form=answer.id0",
];

/** Runs in the page. Until its fonts are there, and nothing was fetched or drawn for a while. */
async function atRest() {
  await document.fonts.ready;
  const fetched = () => performance.getEntriesByType("resource").length;
  let [known, since] = [fetched(), performance.now()];
  const drawn = new MutationObserver(() => {
    since = performance.now();
  });
  drawn.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  while (performance.now() - since < 200 || fetched() !== known) {
    if (fetched() !== known) [known, since] = [fetched(), performance.now()];
    await new Promise(requestAnimationFrame);
  }
  drawn.disconnect();
  await document.fonts.ready;
}

/** Looks at every frame; Playwright's own waiting looks twice a second at the most. */
export function comes(page, css) {
  return page.waitForFunction((css) => document.querySelector(css), css, { polling: "raf" });
}

export async function go(page, url, hash) {
  await page.goto("about:blank");
  await page.goto(`${url}#${hash}`);
  await comes(page, "main");
  await page.evaluate(atRest);
}
