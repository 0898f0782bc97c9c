// What can be changed: menus and sliders, each with what it stands on.
import { CHOICES, STEP, chosen, valueOf } from "./address.js";
import { h, placed, t } from "./words.js";

/** The menus and sliders of a world, in their groups; groups that were open stay so. */
export const controls = (workshop, open) => {
  const { state, app } = workshop, { page } = app, changes = { ...state.choices, ...state.numbers };
  const touched = Object.entries(page.groups).filter(([, { keys }]) => keys.some((key) => key in changes)).map(([group]) => group);
  const shown = open ?? (touched.length ? touched : ["moscow"]);
  const group = ([name, { label, keys }]) => h("details", { class: "group", id: `group-${name}`, open: shown.includes(name) }, h("summary", {}, label),
    keys.map((key) => (CHOICES.includes(key) ? menu(workshop, key, page.labels[key]) : slider(workshop, key))));
  return [
    h("fieldset", { class: "group" }, h("legend", {}, t("workshop.baseline")), menu(workshop, "author", t("workshop.whose")), menu(workshop, "setting", t("workshop.where"))),
    ...Object.entries(page.groups).map(group),
  ];
};

const folded = (label, ...parts) => h("details", { class: "evidence" }, h("summary", {}, t("evidence.how"), h("span", { class: "unseen" }, `: ${label}`)), parts);

const menu = ({ state, app }, key, label) => {
  const { page, asset } = app, own = CHOICES.includes(key), plain = { ...state, choices: {}, numbers: {} };
  const value = own ? chosen(state, key, asset) : state[key], usual = own ? chosen(plain, key, asset) : null;
  const choose = (name) => app.change(own ? { ...state, choices: { ...state.choices, [key]: name } } : { ...state, [key]: name, history: null });
  const options = Object.entries(page.choices[key]).map(([name, words]) => h("option", { value: name, selected: name === value }, name === usual ? `${words} (${t("sides.left")})` : words));
  return h("div", { class: `control${key in state.choices ? " changed" : ""}`, "data-key": key }, h("label", { for: key }, label),
    h("select", { id: key, name: key, change: ({ target }) => choose(target.value) }, options), key === "engagement" ? accepted(page, label) : null);
};

/** What the record says of each theory of how America comes in. */
const accepted = (page, label) => folded(label, h("p", {}, t("evidence.accepted")), h("ul", { class: "note" }, Object.entries(page.accepted).map(([name, [count, draws]]) =>
  h("li", {}, `${page.choices.engagement[name]}: ${(1000 * count / draws).toFixed(0)}`))));

const slider = (workshop, key) => {
  const { app, state } = workshop, { page, asset } = app, [low, high] = page.tracks[key], usual = valueOf(state, key, asset), value = state.numbers[key] ?? usual;
  const output = h("output", { for: key }, placed(value)), evidence = app.evidence(state, key), at = (x) => `${(100 * (x - low)) / (high - low)}%`;
  const move = (target, pace) => {
    output.textContent = placed(Number(target.value));
    app.change({ ...workshop.state, numbers: { ...workshop.state.numbers, [key]: Number(target.value) } }, pace);
  };
  const input = h("input", { type: "range", id: key, name: key, min: low, max: high, step: STEP, value, "aria-describedby": `ends-${key}`, input: ({ target }) => move(target, "move"), change: ({ target }) => move(target, "rest") });
  const track = h("div", { class: "track" }, h("i", { class: "likely" }), h("i", { class: "coded" }), input);
  track.style.setProperty("--low", at(evidence.low));
  track.style.setProperty("--width", `${(100 * (evidence.high - evidence.low)) / (high - low)}%`);
  track.style.setProperty("--at", at(evidence.value));
  const mark = { whose: evidence.whose, value: placed(evidence.value), low: placed(evidence.low), high: placed(evidence.high), grade: page.grades[evidence.grade] ?? evidence.grade,
    pages: evidence.pages ? ` ${t("evidence.pages", { pages: evidence.pages })}` : "" };
  return h("div", { class: `control number${key in state.numbers ? " changed" : ""}`, "data-key": key }, h("label", { for: key }, page.labels[key]), output, track,
    h("p", { class: "ends", id: `ends-${key}` }, page.ends[key].map((end) => h("span", {}, end))),
    folded(page.labels[key], h("p", {}, evidence.reading), h("p", { class: "note" }, t("evidence.mark", mark))));
};
