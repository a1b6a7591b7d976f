// What was chosen or written and not yet sent, kept in this tab while a page is started again.

const KINDS = "input:not([type=file]):enabled, select:enabled, textarea:enabled";

/** @param {HTMLElement} root @returns {(HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement)[]} */
const controls = (root) => [...root.querySelectorAll(KINDS)].filter((node) => !node.matches("fieldset:disabled *"));
const ticked = (control) => control instanceof HTMLInputElement && /^(radio|checkbox)$/.test(control.type);
const shape = (control) => `${control.type} ${control.dataset.row ?? (ticked(control) ? control.value : "")}`;

/** @param {string} key @param {HTMLElement} root */
export function keepDraft(key, root) {
  const kept = controls(root).map((control) => [shape(control), ticked(control) ? control.checked : control.value]);
  try {
    sessionStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // a browser that keeps nothing: the piece still shows what was written until the page is started again
  }
}

/** Fills in what was kept, once, if the same controls stand there again. @param {string} key @param {HTMLElement} root */
export function recallDraft(key, root) {
  let kept = null;
  try {
    kept = JSON.parse(sessionStorage.getItem(key) ?? "null");
    sessionStorage.removeItem(key);
  } catch {
    return;
  }
  const now = controls(root);
  if (!kept || now.map(shape).join("\n") !== kept.map(([one]) => one).join("\n")) return;
  now.forEach((control, i) => {
    const [, value] = kept[i];
    if (value === (ticked(control) ? control.checked : control.value)) return;
    if (ticked(control)) control.checked = value;
    else control.value = value;
    control.dispatchEvent(new Event("input", { bubbles: true }));
    control.dispatchEvent(new Event("change", { bubbles: true }));
  });
}
