// Draws a question for a projector and sends back moves and counted hands. It knows no key and decides nothing.

import { element, pick, pickAll, within } from "./dom.js";
import { piece } from "./piece.js";

function drawBar(bar) {
  const line = element("span", { class: "milia-fill", "aria-hidden": "true" });
  line.style.inlineSize = `${bar.share}%`;
  return element("div", { class: "milia-vote" }, line, element("span", {}, bar.words));
}

function drawOption(view, option) {
  const words = element("div", { html: option.html });
  const item = element(
    "li",
    { "data-right": option.right === null ? null : String(option.right) },
    element("span", { class: "milia-letter" }, option.letter),
    words,
  );
  if (view.counting) {
    const hands = { type: "number", min: 0, step: 1, inputmode: "numeric", value: 0, name: option.id };
    item.append(
      element(
        "label",
        { class: "milia-hands" },
        element("span", {}, `hands for ${option.letter}`),
        element("input", hands),
      ),
    );
  }
  if (option.mark) {
    const sign = option.right === null ? "" : option.right ? "✓ " : "✗ ";
    words.append(element("span", { class: "milia-mark" }, ` ${sign}${option.mark}`));
  }
  words.append(...option.bars.map(drawBar));
  return item;
}

export default piece("wall", ({ model, talk }) => {
  const stage = element("section", { class: "milia-stage", "aria-label": "On the projector" });
  const status = element("div", { class: "milia-status", role: "status" });
  const shown = element("div"); // what is asked: new at each question, with its lines new at each move
  const reasons = element("ul");
  const others = element("details", {}, element("summary", {}, "Why not the others?"), reasons);
  const buttons = element("div", { class: "milia-buttons" });
  const wide = element("button", { type: "button" }, "Full screen");
  stage.append(shown, status, others, element("div", { class: "milia-foot" }, buttons, wide));

  function draw() {
    /** @type {import("./views.js").WallView} */
    const view = model.get("view");
    const held = stage.contains(document.activeElement);
    stage.dataset.question = view.id;
    shown.replaceChildren(
      element("p", { class: "milia-eyebrow" }, view.eyebrow),
      element("div", { class: "milia-intro", html: view.intro }),
      element("h3", { html: view.legend }),
      ...(view.picture.src ? [element("img", view.picture)] : []),
      ...(view.groups.length ? [element("p", { class: "milia-groups" }, view.groups.join(" · "))] : []),
      element("ul", { class: "milia-lines" }, ...view.options.map((option) => drawOption(view, option))),
    );
    status.innerHTML = view.status;
    reasons.innerHTML = view.reasons;
    others.hidden = !view.reasons;
    others.open = false;
    buttons.replaceChildren(
      ...view.buttons.map(({ move, label }, index) =>
        element("button", { type: "button", "data-move": move, class: index ? null : "milia-first" }, label),
      ),
    );
    if (held) pick(buttons, "button").focus({ preventScroll: true });
  }

  buttons.addEventListener("click", (event) => {
    const move = within(event, "button")?.dataset.move;
    const counted = pickAll(shown, "input").map((input) => [input.name, Math.round(Number(input.value)) || 0]);
    if (move) talk.move("move", () => ({ move, turn: model.get("view").turn, votes: Object.fromEntries(counted) }));
  });
  wide.hidden = !document.fullscreenEnabled;
  wide.addEventListener("click", () =>
    document.fullscreenElement ? document.exitFullscreen() : stage.requestFullscreen(),
  );

  return { root: stage, status, draw };
});
