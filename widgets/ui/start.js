// Says that the lesson runs and brings the first thing to do into view, where running all cells would scroll to the end.

function render({ model, el }) {
  const go = document.createElement("button");
  go.type = "button";
  go.textContent = "Go on ↓";
  const words = document.createElement("p");
  words.setAttribute("role", "status");
  const bar = document.createElement("div");
  bar.className = "milia-start";
  bar.dataset.lmSuppressShortcuts = "true";
  bar.append(words, go);
  bar.addEventListener("keydown", (event) => event.stopPropagation());
  el.append(bar);

  const page = () => el.closest(".jp-Notebook") ?? document.body;
  const first = () => page().querySelector("[data-question], [data-case]");
  const running = () => [...page().querySelectorAll(".jp-InputPrompt")].some((prompt) => prompt.textContent.includes("*"));
  const bring = () => {
    const card = first();
    if (!card) return false;
    const after = (heading) => el.compareDocumentPosition(heading) & Node.DOCUMENT_POSITION_FOLLOWING;
    const heading = [...page().querySelectorAll(".jp-MarkdownOutput h2")].find(after) ?? card;
    heading.scrollIntoView({ block: "start" });
    // Where the first question can be seen from there, the keyboard goes to it, and its cell becomes the active one.
    const seen = card.getBoundingClientRect().bottom <= (page().closest(".jp-NotebookPanel") ?? page()).getBoundingClientRect().bottom;
    (seen ? card.querySelector("fieldset input, fieldset select") : go)?.focus({ preventScroll: true });
    return true;
  };
  words.textContent = model.get("words");
  go.addEventListener("click", bring);

  // Hold the view there while cells are still being drawn, until all have run or the learner takes over.
  const stop = new AbortController();
  const release = () => { stop.abort(); watch.disconnect(); };
  const watch = new MutationObserver(() => { if (bring() && !running()) requestAnimationFrame(() => { bring(); release(); }); });
  if (model.get("fresh")) {
    model.set("fresh", false); // a page opened again later stays where its reader is
    model.save_changes();
    for (const taken of ["wheel", "touchstart", "pointerdown", "keydown"])
      document.addEventListener(taken, release, { signal: stop.signal, capture: true });
    document.addEventListener("scroll", bring, { signal: stop.signal, capture: true });
    watch.observe(page(), { childList: true, subtree: true, characterData: true });
  }
  return release;
}

export default { render };
