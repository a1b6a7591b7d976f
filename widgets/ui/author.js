// A text area whose text is sent to be checked a moment after the last key; what the check says is drawn below it.

import { element, ownName } from "./dom.js";
import { piece } from "./piece.js";

const PAUSE = 300; // milliseconds without a key

export default piece("desk", ({ model, talk }) => {
  const id = ownName();
  const label = element("label", { for: id }, "Your question, as YAML");
  const area = element("textarea", { id, rows: 18, spellcheck: "true", autocapitalize: "off" });
  area.value = model.get("text");
  const status = element("div", { class: "milia-status", role: "status" });
  const root = element("div", { class: "milia-desk" }, label, area, status);

  let waiting = 0;
  const send = () => talk.move("text", () => ({ text: area.value })); // the text as it then stands
  area.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(send, PAUSE);
  });
  const draw = () => {
    status.innerHTML = model.get("said"); // all of it escaped in Python
  };
  return { root, status, draw, on: "said", end: () => clearTimeout(waiting) };
});
