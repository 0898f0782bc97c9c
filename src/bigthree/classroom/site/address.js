// The address is the state: the same keys as `bigthree-classroom`, so that a link opens the same world.
import { t } from "./words.js";

export const STEP = 0.01;
export const CHOICES = ["contradiction", "engagement", "spheres", "events"];
const OWN = ["author", "setting", "seed", "history"];
const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)$/, WHOLE = /^\d{1,20}$/, LONGEST = 2000;

export const blank = (author = "litvinov", setting = "as_seen") => ({ author, setting, choices: {}, numbers: {}, seed: "0", history: null });

const short = (text) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** The ground of a world in the asset, and what it has of a choice and of a number. */
export const ground = ({ author, setting, choices }, asset) => {
  const usual = setting === "as_was" ? "fails" : "as_believed";
  return asset.grounds[`${author} ${setting} ${choices.contradiction ?? usual}`];
};
export const chosen = (state, key, asset) => state.choices[key] ?? ground({ ...state, choices: {} }, asset).labels[key];
export const valueOf = (state, key, asset) => ground(state, asset).numbers[key.split(".")[1]];

/** Read an address; what is wrong in it is told in one sentence each, and the rest is kept. */
export const read = (query, asset, page) => {
  const state = blank(), faults = [], seen = new Set();
  const fault = (name, key, value, allowed = "") => faults.push(t(`faults.${name}`, { key: short(key), value: short(value), allowed }));
  if (query.length > LONGEST) return { state, faults: [t("faults.long")] };
  for (const [key, given] of new URLSearchParams(query)) {
    const value = given.trim();
    if (seen.has(key)) { fault("twice", key, value); continue; }
    seen.add(key);
    if (page.choices[key]) {
      if (!(value in page.choices[key])) fault("choice", key, value);
      else if (CHOICES.includes(key)) state.choices[key] = value;
      else state[key] = value;
    } else if (key in page.tracks) readNumber(state, key, value, page.tracks[key], fault);
    else if (key === "seed" && WHOLE.test(value) && BigInt(value) < 2n ** 64n) state.seed = String(BigInt(value));
    else if (key === "history" && WHOLE.test(value) && Number(value) < 500) state.history = Number(value);
    else fault(OWN.includes(key) ? "whole" : "key", key, value);
  }
  return { state: settled(state, asset, faults, page), faults };
};

const readNumber = (state, key, value, [low, high], fault) => {
  if (!DECIMAL.test(value) || value.length > 30) { fault("number", key, value); return; }
  const inside = Math.min(high, Math.max(low, Number(value)));
  if (inside !== Number(value)) fault("range", key, value, `${low} to ${high}`);
  state.numbers[key] = Math.round(inside * 100) / 100;
};

/** Without what is no change, and without events that do not go with the scheme. */
export const settled = (state, asset, faults = [], page = null) => {
  const base = ground({ ...state, choices: {} }, asset).labels;
  const choices = Object.fromEntries(Object.entries(state.choices).filter(([key, value]) => value !== base[key]));
  const next = { ...state, choices };
  if (asset.refused[`${chosen(next, "events", asset)} ${chosen(next, "spheres", asset)}`]) {
    faults.push(t("faults.together", { events: page?.choices.events[chosen(next, "events", asset)] ?? "", spheres: page?.choices.spheres[chosen(next, "spheres", asset)] ?? "" }));
    delete choices.events;
  }
  const numbers = Object.entries(state.numbers).filter(([key, value]) => Math.abs(value - valueOf(next, key, asset)) >= STEP / 2);
  return { ...next, numbers: Object.fromEntries(numbers) };
};

export const written = (state) => {
  const pairs = [["author", state.author], ["setting", state.setting], ...Object.entries(state.choices).sort(), ...Object.entries(state.numbers).sort().map(([key, value]) => [key, String(value)])];
  if (state.seed !== "0") pairs.push(["seed", state.seed]);
  if (state.history !== null) pairs.push(["history", String(state.history)]);
  return new URLSearchParams(pairs).toString();
};

export const changed = (state) => Object.keys(state.choices).length + Object.keys(state.numbers).length;
export const baseline = (state) => ({ ...state, choices: {}, numbers: {} });

/** The command that computes a world to the same numbers. */
export const command = (state, page) => {
  const usual = page.settings[state.setting].filter((each) => !(each.split("=")[0] in state.choices));
  const own = [...Object.entries(state.choices).sort(), ...Object.entries(state.numbers).sort()].map(([key, value]) => `${key}=${value}`);
  return ["bigthree study=run", `author=${state.author}`, ...usual, ...own, "runs=500", `seed=${state.seed}`].join(" ");
};
