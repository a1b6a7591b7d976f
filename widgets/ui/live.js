// Shows what Python wrote. Links to notebooks are opened by JupyterLab itself, which would otherwise load its page anew.

function render({ model, el }) {
  const area = document.createElement("div");
  area.className = "milia milia-live";
  area.dataset.lmSuppressShortcuts = "true";
  const draw = () => { area.innerHTML = model.get("html"); };
  // The address bar tells the folder of the notebook in front, and only once a link in it is followed.
  area.addEventListener("click", (event) => {
    const link = event.target.closest("a[href$='.ipynb']");
    const here = location.pathname.match(/\/lab(?:\/workspaces\/[^/]+)?\/tree\/(.*\/)?[^/]*$/);
    if (!link || !here) return;
    link.dataset.commandlinkerCommand = "docmanager:open";
    link.dataset.commandlinkerArgs = JSON.stringify({ path: decodeURIComponent(here[1] ?? "") + link.getAttribute("href") });
  });
  draw();
  el.append(area);
  model.on("change:html", draw);
  return () => model.off("change:html", draw);
}

export default { render };
