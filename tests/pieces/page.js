// The stand-in for anywidget and its model. `harness` is what a test turns: a kernel that is slow, deaf, restarted, gone.

const name = decodeURIComponent(location.pathname.slice(1));
const ask = async (body) => (await fetch("/", { method: "POST", body: JSON.stringify(body) })).json();

function signal() {
  const slots = new Set();
  return { connect: (slot) => slots.add(slot), disconnect: (slot) => slots.delete(slot), emit: (value) => [...slots].forEach((slot) => slot(null, value)) };
}

class Kernel {
  status = "idle";
  connectionStatus = "connected";
  isDisposed = false;
  statusChanged = signal();
  connectionStatusChanged = signal();
  disposed = signal();
  become(status) { this.status = status; this.statusChanged.emit(status); }
  connection(status) { this.connectionStatus = status; this.connectionStatusChanged.emit(status); }
  dispose() { this.isDisposed = true; this.disposed.emit(); }
}

class Model {
  handlers = new Map();
  changes = {};
  constructor(id, state, stage) { Object.assign(this, { id, state, stage }); }
  get widget_manager() { return harness.told ? { kernel: harness.kernel } : {}; }
  get(key) { return this.state[key]; }
  set(key, value) { this.state[key] = value; this.changes[key] = value; }
  save_changes() { ask({ stage: this.stage, id: this.id, set: this.changes }); this.changes = {}; }
  on(event, handler) { this.handlers.set(event, [...(this.handlers.get(event) ?? []), handler]); }
  off(event, handler) { this.handlers.set(event, (this.handlers.get(event) ?? []).filter((one) => one !== handler)); }
  emit(event, ...args) { for (const handler of this.handlers.get(event) ?? []) handler(...args); }
  send(message) {
    harness.sent.push(message);
    if (!harness.deaf) harness.held ? harness.waiting.push([this, message]) : harness.deliver(this, message);
  }
}

const harness = (window.harness = {
  kernel: new Kernel(),
  told: true, // whether the page can see its kernel, as in JupyterLab
  deaf: false, // moves go nowhere, as after a kernel's end
  held: false, // moves wait, as while cells run
  waiting: [],
  sent: [],
  errors: [],
  faults: [], // what went wrong in the page
  models: new Map(),
  ends: [],
  async deliver(model, message) {
    for (const news of await ask({ stage: model.stage, id: model.id, message })) {
      const at = harness.models.get(news.id);
      if (news.error) harness.errors.push(news.error);
      else if (news.message) at.emit("msg:custom", news.message);
      else {
        at.state[news.name] = news.value;
        at.emit(`change:${news.name}`);
      }
    }
  },
  async release() {
    harness.held = false;
    for (const [model, message] of harness.waiting.splice(0)) await harness.deliver(model, message);
  },
  /** Draws the piece anew, as a page that was started again does. */
  async open() {
    for (const end of harness.ends.splice(0)) end?.();
    document.getElementById("page").replaceChildren();
    harness.kernel = new Kernel();
    harness.deaf = harness.held = false;
    const { stage, models } = await ask({ open: name });
    harness.models = new Map(models.map(({ id, state }) => [id, new Model(id, state, stage)]));
    for (const { id, esm, css } of models) {
      const style = document.head.appendChild(document.createElement("style"));
      style.textContent = css;
      const el = document.getElementById("page").appendChild(document.createElement("div"));
      el.className = "piece";
      const url = URL.createObjectURL(new Blob([esm], { type: "text/javascript" }));
      const { default: widget } = await import(url);
      harness.ends.push(widget.render({ model: harness.models.get(id), el }));
    }
    document.body.dataset.ready = "yes";
  },
});
addEventListener("error", ({ message }) => harness.faults.push(message));
addEventListener("unhandledrejection", ({ reason }) => harness.faults.push(String(reason)));
const complain = console.error;
console.error = (...what) => { harness.faults.push(what.join(" ")); complain(...what); };
if (name) await harness.open();

// At work: a saved file makes the server new, and the page with it.
const stamp = await (await fetch("/stamp")).text();
if (stamp) setInterval(async () => {
  const now = await fetch("/stamp").then((answer) => answer.text()).catch(() => stamp);
  if (now !== stamp) location.reload();
}, 500);
