// What can be known of the kernel behind a piece. JupyterLab and Jupyter Notebook tell; elsewhere nothing is known.

/** @typedef {"idle" | "working" | "away" | "restarted" | "gone" | "unknown"} KernelState */
/**
 * @typedef {object} Signal
 * @property {(slot: (sender: unknown, value: string) => void) => void} connect
 * @property {(slot: (sender: unknown, value: string) => void) => void} disconnect
 */
/**
 * A kernel connection of @jupyterlab/services, as far as it is used here.
 * @typedef {object} Kernel
 * @property {string} status
 * @property {string} connectionStatus
 * @property {boolean} isDisposed
 * @property {Signal} statusChanged
 * @property {Signal} connectionStatusChanged
 * @property {Signal} disposed
 */

/**
 * Watches the kernel that a piece was drawn with. Once that kernel was restarted or is gone, it stays so: a piece lives
 * as long as the Python that made it, and only a page that is started again has new ones.
 * @param {import("./piece.js").Model} model
 * @param {() => void} changed called when the state may have changed
 */
export function watchKernel(model, changed) {
  /** @type {Kernel | null} */
  const kernel = model.widget_manager?.kernel ?? null;
  /** @type {"restarted" | "gone" | null} */
  let lost = null;

  /** @param {unknown} _ @param {string} status */
  function look(_, status) {
    if (/restarting$/.test(status))
      lost = "restarted"; // asked for by somebody, or by the server after a crash
    else if (status === "dead" || status === "terminating") lost ??= "gone";
    changed();
  }
  function dispose() {
    lost ??= "gone"; // shut down, culled, or another kernel took its place
    changed();
  }
  kernel?.statusChanged?.connect(look);
  kernel?.connectionStatusChanged?.connect(changed);
  kernel?.disposed?.connect(dispose);

  return {
    /** @returns {KernelState} */
    state() {
      if (lost) return lost;
      if (!kernel?.status) return "unknown";
      if (kernel.isDisposed) return "gone";
      if (kernel.connectionStatus !== "connected") return "away";
      return kernel.status === "idle" ? "idle" : "working";
    },
    end() {
      kernel?.statusChanged?.disconnect(look);
      kernel?.connectionStatusChanged?.disconnect(changed);
      kernel?.disposed?.disconnect(dispose);
    },
  };
}
