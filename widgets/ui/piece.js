// What every piece of a page is: a box that draws a view, passes moves on, and says so when something goes wrong.

import { element, save, within } from "./dom.js";
import { keepDraft, recallDraft } from "./draft.js";
import { talk } from "./talk.js";

/**
 * The model as anywidget hands it over.
 * @typedef {object} Model
 * @property {(name: string) => any} get
 * @property {(name: string, value: unknown) => void} set
 * @property {() => void} save_changes
 * @property {(message: object, callbacks?: undefined, buffers?: ArrayBuffer[]) => void} send
 * @property {(event: string, handler: (...args: any[]) => void) => void} on
 * @property {(event: string, handler: (...args: any[]) => void) => void} off
 * @property {{ kernel?: import("./kernel.js").Kernel | null }} [widget_manager]
 */
/**
 * What a script hands back of its piece.
 * @typedef {object} Built
 * @property {HTMLElement} root
 * @property {HTMLElement} [status] where the piece speaks; each piece with moves has one
 * @property {() => void} [draw] draws what the model says now
 * @property {string} [on] the trait that is drawn: `view`, unless named
 * @property {(message: any) => void} [hear] a message that came with an answer
 * @property {() => void} [shown] called once the piece is on the page
 * @property {() => void} [end] called when the piece leaves the page
 */
/** @typedef {{ move: (key: string, make: () => import("./talk.js").Message | null) => void, send: (message: import("./talk.js").Message) => void }} Talk */

/** @param {HTMLElement} el @param {unknown} error */
function showFault(el, error) {
  const why = error instanceof Error ? error.message : String(error);
  console.error(error);
  el.replaceChildren(
    element(
      "div",
      { class: "milia milia-fault", role: "alert" },
      element(
        "p",
        {},
        "This part of the page could not be drawn. Your saved answers are kept, and the rest of the page works.",
      ),
      element(
        "p",
        {},
        "In the menu choose Kernel ▸ Restart Kernel and Run All Cells. If it stays so, tell who gave you the lesson: ",
        element("code", {}, why),
      ),
    ),
  );
}

/**
 * Safari gives no focus to a button or a box that is clicked. Without it the news of an answer would not be followed, and
 * the next key would go to the notebook. A click that a key makes (`detail` 0) leaves the focus where the key was pressed.
 * @param {MouseEvent} event
 */
function takeFocus(event) {
  const control = within(event, "button, input");
  if (event.detail && control && control !== document.activeElement) control.focus({ preventScroll: true });
}

/**
 * An anywidget module: `build` makes the piece, this draws it whenever Python has something new.
 * @param {string} kind
 * @param {(context: { model: Model, el: HTMLElement, talk: Talk }) => Built} build
 */
export const piece = (kind, build) => ({
  /** @param {{ model: Model, el: HTMLElement }} context */
  render({ model, el }) {
    /** @type {Built} */
    let built;
    /** @type {ReturnType<typeof talk>} */
    let line;
    let touched = false; // something was chosen or written since the last answer
    const key = () => `milia ${kind} ${built.root.dataset.question ?? built.root.dataset.case ?? ""}`;
    const keep = () => touched && keepDraft(key(), built.root);
    const guard =
      (/** @type {(...args: any[]) => void} */ act) =>
      (/** @type {any[]} */ ...args) => {
        try {
          act(...args);
        } catch (error) {
          showFault(el, error);
        }
      };
    const touch = () => {
      touched = true;
      if (line.dead()) keep();
    };
    try {
      built = build({
        model,
        el,
        talk: { move: (...args) => line.move(...args), send: (message) => line.send(message) },
      });
      const { root, draw } = built;
      const status = built.status ?? element("div"); // a piece without moves has nothing to be silent about
      line = talk(model, { root, status, lost: keep });
      root.classList.add("milia");
      root.dataset.lmSuppressShortcuts = "true";
      root.addEventListener("keydown", (event) => event.stopPropagation()); // the notebook's own keys must not act on it
      root.addEventListener("click", takeFocus, true);
      draw?.();
      el.append(root);
      root.addEventListener("input", touch);
      root.addEventListener("change", touch);
      recallDraft(key(), root);
      built.shown?.();
    } catch (error) {
      showFault(el, error);
      return () => {};
    }
    const changed = guard(() => built.draw?.());
    const arrived = guard((message) => {
      if (message.download) save(message.download, message.text, message.type);
      built.hear?.(message);
      line.hear(message);
    });
    model.on(`change:${built.on ?? "view"}`, changed);
    model.on("msg:custom", arrived);
    return () => {
      line.end();
      built.end?.();
      model.off(`change:${built.on ?? "view"}`, changed);
      model.off("msg:custom", arrived);
    };
  },
});
