// Draws the view that Python sends and sends back what a learner wishes. It computes nothing.

import { element, ownName, pick, pickAll } from "./dom.js";
import { drawn, drawTable, saveTable } from "./parts.js";
import { piece } from "./piece.js";

const SHAPES = {
  circle: () => drawn("circle", { cx: 8, cy: 8, r: 6 }),
  square: () => drawn("rect", { x: 2.5, y: 2.5, width: 11, height: 11 }),
  triangle: () => drawn("path", { d: "M8 1.5 15 14H1z" }),
  diamond: () => drawn("path", { d: "M8 .5 15.5 8 8 15.5.5 8z" }),
};

const sign = (shape, risk) =>
  drawn(
    "svg",
    { class: "milia-sign", "data-risk": risk, viewBox: "0 0 16 16", "aria-hidden": "true" },
    SHAPES[shape](),
  );

function drawRisk(words, risk) {
  return [sign(words.shapes[risk], risk), ` ${risk}`];
}

function drawSources(sources) {
  const items = sources.map((source) =>
    element(
      "li",
      {},
      source.link
        ? element("a", { href: source.link, target: "_blank", rel: "noopener noreferrer" }, source.who)
        : source.who,
    ),
  );
  return element(
    "details",
    {},
    element("summary", {}, sources.length === 1 ? "1 source" : `${sources.length} sources`),
    element("ul", {}, ...items),
  );
}

function drawNotes(row) {
  const note = (head, said) =>
    said.text && element("div", { class: "milia-note" }, element("b", {}, head), said.text, drawSources(said.sources));
  const unknown = row.unknown && element("div", { class: "milia-note" }, element("b", {}, "Not known – "), row.unknown);
  return [note("Ask first – ", row.ask), note("With care – ", row.care), unknown].filter(Boolean);
}

function drawRow(words, row) {
  return element(
    "tr",
    { "data-row": row.id, "data-state": row.state },
    element(
      "td",
      {},
      row.place == null ? element("span", { title: "no place: its price is unknown" }, "none") : String(row.place),
    ),
    element("th", { scope: "row" }, row.name, ...drawNotes(row)),
    element("td", {}, row.potency == null ? "not ranked" : String(row.potency)),
    element("td", {}, row.cost),
    element("td", { class: "milia-risk" }, ...drawRisk(words, row.risk)),
    element("td", {}, row.state === "unbeaten" ? element("b", {}, `◆ ${row.stands}`) : row.stands),
  );
}

function drawGone(row) {
  const sources = row.why.sources.length ? [drawSources(row.why.sources)] : [];
  return element(
    "tr",
    { "data-row": row.id, "data-state": "out" },
    element("th", { scope: "row" }, element("span", { "aria-hidden": "true" }, "✕ "), row.name),
    element("td", {}, row.why.text, ...sources),
  );
}

const heads = (...names) =>
  element("thead", {}, element("tr", {}, ...names.map((text) => element("th", { scope: "col" }, text))));

const pips = (potency) =>
  drawn(
    "svg",
    { class: "milia-pips", width: 96, height: 16 },
    ...Array.from({ length: 10 }, (_, i) =>
      drawn("circle", { cx: 5 + i * 9.5, cy: 8, r: 3.5, class: i < potency ? "milia-full" : null }),
    ),
  );

function drawTrack(row, end) {
  if (row.low == null || row.high == null) return element("span", { class: "milia-unknown" }, "? unknown");
  const at = (dollars) => `${(dollars / end) * 94 + 3}%`;
  const line = (x1, x2, y1, y2, name) => drawn("line", { x1, x2, y1, y2, class: name });
  return drawn(
    "svg",
    { class: "milia-track", "data-risk": row.risk, width: "100%", height: 16 },
    line(at(0), at(end), 8, 8, "milia-axis"),
    line(at(row.low), at(row.high), 8, 8, "milia-span"),
    line(at(row.low), at(row.low), 2, 14, "milia-end"),
    line(at(row.high), at(row.high), 2, 14, "milia-end"),
    ...(row.low === row.high ? [drawn("circle", { cx: at(row.low), cy: 8, r: 4, class: "milia-dot" })] : []),
  );
}

function drawLine(words, row, out, end) {
  const risk = element("small", {}, ` risk ${row.risk}${out ? ", falls out" : ""}`);
  return element(
    "div",
    { class: "milia-line", "data-out": Boolean(row.why.text) },
    element("span", { class: "milia-name" }, sign(words.shapes[row.risk], row.risk), ` ${row.name}`, risk),
    row.potency == null ? element("small", {}, "not ranked") : pips(row.potency),
    drawTrack(row, end),
  );
}

function drawPanel(words, panel, rows, reuse) {
  const lines = panel.rows.map((id) => {
    const row = rows.get(id);
    const out = row.place === undefined || Boolean(row.why.text);
    return reuse("line", [id, out, panel.end, row.low, row.high], () => drawLine(words, row, out, panel.end));
  });
  const ticks = element(
    "span",
    { class: "milia-ticks" },
    ...[0, panel.end / 2, panel.end].map((dollars) => element("span", {}, `$${dollars}`)),
  );
  const axis = element(
    "div",
    { class: "milia-line" },
    element("span", { class: "milia-name" }),
    element("small", {}, "potency, 0–10"),
    panel.kind ? ticks : "",
  );
  return element("div", { class: "milia-panel" }, element("p", {}, panel.title), ...lines, axis);
}

function drawBar(bar) {
  const fill = element("span", { class: "milia-meter" }, element("span", { class: "milia-fill" }));
  pick(fill, "span").style.inlineSize = `${bar.share * 100}%`;
  return element("div", { class: "milia-share" }, element("span", {}, bar.name), fill, element("b", {}, bar.words));
}

export default piece("explorer", ({ model, talk }) => {
  const words = model.get("controls");
  const name = ownName();
  const tick = (key, value, text) =>
    element("label", { class: "milia-tick" }, element("input", { type: "checkbox", name: key, value }), text);
  const slider = ([key, text]) =>
    element(
      "div",
      { class: "milia-slider" },
      element("label", { for: `${name}-${key}` }, text),
      element("input", { type: "range", id: `${name}-${key}`, name: key, min: 0, max: 4, step: 1, list: null }),
      element("span", { "aria-hidden": "true" }),
    );
  const taste = (value, text) =>
    element("label", { class: "milia-tick" }, element("input", { type: "radio", name: `${name}-taste`, value }), text);
  const group = (legend, ...parts) => element("fieldset", {}, element("legend", {}, legend), ...parts);

  const form = element(
    "form",
    { novalidate: true },
    group("The situation", ...words.situations.map(([id, text]) => tick("situations", id, text))),
    group(
      "How much does each matter?",
      ...words.weights.map(slider),
      group("Better is what is", taste("gentler", "gentler"), taste("stronger", "stronger")),
    ),
    group(
      "Limits",
      element(
        "div",
        { class: "milia-budget" },
        element("label", { for: `${name}-budget` }, "Most I would spend on one, in US dollars (empty: any)"),
        element("input", {
          type: "text",
          id: `${name}-budget`,
          name: "budget",
          inputmode: "decimal",
          autocomplete: "off",
        }),
      ),
      tick("home_only", "yes", "Only what is done at home"),
      tick("aside", "yes", "Put “leave it alone” aside, to see the order of the rest"),
    ),
  );
  const status = element("p", { class: "milia-said", role: "status" });
  const staying = element("tbody");
  const table = element(
    "table",
    { class: "milia-ranked", "aria-labelledby": `${name}-left` },
    heads("Place", "Option", "Potency, the lesson’s own order", "Cost, US dollars", "Risk", "Beaten on all three?"),
    staying,
  );
  const leaving = element("tbody");
  const out = element(
    "table",
    { class: "milia-gone" },
    element("caption", {}, "What falls out, and why"),
    heads("Option", "Why"),
    leaving,
  );
  const region = element(
    "div",
    { class: "milia-scroll", role: "region", "aria-label": "Ranked table of the options", tabindex: "0" },
    table,
  );
  const picture = element("div", { class: "milia-chart", role: "img" });
  const numbers = element("details", {}, element("summary", {}, "The picture’s numbers as a table"));
  const shown = element(
    "figure",
    {},
    element(
      "figcaption",
      {},
      "The same in a picture: potency as dots (the lesson’s own order), cost from its low to its high end, each kind of cost on an axis of its own",
    ),
    picture,
    numbers,
  );
  const bars = element("div", { class: "milia-bars", role: "img" });
  const reading = element("div", { class: "milia-reading" });
  const shares = element("details", {}, element("summary", {}, "These numbers as a table"));
  const firm = element("figure", {}, element("figcaption", {}, "How firm is this order?"), bars, reading, shares);
  const keep = element("button", { type: "button" }, "Download as CSV");
  const box = element(
    "div",
    { class: "milia-explorer milia-frame", "data-explorer": "treatments" },
    form,
    status,
    element("p", { class: "milia-title", id: `${name}-left` }, "What is left, in the order of your wishes"),
    region,
    element("p", { class: "milia-small" }, words.beaten),
    out,
    keep,
    shown,
    firm,
    element("p", { class: "milia-foot" }, words.foot),
  );

  /** @type {any} the form's controls by their names */
  const field = form.elements;
  const sliders = () => pickAll(form, "input[type=range]");
  function label() {
    for (const input of sliders()) {
      const text = words.words[input.value];
      input.setAttribute("aria-valuetext", text);
      input.nextElementSibling.textContent = text;
    }
  }

  function fill(wish) {
    for (const input of pickAll(form, "[name=situations]")) input.checked = wish.situations.includes(input.value);
    for (const input of sliders()) input.value = wish[input.name];
    for (const input of pickAll(form, "[type=radio]")) input.checked = (input.value === "gentler") === wish.gentler;
    for (const key of ["home_only", "aside"]) field[key].checked = wish[key];
    field.budget.value = wish.budget ?? "";
    label();
  }

  function read() {
    return {
      situations: pickAll(form, "[name=situations]:checked").map((input) => input.value),
      ...Object.fromEntries(sliders().map((input) => [input.name, Number(input.value)])),
      gentler: pick(form, "[type=radio]:checked")?.value !== "stronger",
      budget: field.budget.value, // as it was written: Python reads it
      home_only: field.home_only.checked,
      aside: field.aside.checked,
    };
  }

  function ask() {
    label();
    talk.move("wish", read); // while an answer is awaited only the last state counts
  }

  // A row, line or bar that says what it said before is taken over: moving one slider changes few of them.
  let drawnBefore = new Map();
  function draw() {
    /** @type {import("./views.js").ExplorerView} */
    const view = model.get("view");
    const drawnNow = new Map();
    const reuse = (kind, data, make) => {
      const key = kind + JSON.stringify(data);
      const node = drawnBefore.get(key) ?? make();
      drawnNow.set(key, node);
      return node;
    };
    const rows = new Map([...view.rows, ...view.gone].map((row) => [row.id, row]));
    staying.replaceChildren(...view.rows.map((row) => reuse("row", row, () => drawRow(words, row))));
    leaving.replaceChildren(...view.gone.map((row) => reuse("gone", row, () => drawGone(row))));
    out.hidden = !view.gone.length;
    picture.setAttribute("aria-label", view.alt);
    picture.replaceChildren(...view.panels.map((panel) => drawPanel(words, panel, rows, reuse)));
    const cells = [...rows.values()].map((row) => [
      row.name,
      row.potency ?? "not ranked",
      row.low,
      row.high,
      row.cost,
      row.sure,
      row.risk,
    ]);
    renew(numbers, () =>
      drawTable(
        "Potency, cost and risk in numbers",
        [
          "Option",
          "Potency, the lesson’s own order",
          "Low, US dollars",
          "High, US dollars",
          "What it buys",
          "How sure the cost is",
          "Risk",
        ],
        cells,
      ),
    );
    bars.setAttribute(
      "aria-label",
      `Share of all weightings in which each comes first. ${view.firm.bars.map((bar) => `${bar.name}: ${bar.words}`).join("; ")}.`,
    );
    bars.replaceChildren(...view.firm.bars.map((bar) => reuse("bar", bar, () => drawBar(bar))));
    reading.replaceChildren(...view.firm.said.map((text) => element("p", {}, text)));
    renew(shares, () =>
      drawTable(
        "How firm each place is",
        ["Option", "Place", "Place at its low price", "Place at its high price", "Comes first in"],
        view.firm.rows,
      ),
    );
    status.textContent = view.said;
    drawnBefore = drawnNow;
  }
  // A closed table is drawn only when it is opened: a learner who moves a slider does not wait for it.
  const renew = (details, make) => {
    details.ontoggle = () => details.open && details.replaceChildren(details.firstChild, make());
    details.ontoggle();
  };

  form.addEventListener("input", ask);
  form.addEventListener("submit", (event) => event.preventDefault());
  keep.addEventListener("click", () => talk.move("csv", () => ({ move: "csv" })));
  fill(model.get("view").wish);
  const hear = (message) => {
    if (message.csv) saveTable("treatments", message.csv);
    if (message.asks ?? message.said) status.textContent = message.asks ?? message.said;
  };
  return { root: box, status, draw, hear };
});
