// Draws the view that Python sends and sends back moves. It knows no key and decides nothing.

import { element, ownName, pick, pickAll, within } from "./dom.js";
import { ownNames } from "./drawing.js";
import { piece } from "./piece.js";
import { drawSource } from "./sources.js";

function drawChoice(view, option, name, id) {
  const input = element("input", {
    type: view.control,
    name,
    id,
    value: option.id,
    "aria-describedby": option.mark ? `${id}-why` : null,
  });
  return [input, element("label", { for: id, html: option.html })];
}

function drawPlacing(view, option, _, id) {
  const choices = view.choices.map(([value, text]) => element("option", { value }, text));
  const blank = element("option", { value: "" }, view.control === "order" ? "place" : "group");
  const select = element(
    "select",
    { id, "data-row": option.id, "aria-describedby": option.mark ? `${id}-why` : null },
    blank,
    ...choices,
  );
  return [select, element("label", { for: id, html: option.html })];
}

function drawOption(view, option, name) {
  const id = `${name}-${option.id}`;
  const placed = view.control === "order" || view.control === "sort";
  const row = element(
    "div",
    {
      class: `milia-option${placed ? " milia-placing" : ""}`,
      "data-right": option.right === null ? null : String(option.right),
    },
    ...(placed ? drawPlacing : drawChoice)(view, option, name, id),
  );
  if (option.mark) {
    const sign = option.right ? "✓" : "✗";
    const mark = element(
      "span",
      { class: "milia-mark" },
      element("span", { "aria-hidden": "true" }, sign),
      ` ${option.mark}`,
    );
    row.append(element("div", { class: "milia-why", id: `${id}-why` }, mark, element("div", { html: option.why })));
  }
  return row;
}

// The groups of a sort as trays to drag lines into: a second way, so only for the eye; the lists say the same.
/** @param {string[]} group its id and its name */
function drawTray([value, text]) {
  return element("div", { class: "milia-tray", "data-group": value }, element("strong", {}, text), element("ul"));
}

function drawChip(select) {
  return element("li", { draggable: "true", "data-chip": select.dataset.row, html: select.labels[0].innerHTML });
}

function drawNumber(view, name) {
  const id = `${name}-number`;
  const input = element("input", { type: "text", inputmode: "decimal", autocomplete: "off", id });
  return element(
    "div",
    { class: "milia-number" },
    input,
    element("label", { for: id, html: `Your answer (${view.unit})` }),
  );
}

// How each kind of control is read and filled. A reading is the response, or a sentence that says what is missing.
const inputs = (area) => pickAll(area, "input");
const placings = (area) => pickAll(area, "select");
const chosenOnes = {
  read: (area) => {
    const ids = inputs(area)
      .filter((input) => input.checked)
      .map((input) => input.value);
    return ids.length ? ids : "Choose an answer first, then check it.";
  },
  fill: (area, chosen) =>
    inputs(area).forEach((input) => {
      input.checked = (chosen ?? []).includes(input.value);
    }),
};
const given = (area) => Object.fromEntries(placings(area).map((select) => [select.dataset.row, select.value]));
const fillPlacings = (area, chosen) =>
  placings(area).forEach((select) => {
    select.value = chosen?.[select.dataset.row] ?? "";
  });
const CONTROLS = {
  radio: chosenOnes,
  checkbox: chosenOnes,
  sort: {
    read: (area) =>
      Object.values(given(area)).includes("") ? "Give each line a group first, then check." : given(area),
    fill: fillPlacings,
  },
  order: {
    read: (area) => {
      const places = Object.entries(given(area));
      if (places.some(([, place]) => !place)) return "Give each line a place first, then check.";
      if (new Set(places.map(([, place]) => place)).size < places.length)
        return "Two lines have the same place. Give each a place of its own.";
      return places.sort((one, other) => one[1] - other[1]).map(([id]) => id);
    },
    fill: fillPlacings,
  },
  number: {
    read: (area) => ({ text: pick(area, "input").value }), // Python reads it: 2.8, 2,8 and 2,8 %
    fill: (area, chosen) => {
      pick(area, "input").value = chosen ?? "";
    },
  },
};

const SURE = [
  ["1", "a guess"],
  ["2", "fairly sure"],
  ["3", "certain"],
];

function drawSure(name) {
  const choices = SURE.map(([value, text]) =>
    element("label", {}, element("input", { type: "radio", name: `${name}-sure`, value }), text),
  );
  const asks = element("strong", { id: `${name}-how-sure` }, "How sure are you?");
  return element("div", { class: "milia-how-sure", role: "radiogroup", "aria-labelledby": asks.id }, asks, ...choices);
}

const when = (time) => new Date(time).toLocaleString(undefined, { dateStyle: "long", timeStyle: "short" });

function drawButton({ move, label }, index) {
  const type = move === "check" ? "submit" : "button";
  return element("button", { type, "data-move": move, class: index ? null : "milia-first" }, label);
}

export default piece("card", ({ model, talk }) => {
  const name = ownName();
  const eyebrow = element("p", { class: "milia-eyebrow" });
  const intro = element("div", { class: "milia-intro" });
  const legend = element("legend");
  const note = element("p", { class: "milia-note" });
  const picture = element("div", { class: "milia-picture" });
  const trays = element("div", { class: "milia-trays", "aria-hidden": "true", hidden: true });
  const options = element("div");
  const hint = element("div", { class: "milia-hint", role: "note", "aria-label": "Hint", tabindex: "-1" });
  const status = element("div", { class: "milia-status", role: "status", tabindex: "-1" });
  const buttons = element("div", { class: "milia-buttons" });
  const sources = element("ul");
  const based = element(
    "details",
    { class: "milia-sources" },
    element("summary", {}, "What’s this based on?"),
    sources,
  );
  const fieldset = element("fieldset", {}, legend, note, picture, trays, options);
  const sure = drawSure(name);
  const outdated = element("p", { class: "milia-note" });
  const given = element("p", { class: "milia-note" });
  const form = element("form", { novalidate: true }, outdated, fieldset, hint, status, given, buttons);
  const card = element("div", { class: "milia-card" }, eyebrow, intro, form, based);
  const close = (closed) => {
    for (const input of inputs(sure)) input.disabled = closed;
  };
  /** @type {import("./views.js").CardView} */
  let drawn = null; // the view that is on the page
  let since = 0; // when the question came into view, in milliseconds of the page

  function say(tone, ...words) {
    status.dataset.tone = tone;
    status.replaceChildren(...words);
  }

  function move(what) {
    const response = what === "check" ? CONTROLS[drawn.control].read(options) : null;
    if (typeof response === "string") return say("", response);
    const confidence = Number(pick(sure, "input:checked")?.value) || null;
    talk.move("move", () => {
      if (!drawn.buttons.some((button) => button.move === what)) return null; // what was answered meanwhile took it away
      return {
        move: what,
        turn: drawn.turn,
        response,
        confidence,
        seconds: since ? (performance.now() - since) / 1000 : null,
      };
    });
  }

  // Renews only what differs from the page: an answer changes little of a card, and a learner waits for it.
  function draw() {
    /** @type {import("./views.js").CardView} */
    const view = model.get("view");
    const held = card.contains(document.activeElement);
    const turned = drawn?.turn !== view.turn || drawn?.dealt !== view.dealt;
    const differs = (part) => JSON.stringify(drawn?.[part]) !== JSON.stringify(view[part]);
    if (turned) {
      status.innerHTML = view.status.html;
      status.dataset.tone = view.status.tone;
    }
    if (!drawn && view.control === "number") options.replaceChildren(drawNumber(view, name));
    else if (differs("options"))
      options.replaceChildren(...view.options.map((option) => drawOption(view, option, name)));
    if (turned) CONTROLS[view.control].fill(options, view.chosen);
    if (turned && view.picture) light();
    if (turned && drawn && view.open) since = performance.now();
    if (turned || differs("sure"))
      for (const input of inputs(sure)) input.checked = input.value === String(view.sure.chosen);
    if (differs("given") || differs("notice"))
      given.textContent = view.notice || (view.given && `You answered this on ${when(view.given)}.`);
    if (differs("outdated"))
      outdated.textContent =
        view.outdated &&
        `This question was changed since you answered it on ${when(view.outdated)}. Please answer it anew.`;
    given.hidden = !view.given && !view.notice;
    outdated.hidden = !view.outdated;
    if (!drawn && view.control === "sort") trays.replaceChildren(...view.choices.map(drawTray));
    if (turned && (view.control === "order" || view.control === "sort")) {
      for (const row of pickAll(options, ".milia-option")) row.draggable = view.open;
      trays.hidden = view.control === "order" || !view.open;
      fillTrays();
    }
    if (differs("buttons")) buttons.replaceChildren(...view.buttons.map(drawButton));
    if (differs("hint")) hint.innerHTML = view.hint;
    hint.hidden = !view.hint;
    if (differs("sources")) sources.replaceChildren(...view.sources.map(drawSource));
    based.hidden = !view.sources.length;
    if (based.hidden) based.open = false;
    if (!drawn) {
      card.dataset.question = view.id;
      eyebrow.textContent = view.eyebrow;
      intro.innerHTML = view.intro;
      legend.innerHTML = view.legend;
      note.textContent = view.note;
      picture.innerHTML = ownNames(view.picture);
      if (view.sure.asked) fieldset.after(sure);
      fieldset.disabled = !view.open;
      close(!view.open);
    } else {
      const news = turned && view.status.html ? status : turned ? pick(options, "input, select") : hint;
      requestAnimationFrame(() => follow(held ? news : null));
    }
    drawn = view;
  }

  // Keyboard and screen reader go where the news is; after the answer is on the page, since moving the focus and
  // disabling what holds it lay out the whole notebook.
  function follow(news) {
    if (drawn.open) fieldset.disabled = false;
    news?.focus();
    fieldset.disabled = !drawn.open;
    close(!drawn.open);
  }

  // A drawing to point at is a second way to choose from the list beside it.
  function light() {
    const [id] = inputs(options)
      .filter((input) => input.checked)
      .map((input) => input.value);
    for (const place of pickAll(picture, "[data-place]"))
      place.classList.toggle("milia-lit", place.dataset.place === id);
  }
  options.addEventListener("change", light);

  // Dragging is a second way to answer: a line up or down puts an order right, all lines then get the places they
  // have; a line or its copy into a tray gives it that group.
  let dragged = null; // the line's list
  const lineOf = (select) => select.closest(".milia-option");
  const select = (row) => placings(options).find((one) => one.dataset.row === row);
  form.addEventListener("dragstart", (event) => {
    const chip = within(event, "[data-chip]");
    const line = within(event, ".milia-option");
    dragged = chip ? select(chip.dataset.chip) : line && pick(line, "select");
    if (dragged) event.dataTransfer?.setData("text/plain", dragged.dataset.row); // WebKit drags nothing that holds nothing
  });
  form.addEventListener("dragover", (event) => {
    const tray = within(event, ".milia-tray");
    const over = drawn.control === "order" && within(event, ".milia-option");
    if (!dragged || !(tray || over)) return;
    event.preventDefault();
    if (tray || over === lineOf(dragged)) return;
    const { top, height } = over.getBoundingClientRect();
    over[event.clientY > top + height / 2 ? "after" : "before"](lineOf(dragged));
  });
  form.addEventListener("drop", (event) => {
    const tray = within(event, ".milia-tray");
    if (!dragged) return;
    event.preventDefault();
    if (tray) dragged.value = tray.dataset.group;
    fillTrays();
  });
  form.addEventListener("dragend", () => {
    if (dragged && drawn.control === "order")
      placings(options).forEach((one, index) => {
        one.value = String(index + 1);
      });
    dragged = null;
  });
  options.addEventListener("change", fillTrays);
  function fillTrays() {
    for (const tray of pickAll(trays, ".milia-tray")) {
      const chips = placings(options)
        .filter((one) => one.value === tray.dataset.group)
        .map(drawChip);
      pick(tray, "ul").replaceChildren(...chips);
    }
  }

  picture.addEventListener("click", (event) => {
    const place = within(event, "[data-place]")?.dataset.place;
    const input = inputs(options).find((one) => one.value === place);
    if (input && drawn.open) input.click();
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (drawn.open) move("check");
  });
  buttons.addEventListener("click", (event) => {
    const what = within(event, "button")?.dataset.move;
    if (what && what !== "check") move(what);
  });
  const seen = new IntersectionObserver(([entry]) => {
    if (!entry.isIntersecting) return;
    since = performance.now();
    seen.disconnect();
  });
  const hear = (message) => message.asks && say("", message.asks);
  return { root: card, status, hear, draw, shown: () => seen.observe(card), end: () => seen.disconnect() };
});
