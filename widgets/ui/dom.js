// What all scripts of the lesson build their pages with.

/**
 * An element with these attributes and children: `html` is its inside, true and false set or remove an attribute, and
 * nothing at all (null) leaves it away.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string | number | boolean | null | undefined>} attributes
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "html")
      node.innerHTML = String(value); // made in Python by the Markdown parser, which lets no raw HTML through
    else if (typeof value === "boolean") node.toggleAttribute(name, value);
    else if (value != null) node.setAttribute(name, String(value));
  }
  node.append(...children);
  return node;
}

let count = 0;
/** A name that no other piece of any page open in this tab has: one piece may be drawn twice. */
export const ownName = () => `milia-${Math.random().toString(36).slice(2)}${count++}`;

/**
 * The first element inside `root` that fits, and all of them. Which kind of element it is, the selector says.
 * @param {ParentNode} root @param {string} selector @returns {any}
 */
export const pick = (root, selector) => root.querySelector(selector);
/** @param {ParentNode} root @param {string} selector @returns {any[]} */
export const pickAll = (root, selector) => [...root.querySelectorAll(selector)];

/** @param {Event} event @param {string} selector @returns {HTMLElement | null} */
export function within(event, selector) {
  return event.target instanceof Element ? event.target.closest(selector) : null;
}

/** Lets the browser keep a text as a file. @param {string} name @param {string} text @param {string} type */
export function save(name, text, type) {
  const link = element("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
