// What was chosen or written and not yet sent, kept in this tab while a page is started again.

import { pickAll } from "./dom.js";

const KINDS = "input:not([type=file]):enabled, select:enabled, textarea:enabled";

/** @typedef {any} Control an input, a list or a text area */
/** @param {HTMLElement} root @returns {Control[]} */
const controls = (root) => pickAll(root, KINDS).filter((node) => !node.matches("fieldset:disabled *"));
/** @param {Control} control */
const ticked = (control) => /^(radio|checkbox)$/.test(control.type);
/** @param {Control} control */
const shape = (control) => `${control.type} ${control.dataset.row ?? (ticked(control) ? control.value : control.name)}`;

/** @param {string} key @param {HTMLElement} root */
export function keepDraft(key, root) {
  const kept = controls(root).map((control) => [shape(control), ticked(control) ? control.checked : control.value]);
  try {
    sessionStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // a browser that keeps nothing: the piece still shows what was written until the page is started again
  }
}

/** Fills in what was kept, once, in the controls that stand there again. @param {string} key @param {HTMLElement} root */
export function recallDraft(key, root) {
  let kept = null;
  try {
    kept = JSON.parse(sessionStorage.getItem(key) ?? "null");
    sessionStorage.removeItem(key);
  } catch {
    return;
  }
  for (const control of controls(root)) {
    const at = kept?.findIndex(([one]) => one === shape(control)) ?? -1; // the same control, wherever it now stands
    if (at < 0) continue;
    const [[, value]] = kept.splice(at, 1);
    if (value === (ticked(control) ? control.checked : control.value)) continue;
    if (ticked(control)) control.checked = value;
    else control.value = value;
    control.dispatchEvent(new Event("input", { bubbles: true }));
    control.dispatchEvent(new Event("change", { bubbles: true }));
  }
}
