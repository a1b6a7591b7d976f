// Shows the step that Python names, passes on what is pressed, and keeps the time while it plays. It decides nothing.

import { element, within } from "./dom.js";
import { ownNames } from "./drawing.js";
import { piece } from "./piece.js";

const HUSH = 400; // milliseconds without a new step before a screen reader is told: who leafs quickly hears the last one only
const KEYS = { ArrowLeft: "back", ArrowRight: "next" };

export default piece("stepper", ({ model, talk }) => {
  const position = element("p", { class: "milia-position" });
  const marks = element("span", { class: "milia-marks", "aria-hidden": "true" });
  const buttons = [0, 1, 2].map(() => element("button", { type: "button" }));
  const bar = element("div", { class: "milia-bar" }, ...buttons, position, marks);
  const steps = element("div", { class: "milia-steps" });
  const caption = element("p", { class: "milia-caption" });
  const told = element("p", { class: "milia-told", role: "status" });
  const stepper = element(
    "section",
    { class: "milia-stepper milia-frame", "aria-label": "A milium opened, and one squeezed: step by step" },
    bar,
    steps,
    caption,
    told,
  );
  /** @type {import("./views.js").StepperView} */
  let shown = null; // the view that is on the page
  let playing = 0,
    hush = 0; // timers

  function settle() {
    clearTimeout(playing);
    clearTimeout(hush);
  }

  const send = (move) => talk.send({ move, at: shown.at }); // at once: who leafs quickly goes as many steps

  function draw() {
    const before = shown;
    shown = model.get("view");
    settle();
    position.textContent = shown.position;
    caption.textContent = shown.caption;
    shown.buttons.forEach(({ move, label, can }, i) => {
      buttons[i].dataset.move = move;
      if (buttons[i].textContent !== label) buttons[i].textContent = label;
      buttons[i].setAttribute("aria-disabled", String(!can)); // not `disabled`, which would throw the keyboard out
    });
    for (const [i, step] of [...steps.children].entries()) step.toggleAttribute("data-shown", i === shown.at);
    for (const [i, mark] of [...marks.children].entries()) mark.toggleAttribute("data-shown", i <= shown.at);
    if (before)
      hush = setTimeout(() => {
        if (told.textContent !== shown.said) told.textContent = shown.said;
      }, HUSH);
    if (shown.playing) playing = setTimeout(() => send("tick"), shown.seconds * 1000);
  }

  for (const html of model.get("steps")) {
    const step = element("div", { class: "milia-step" });
    step.innerHTML = ownNames(html); // made by Python from drawings and the lesson's own content
    steps.append(step);
    marks.append(element("span"));
  }
  bar.addEventListener("click", (event) => {
    const button = within(event, "button");
    if (button?.getAttribute("aria-disabled") === "false") send(button.dataset.move);
  });
  stepper.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || !(event.key in KEYS)) return;
    event.preventDefault();
    send(KEYS[event.key]);
  });
  return { root: stepper, status: told, draw, end: settle };
});
