import { element } from "./dom.js";

/** A source in a list: title, who wrote it, how much of it was read. @param {import("./views.js").SourceView} source */
export function drawSource(source) {
  const title = source.link
    ? element("a", { href: source.link, target: "_blank", rel: "noopener noreferrer" }, source.title)
    : element("span", {}, source.title);
  const read = element("em", {}, `How much was read: ${source.read}.`);
  const item = element("li", {}, title, ` – ${source.who}. `, read);
  if (source.note) item.append(` ${source.note[0].toUpperCase()}${source.note.slice(1)}.`);
  return item;
}
