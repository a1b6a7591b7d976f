// Shows what Python wrote. Links to notebooks are opened by JupyterLab itself, which would otherwise load its page anew.

import { element, within } from "./dom.js";
import { piece } from "./piece.js";

export default piece("live", ({ model }) => {
  const area = element("div", { class: "milia-live" });
  const draw = () => {
    area.innerHTML = model.get("html");
  };
  // The address bar tells the folder of the notebook in front, and only once a link in it is followed.
  area.addEventListener("click", (event) => {
    const link = within(event, "a[href$='.ipynb']");
    const here = location.pathname.match(/\/lab(?:\/workspaces\/[^/]+)?\/tree\/(.*\/)?[^/]*$/);
    if (!link || !here) return;
    link.dataset.commandlinkerCommand = "docmanager:open";
    link.dataset.commandlinkerArgs = JSON.stringify({
      path: decodeURIComponent(here[1] ?? "") + link.getAttribute("href"),
    });
  });
  return { root: area, draw, on: "html" };
});
