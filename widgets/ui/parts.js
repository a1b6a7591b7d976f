// Parts of tables and pictures that two widgets draw with.

import { element, save } from "./dom.js";

export function drawn(tag, attributes = {}, ...children) {
  // an SVG element
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) if (value != null) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

export function drawTable(caption, head, rows) {
  const heads = head.map((name) => element("th", { scope: "col" }, name));
  const lines = rows.map((row) =>
    element(
      "tr",
      {},
      ...row.map((cell, i) => element(i ? "td" : "th", { scope: i ? null : "row" }, String(cell ?? "unknown"))),
    ),
  );
  const table = element(
    "table",
    {},
    element("caption", {}, caption),
    element("thead", {}, element("tr", {}, ...heads)),
    element("tbody", {}, ...lines),
  );
  return element("div", { class: "milia-scroll", role: "region", "aria-label": caption, tabindex: "0" }, table);
}

// The file is made in the browser from text that Python wrote; its first sign tells a spreadsheet that it is UTF-8.
export function saveTable(name, text) {
  save(`${name}.csv`, `\ufeff${text}`, "text/csv;charset=utf-8");
}
