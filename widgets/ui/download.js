// A button that asks Python for a file and lets the browser keep it.

function render({ model, el }) {
  const button = element("button", { type: "button" }, model.get("label"));
  const status = element("p", { role: "status", class: "milia-said" });
  const box = element("div", { class: "milia milia-answers" }, element("div", { class: "milia-row" }, button), status);
  box.addEventListener("keydown", (event) => event.stopPropagation());
  button.addEventListener("click", () => model.send({ move: "download" }));
  const arrived = (message) => {
    if (!message.download) return;
    save(message.download, message.text, message.type);
    status.textContent = `${message.download} is among your downloads.`;
  };
  model.on("msg:custom", arrived);
  el.append(box);
  return () => model.off("msg:custom", arrived);
}

export default { render };
