// A drawing's inner names (gradients, clips, titles) made its own: of two that share a name on one page, a browser paints
// both with the first, and with nothing if that one is hidden.

/** @param {string} svg @returns {string} */
export function ownNames(svg) {
  const mark = `-${Math.random().toString(36).slice(2)}`;
  const names = new Set([...svg.matchAll(/\sid="([^"]+)"/g)].map(([, name]) => name));
  const renamed = (/** @type {string} */ list) =>
    list
      .split(" ")
      .map((name) => (names.has(name) ? name + mark : name))
      .join(" ");
  return svg.replace(/(\sid="|url\(#|href="#|aria-labelledby=")([^")]+)/g, (_, before, list) => before + renamed(list));
}
