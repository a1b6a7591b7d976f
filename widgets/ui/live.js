// Shows what Python wrote.

function render({ model, el }) {
  const area = document.createElement("div");
  area.className = "milia-live";
  area.dataset.lmSuppressShortcuts = "true";
  const draw = () => { area.innerHTML = model.get("html"); };
  draw();
  el.append(area);
  model.on("change:html", draw);
  return () => model.off("change:html", draw);
}

export default { render };
