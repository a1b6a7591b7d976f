// Says that the lesson runs and how far its reader is, and brings the first thing to do into view, where running all
// cells would scroll to the end.

import { element, pick, pickAll } from "./dom.js";
import { piece } from "./piece.js";

export default piece("start", ({ model, el, talk }) => {
  const go = element("button", { type: "button" }, "Go on ↓");
  const words = element("p", { role: "status" });
  const bar = element("progress", { "aria-label": "Cards of this part that are done" });
  const problem = element("p", { class: "milia-problem", role: "alert" });
  const ask = element("button", { type: "button" }, "Start this part again");
  const yes = element("button", { type: "button" }, "Yes, empty its cards");
  const no = element("button", { type: "button" }, "Cancel");
  const sure = element(
    "span",
    { class: "milia-sure" },
    "What you answered stays on file; the cards of this part become empty. ",
    yes,
    " ",
    no,
  );
  sure.hidden = true;
  const head = element("div", { class: "milia-start" }, words, bar, go, ask, sure, problem);

  function draw() {
    const view = model.get("view");
    const text = view.who ? `You are ${view.who}.${view.words ? ` ${view.words}` : ""}` : "This page is running.";
    if (words.textContent !== text) words.textContent = text;
    bar.hidden = ask.hidden = !view.total;
    if (view.total) [bar.max, bar.value] = [view.total, view.done];
    if (problem.textContent !== view.problem) problem.textContent = view.problem;
    problem.hidden = !view.problem;
  }

  function confirm(open, focus) {
    sure.hidden = !open;
    ask.hidden = open;
    focus.focus();
  }
  ask.addEventListener("click", () => confirm(true, no));
  no.addEventListener("click", () => confirm(false, ask));
  yes.addEventListener("click", () => {
    talk.move("again", () => ({ move: "again" }));
    confirm(false, ask);
  });

  const page = () => el.closest(".jp-Notebook") ?? document.body;
  const first = () => pick(page(), "[data-question], [data-case]");
  const running = () => pickAll(page(), ".jp-InputPrompt").some((prompt) => prompt.textContent.includes("*"));
  const bring = () => {
    const card = first();
    if (!card) return false;
    const after = (heading) => el.compareDocumentPosition(heading) & Node.DOCUMENT_POSITION_FOLLOWING;
    const heading = pickAll(page(), ".jp-MarkdownOutput h2").find(after) ?? card;
    heading.scrollIntoView({ block: "start" });
    // Where the first question can be seen from there, the keyboard goes to it, and its cell becomes the active one.
    const seen =
      (pick(card, "fieldset") ?? card).getBoundingClientRect().bottom <=
      (page().closest(".jp-NotebookPanel") ?? page()).getBoundingClientRect().bottom;
    (seen ? pick(card, "fieldset input:enabled, fieldset select:enabled, button") : go)?.focus({
      preventScroll: true,
    });
    return true;
  };
  // Later on, "Go on" leads to the first card that still waits for an answer.
  const goOn = () => {
    const open = pickAll(page(), "[data-question]").find((card) => pick(card, "fieldset:enabled"));
    if (!open) return bring();
    open.scrollIntoView({ block: "start" });
    pick(open, "input:enabled, select:enabled")?.focus({ preventScroll: true });
  };
  go.addEventListener("click", goOn);

  // Sources are folded away; a citation that leads to one unfolds them before the page goes there.
  const gone = new AbortController();
  const unfold = ({ target }) => {
    const id = target.closest?.("a[href^='#']")?.hash.slice(1);
    const list = id && page().contains(target) && pick(page(), `details:has([id="${CSS.escape(id)}"])`);
    if (list) list.open = true;
  };
  document.addEventListener("click", unfold, { signal: gone.signal, capture: true });

  // Hold the view there while cells are still being drawn, until all have run or the learner takes over.
  const stop = new AbortController();
  const release = () => {
    stop.abort();
    watch.disconnect();
  };
  const watch = new MutationObserver(() => {
    if (bring() && !running())
      requestAnimationFrame(() => {
        bring();
        release();
      });
  });
  function shown() {
    // Days are the learner's, wherever the server stands: reviews are due by this zone. Nobody waits for an answer.
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    model.send({ move: "here", zone, ahead: -new Date().getTimezoneOffset() });
    if (!model.get("fresh")) return;
    model.set("fresh", false); // a page opened again later stays where its reader is
    model.save_changes();
    for (const taken of ["wheel", "touchstart", "pointerdown", "keydown"])
      document.addEventListener(taken, release, { signal: stop.signal, capture: true });
    document.addEventListener("scroll", bring, { signal: stop.signal, capture: true });
    watch.observe(page(), { childList: true, subtree: true, characterData: true });
  }
  const end = () => {
    release();
    gone.abort();
  };
  return { root: head, status: words, draw, shown, end };
});
