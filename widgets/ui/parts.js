// Small parts that several widgets draw with; put before a widget's own script.

function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  return filled(node, attributes, children);
}

function drawn(tag, attributes = {}, ...children) { // the same for SVG
  return filled(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

function filled(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "boolean") node.toggleAttribute(name, value);
    else if (value != null) node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}

function drawTable(caption, head, rows) {
  const heads = head.map((name) => element("th", { scope: "col" }, name));
  const lines = rows.map((row) => element("tr", {}, ...row.map((cell, i) => element(i ? "td" : "th", { scope: i ? null : "row" }, String(cell ?? "unknown")))));
  const table = element("table", {}, element("caption", {}, caption), element("thead", {}, element("tr", {}, ...heads)), element("tbody", {}, ...lines));
  return element("div", { class: "milia-scroll", role: "region", "aria-label": caption, tabindex: "0" }, table);
}

// The file is made in the browser from text that Python wrote; nothing is sent anywhere.
function download(name, text) {
  const address = URL.createObjectURL(new Blob(["\ufeff", text], { type: "text/csv;charset=utf-8" }));
  const link = element("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
