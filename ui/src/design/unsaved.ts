/** Marks a form that Ctrl+S saves. */
export function unsaved(is: boolean): { "data-unsaved"?: "" } {
  return is ? { "data-unsaved": "" } : {};
}

const UNSAVED = "form[data-unsaved]";

/**
 * Saves the form that the person is in, else the first one that has something to save. "covered" is a form below a dialog:
 * Ctrl+S neither saves it nor may call it saved.
 */
export function saveForm(): "saving" | "covered" | "none" {
  const dialogs = document.querySelectorAll('[role="dialog"]');
  const seen = dialogs[dialogs.length - 1] ?? document;
  const forms = [...seen.querySelectorAll<HTMLFormElement>(UNSAVED)];
  const form = forms.find((one) => one.contains(document.activeElement)) ?? forms[0];
  if (!form) return document.querySelector(UNSAVED) ? "covered" : "none";
  form.requestSubmit();
  return "saving";
}
