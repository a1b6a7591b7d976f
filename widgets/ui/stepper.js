// Shows the step that Python names, passes on what is pressed, and keeps the time while it plays. It decides nothing.

const HUSH = 400; // milliseconds without a new step before a screen reader is told: who leafs quickly hears the last one only
const SILENCE = 10_000; // milliseconds after which a learner is told that the kernel does not answer
const KEYS = { ArrowLeft: "back", ArrowRight: "next" };

function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

function render({ model, el }) {
  const position = element("p", { class: "milia-position" });
  const marks = element("span", { class: "milia-marks", "aria-hidden": "true" });
  const buttons = [0, 1, 2].map(() => element("button", { type: "button" }));
  const bar = element("div", { class: "milia-bar" }, ...buttons, position, marks);
  const steps = element("div", { class: "milia-steps" });
  const caption = element("p", { class: "milia-caption" });
  const told = element("p", { class: "milia-told", role: "status" });
  const stepper = element(
    "section",
    { class: "milia milia-stepper milia-frame", "aria-label": "A milium opened, and one squeezed: step by step", "data-lm-suppress-shortcuts": "true" },
    bar, steps, caption, told,
  );
  let shown = null; // the view that is on the page
  let playing = 0, hush = 0, waiting = 0; // timers

  function settle() {
    for (const timer of [playing, hush, waiting]) clearTimeout(timer);
  }

  function send(move) {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      told.textContent = "The lesson does not answer. In the menu choose Kernel ▸ Restart Kernel and Run All Cells.";
      told.classList.add("milia-seen");
    }, SILENCE);
    model.send({ move, at: shown.at });
  }

  function draw() {
    const before = shown;
    shown = model.get("view");
    settle();
    told.classList.remove("milia-seen");
    position.textContent = shown.position;
    caption.textContent = shown.caption;
    shown.buttons.forEach(({ move, label, can }, i) => {
      buttons[i].dataset.move = move;
      if (buttons[i].textContent !== label) buttons[i].textContent = label;
      buttons[i].setAttribute("aria-disabled", String(!can)); // not `disabled`, which would throw the keyboard out
    });
    [...steps.children].forEach((step, i) => step.toggleAttribute("data-shown", i === shown.at));
    [...marks.children].forEach((mark, i) => mark.toggleAttribute("data-shown", i <= shown.at));
    if (before) hush = setTimeout(() => { if (told.textContent !== shown.said) told.textContent = shown.said; }, HUSH);
    if (shown.playing) playing = setTimeout(() => send("tick"), shown.seconds * 1000);
  }

  for (const html of model.get("steps")) {
    const step = element("div", { class: "milia-step" });
    step.innerHTML = ownNames(html); // made by Python from drawings and the lesson's own content
    steps.append(step);
    marks.append(element("span"));
  }
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.getAttribute("aria-disabled") === "false") send(button.dataset.move);
  });
  stepper.addEventListener("keydown", (event) => {
    event.stopPropagation(); // the notebook's own keys must not act on it
    if (event.altKey || event.ctrlKey || event.metaKey || !(event.key in KEYS)) return;
    event.preventDefault();
    send(KEYS[event.key]);
  });
  draw();
  el.append(stepper);
  model.on("change:view", draw);
  const answered = () => clearTimeout(waiting);
  model.on("msg:custom", answered);
  return () => {
    settle();
    model.off("change:view", draw);
    model.off("msg:custom", answered);
  };
}

export default { render };
