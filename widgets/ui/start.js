// Says that the lesson runs and brings the first thing to do into view, where running all cells would scroll to the end.

function render({ model, el }) {
  const go = document.createElement("button");
  go.type = "button";
  go.textContent = "Go to the first question ↓";
  const words = document.createElement("p");
  words.setAttribute("role", "status");
  const bar = document.createElement("div");
  bar.className = "milia-start";
  bar.dataset.lmSuppressShortcuts = "true";
  bar.append(words, go);
  bar.addEventListener("keydown", (event) => event.stopPropagation());
  el.append(bar);

  const page = () => el.closest(".jp-Notebook") ?? document.body;
  const first = () => page().querySelector("[data-question]");
  const running = () => [...page().querySelectorAll(".jp-InputPrompt")].some((prompt) => prompt.textContent.includes("*"));
  const bring = () => {
    const card = first();
    if (!card) return false;
    card.querySelector("input")?.focus({ preventScroll: true }); // makes its cell the notebook's active one
    card.scrollIntoView({ block: "start" });
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
