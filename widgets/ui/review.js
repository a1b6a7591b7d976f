// What is due, and below it more of the cards, some ahead of their day, and how many at a time.

import { element, ownName } from "./dom.js";
import { piece } from "./piece.js";

/** @param {number} count */
const number = (count) => (count === 10 ? "Ten" : String(count));

export default piece("review", ({ model, talk }) => {
  const line = element("div", { role: "status" });
  const more = element("button", { type: "button" });
  const ahead = element("button", { type: "button" });
  const limit = element("input", { type: "text", inputmode: "numeric", id: ownName(), size: "3", autocomplete: "off" });
  const form = element(
    "form",
    { class: "milia-row" },
    element("label", { for: limit.id }, "Cards at a time:"),
    limit,
    element("button", { type: "submit" }, "Keep this number"),
  );
  const said = element("p", { role: "status", class: "milia-said" });
  const root = element(
    "section",
    { class: "milia-answers", "aria-label": "Your review" },
    line,
    element("div", { class: "milia-row" }, more, ahead),
    form,
    said,
  );
  more.addEventListener("click", () => talk.move("more", () => ({ move: "more" })));
  ahead.addEventListener("click", () => talk.move("ahead", () => ({ move: "ahead" })));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const typed = limit.value.trim();
    talk.move("limit", () => ({ move: "limit", value: /^\d+$/.test(typed) ? Number(typed) : null }));
  });

  let drawn = "";
  function draw() {
    /** @type {import("./views.js").ReviewView} */
    const view = model.get("view");
    if (drawn !== view.line) line.innerHTML = drawn = view.line; // made in Python, every text in it escaped
    more.hidden = !view.more;
    more.textContent = `${number(view.more)} more`;
    ahead.hidden = !view.ahead;
    ahead.textContent = `Study ahead: ${view.ahead} ${view.ahead === 1 ? "card" : "cards"}`;
    if (document.activeElement !== limit) limit.value = String(view.limit);
    if (said.textContent !== view.message) said.textContent = view.message;
  }
  return { root, status: said, draw };
});
