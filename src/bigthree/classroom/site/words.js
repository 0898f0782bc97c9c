// Words of the page and numbers in words. No string becomes markup: everything is put in as text.

export const words = {};

/** The words at a key, with values filled into the braces. */
export const t = (key, values = {}) => {
  const text = key.split(".").reduce((found, part) => found[part], words);
  return typeof text === "string" ? text.replace(/\{(\w+)\}/g, (_, name) => values[name]) : text;
};

const MONTHS = "January February March April May June July August September October November December".split(" ");
export const date = (month) => `${MONTHS[month % 12]} ${1945 + Math.floor(month / 12)}`;

export const signed = (value, digits = 1) => {
  const text = Math.abs(value).toFixed(digits);
  return `${value < 0 && Number(text) !== 0 ? "−" : "+"}${text}`;
};
export const placed = (value) => value.toFixed(2).replace("-", "−");
export const hundred = ({ value, low, high }) => ({ value: Math.round(100 * value), low: Math.round(100 * low), high: Math.round(100 * high) });

/** An element with attributes and children; a function is an event listener. */
const built = (make) => (tag, attributes = {}, ...children) => {
  const node = make(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(name, value);
    else if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
};
export const h = built((tag) => document.createElement(tag));
export const s = built((tag) => document.createElementNS("http://www.w3.org/2000/svg", tag));
