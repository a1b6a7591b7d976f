// What is due, and below it more of the cards, some ahead of their day, and how many at a time.

function render({ model, el }) {
  const id = `milia-review-${Math.random().toString(36).slice(2)}`;
  const line = element("div", { role: "status" });
  const more = element("button", { type: "button" });
  const ahead = element("button", { type: "button" });
  const limit = element("input", { type: "text", inputmode: "numeric", id, size: "3", autocomplete: "off" });
  const keep = element("button", { type: "submit" }, "Keep this number");
  const form = element("form", { class: "milia-row" }, element("label", { for: id }, "Cards at a time:"), limit, keep);
  const said = element("p", { role: "status", class: "milia-said" });
  const box = element("section", { class: "milia-answers", "aria-label": "Your review" }, line, element("div", { class: "milia-row" }, more, ahead), form, said);
  box.dataset.lmSuppressShortcuts = "true";
  box.addEventListener("keydown", (event) => event.stopPropagation());
  more.addEventListener("click", () => model.send({ move: "more" }));
  ahead.addEventListener("click", () => model.send({ move: "ahead" }));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const typed = limit.value.trim();
    model.send({ move: "limit", value: /^\d+$/.test(typed) ? Number(typed) : null });
  });
  const number = (count) => (count === 10 ? "Ten" : String(count));
  const html = () => model.get("html");
  function draw() {
    const view = model.get("view");
    if (line.innerHTML !== html()) line.innerHTML = html(); // made in Python, every text in it escaped
    more.hidden = !view.more;
    more.textContent = `${number(view.more)} more`;
    ahead.hidden = !view.ahead;
    ahead.textContent = `Study ahead: ${view.ahead} ${view.ahead === 1 ? "card" : "cards"}`;
    if (document.activeElement !== limit) limit.value = view.limit;
    if (said.textContent !== view.message) said.textContent = view.message;
  }
  draw();
  el.append(box);
  model.on("change:view change:html", draw);
  return () => model.off("change:view change:html", draw);
}

export default { render };
