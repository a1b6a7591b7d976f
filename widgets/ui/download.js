// A button that asks Python for a file and lets the browser keep it.

import { element } from "./dom.js";
import { piece } from "./piece.js";

export default piece("download", ({ model, talk }) => {
  const button = element("button", { type: "button" }, model.get("label"));
  const status = element("p", { role: "status", class: "milia-said" });
  const root = element("div", { class: "milia-answers" }, element("div", { class: "milia-row" }, button), status);
  button.addEventListener("click", () => talk.move("download", () => ({ move: "download" })));
  const hear = ({ download }) => {
    if (download) status.textContent = `${download} is among your downloads.`;
  };
  return { root, status, hear };
});
