// The one protocol between page and kernel: a move goes out, "answered" comes back. Moves made meanwhile follow, and
// while nothing comes the learner is told what is the matter, that saved answers are kept, and what to press.

import { element } from "./dom.js";
import { watchKernel } from "./kernel.js";

/** A move on its way to Python; bytes go along as `buffers`. @typedef {{ buffers?: ArrayBuffer[], [field: string]: unknown }} Message */

export const PATIENCE = 3_000; // milliseconds without an answer after which a kernel that works is said to work
export const SILENCE = 10_000; // … after which one that is not known to work is said to be silent

const KEPT = "Your saved answers are kept.";
const STAYS = "What you chose or wrote here stays.";
const AGAIN = "Start this page again";
const PRESS = `Press “${AGAIN}”, or in the menu choose Kernel ▸ Restart Kernel and Run All Cells.`;
const WAIT = "Please wait: what you pressed follows by itself.";

/** What a learner is told, by the state of the kernel: the same words in every piece. */
export const WORDS = {
  working: `The lesson is still starting or busy: cells of this page still run. ${WAIT} ${KEPT}`,
  away: `The connection to the lesson is interrupted; it is being tried again. ${WAIT} ${KEPT}`,
  silent: `The lesson does not answer. If cells of this page still run, wait. ${KEPT} ${STAYS} Else: ${PRESS}`,
  restarted: `The lesson was restarted, and this part of the page belongs to the time before. ${KEPT} ${STAYS} ${PRESS}`,
  gone: `The lesson has stopped, so nothing here answers. ${KEPT} ${STAYS} ${PRESS}`,
  failed: `Something went wrong in the lesson, and this was not taken in. ${KEPT} ${STAYS} Try again. If it stays so: ${PRESS}`,
};

/** JupyterLab runs the command that a pressed button names; all cells again, with a new kernel where none is left. */
const COMMANDS = { restarted: "notebook:run-all-cells", other: "notebook:restart-run-all" };

/**
 * @param {import("./piece.js").Model} model
 * @param {object} piece
 * @param {HTMLElement} piece.root
 * @param {HTMLElement} piece.status where its words stand; what stood there comes back once the kernel answers
 * @param {() => void} piece.lost called when the kernel is found to answer no more
 */
export function talk(model, { root, status, lost }) {
  const name = Math.random().toString(36).slice(2); // two views of one model each know their own moves
  /** @type {Map<string | number, () => Message | null>} */
  const queue = new Map(); // moves made while one is being answered
  let asked = 0;
  let open = false; // whether an answer is awaited
  let timer = 0;
  /** @type {{ words: HTMLElement, before: Node[], tone: string | undefined } | null} */
  let said = null;
  const kernel = watchKernel(model, () => {
    if (dead()) {
      lost();
      if (open) look(SILENCE);
    } else if (open && said) {
      // Between two cells a kernel is idle for a moment: only one that stays so is silent.
      if (kernel.state() !== "idle") return look(SILENCE);
      clearTimeout(timer);
      timer = setTimeout(look, SILENCE, SILENCE);
    }
  });
  const dead = () => ["restarted", "gone"].includes(kernel.state());

  /** @param {keyof typeof WORDS} what */
  function say(what) {
    const words = element("div", { class: "milia-word", "data-word": what }, element("p", {}, WORDS[what]));
    const lab = root.closest(".jp-Notebook") && !["working", "away"].includes(what);
    const command = what === "restarted" ? COMMANDS.restarted : COMMANDS.other;
    if (lab) words.append(element("button", { type: "button", "data-commandlinker-command": command }, AGAIN));
    if (said?.words.dataset.word === what && status.contains(said.words)) return;
    const standing =
      said && status.contains(said.words) ? said : { before: [...status.childNodes], tone: status.dataset.tone };
    said = { ...standing, words };
    status.dataset.tone = "";
    status.classList.add("milia-seen");
    status.replaceChildren(words);
  }

  function hush() {
    if (said && status.contains(said.words)) {
      status.replaceChildren(...said.before);
      if (said.tone === undefined) delete status.dataset.tone;
      else status.dataset.tone = said.tone;
    }
    status.classList.remove("milia-seen");
    said = null;
  }

  /** Says what is the matter, now that no answer came for so long. @param {number} waited */
  function look(waited) {
    clearTimeout(timer);
    const state = kernel.state();
    if (state === "restarted" || state === "gone") return stop(state);
    if (state === "working" || state === "away") say(state);
    else if (waited >= SILENCE) return stop("silent");
    timer = setTimeout(look, waited < SILENCE ? SILENCE - waited : SILENCE, SILENCE);
  }

  /** No answer will come, as far as can be known; one that comes all the same is taken. @param {"restarted" | "gone" | "silent"} why */
  function stop(why) {
    settle();
    queue.clear();
    say(why);
    lost();
  }

  function settle() {
    clearTimeout(timer);
    open = false;
    root.removeAttribute("aria-busy");
  }

  /** Sends at once. @param {Message} message */
  function send({ buffers, ...message }) {
    if (dead()) return stop(/** @type {"restarted" | "gone"} */ (kernel.state()));
    clearTimeout(timer);
    open = true;
    asked += 1;
    timer = setTimeout(look, PATIENCE, PATIENCE);
    model.send({ ...message, ask: `${name}-${asked}` }, undefined, buffers);
  }

  /**
   * Sends what `make` gives; while another move is being answered, afterwards. Of several that wait under one key the
   * last one counts. `make` is called when it is sent, and gives null for a move that is possible no more.
   * @param {string} key
   * @param {() => Message | null} make
   */
  function move(key, make) {
    if (open) return void queue.set(key, make);
    const message = make();
    if (!message) return;
    root.setAttribute("aria-busy", "true");
    send(message);
  }

  /** @param {{ answered?: string, failed?: boolean }} message */
  function hear({ answered, failed }) {
    if (answered !== `${name}-${asked}`) return;
    settle();
    hush();
    if (failed) {
      queue.clear();
      return say("failed");
    }
    while (!open && queue.size) {
      const [[key, make]] = queue;
      queue.delete(key);
      move(String(key), make);
    }
  }

  return {
    send,
    move,
    hear,
    dead,
    end() {
      queue.clear(); // a piece that is gone makes no more moves
      settle();
      kernel.end();
    },
  };
}
