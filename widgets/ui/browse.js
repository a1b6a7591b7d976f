// Draws a table that Python sends; sorts and searches its rows without asking again.

import { element, ownName, pick } from "./dom.js";
import { saveTable } from "./parts.js";
import { piece } from "./piece.js";

export default piece("browse", ({ model }) => {
  /** @type {import("./views.js").BrowseView} */
  const view = model.get("view");
  const id = ownName();
  let by = -1; // the column that the rows are sorted by, none at first
  let down = false;

  const field = element("input", { type: "search", id, autocomplete: "off", spellcheck: "false" });
  const count = element("span", { role: "status" });
  const keep = element("button", { type: "button" }, "Download as CSV");
  const bar = element("div", { class: "milia-bar-above" }, element("label", { for: id }, "Search"), field, count, keep);
  const heads = view.head.map((name) =>
    element(
      "th",
      { scope: "col" },
      element("button", { type: "button" }, name, element("span", { "aria-hidden": "true" }, " ↕")),
    ),
  );
  const rows = view.rows.map((row) => ({
    text: row.join(" ").toLowerCase(),
    node: element("tr", {}, ...row.map((cell, i) => element(i ? "td" : "th", { scope: i ? null : "row" }, cell))),
  }));
  const body = element("tbody");
  const label = `Table: ${view.head.slice(0, 6).join(", ")}; ${rows.length} rows`;
  const table = element("table", {}, element("thead", {}, element("tr", {}, ...heads)), body);
  const region = element("div", { class: "milia-scroll", role: "region", "aria-label": label, tabindex: "0" }, table);
  const box = element("div", { class: "milia-browse" }, bar, region);

  function draw() {
    const wanted = field.value.trim().toLowerCase();
    const shown = rows.map((row, i) => ({ ...row, i })).filter((row) => row.text.includes(wanted));
    const place = (row) => view.order[by][row.i];
    if (by >= 0)
      shown.sort((one, other) => {
        if (place(one) === null || place(other) === null)
          return Number(place(one) === null) - Number(place(other) === null); // gaps stay last
        return (place(one) - place(other)) * (down ? -1 : 1) || one.i - other.i;
      });
    body.replaceChildren(...shown.map((row) => row.node));
    count.textContent = `${shown.length} of ${rows.length} rows`;
    heads.forEach((head, i) => {
      if (i === by) head.setAttribute("aria-sort", down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
      pick(head, "span").textContent = i === by ? (down ? " ↓" : " ↑") : " ↕";
    });
  }

  for (const [i, head] of heads.entries())
    pick(head, "button").addEventListener("click", () => {
      down = by === i && !down;
      by = i;
      draw();
    });
  field.addEventListener("input", draw);
  keep.addEventListener("click", () => saveTable(view.name, view.csv));
  return { root: box, draw };
});
