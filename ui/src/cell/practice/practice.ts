import { call, profiles } from "../../door";
import { today } from "../../i18n/formats";
import { leaving } from "../outbox/useLeaving";
import { fillPractice, PASSPHRASE } from "./filled";

const PRACTISING = "practising";
const OWN_BOOK = "own-book";

/** Opens another book. Nothing of the one before may stay in memory. */
export function openAnew(): void {
  window.location.hash = "#/";
  window.location.reload();
}

/** Whether the book with invented people that is open is the practice book, which may be thrown away. */
export function isPractising(): boolean {
  return localStorage.getItem(PRACTISING) === "yes";
}

/** Whether this laptop was seen with a real book. */
export function hasOwnBook(): boolean {
  return localStorage.getItem(OWN_BOOK) === "yes";
}

export function rememberOwnBook(): void {
  localStorage.setItem(OWN_BOOK, "yes");
}

/** Opens the practice book if it can be opened with its own passphrase. A person may have changed that; then it asks for theirs. */
async function unlock(person: string): Promise<void> {
  try {
    await call("profile.unlock", { person, passphrase: PASSPHRASE });
  } catch {
    return;
  }
}

async function enter(): Promise<void> {
  await profiles.practice();
  localStorage.setItem(PRACTISING, "yes");
  try {
    const status = await call("profile.status", {});
    if (!status.exists) await fillPractice(call, today());
    else if (!status.unlocked && status.people[0]) await unlock(status.people[0].id);
  } catch (error) {
    // Half a practice book would puzzle a beginner more than none.
    await throwAway();
    throw error;
  }
}

async function throwAway(): Promise<void> {
  await profiles.endPractice();
  localStorage.removeItem(PRACTISING);
}

async function moved(act: () => Promise<void>): Promise<void> {
  if (!(await leaving.leave("move")).goes) return;
  await act();
  openAnew();
}

/** Makes the practice book at the first time; later it is as it was left. */
export const openPractice = () => moved(enter);

/** Throws the practice book away and makes it as it was at first. */
export const practiseAnew = () =>
  moved(async () => {
    await throwAway();
    await enter();
  });

/** Throws the practice book away and goes to the person's own. */
export const endPractice = () => moved(throwAway);

/** Goes to the person's own book, or to where one is made. The practice book stays as it is. */
export const openOwnBook = () =>
  moved(async () => {
    await profiles.newBook();
    localStorage.removeItem(PRACTISING);
  });
