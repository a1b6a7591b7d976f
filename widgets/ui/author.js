// A text area whose text is sent to be checked a moment after the last key; what the check says is drawn below it.

const PAUSE = 300; // milliseconds without a key

function render({ model, el }) {
  const id = `milia-${Math.random().toString(36).slice(2)}`;
  const label = document.createElement("label");
  label.htmlFor = id;
  label.textContent = "Your question, as YAML";
  const area = document.createElement("textarea");
  Object.assign(area, { id, rows: 18, spellcheck: true, value: model.get("text") });
  area.setAttribute("autocapitalize", "off");
  const status = document.createElement("div");
  status.className = "milia-status";
  status.setAttribute("role", "status");
  const desk = document.createElement("div");
  desk.className = "milia milia-desk";
  desk.dataset.lmSuppressShortcuts = "true";
  desk.append(label, area, status);
  desk.addEventListener("keydown", (event) => event.stopPropagation());

  let waiting = 0;
  const send = () => { model.set("text", area.value); model.save_changes(); };
  area.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(send, PAUSE); });
  const say = () => { status.innerHTML = model.get("said"); }; // all of it escaped in Python
  say();
  el.append(desk);
  model.on("change:said", say);
  return () => { clearTimeout(waiting); model.off("change:said", say); };
}

export default { render };
