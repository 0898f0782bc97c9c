// What follows from a world, beyond the answer: why, the ties, Europe, one history, the patterns, and what to take away.
import { changed, command, valueOf, written } from "./address.js";
import { chronicle } from "./chronicle.js";
import { map, patternChart, shifts, tieChart } from "./drawing.js";
import { date, h, placed, t } from "./words.js";

const NAMED = 4;

/** What differs from the baseline, each with the way back. */
export const changes = (workshop) => {
  const { state, app } = workshop, { labels, choices } = app.page;
  const button = (next, words) => h("button", { type: "button", class: "link", click: () => app.change(next) }, t(words));
  const without = (part, key) => button({ ...state, [part]: Object.fromEntries(Object.entries(state[part]).filter(([each]) => each !== key)) }, "changes.back");
  const rows = [
    ...Object.entries(state.choices).map(([key, value]) => h("li", {}, h("b", {}, `${labels[key]}:`), ` ${choices[key][value]} `, without("choices", key))),
    ...Object.entries(state.numbers).map(([key, value]) => h("li", {}, h("b", {}, `${labels[key]}:`), ` ${placed(valueOf(state, key, app.asset))} → ${placed(value)} `, without("numbers", key))),
  ];
  return [h("h2", {}, t("changes.title")), rows.length ? h("ul", {}, rows) : h("p", { class: "note" }, t("changes.none")),
    rows.length > 1 ? h("p", {}, button({ ...state, choices: {}, numbers: {} }, "changes.all")) : ""];
};

export const why = ({ difference }, mechanisms) => {
  const reasons = difference?.reasons;
  if (!reasons?.length) return h("p", { class: reasons ? "" : "note" }, t(reasons ? "why.none" : "why.alone"));
  return h("ol", {}, reasons.map(({ mechanism, dyad, size }) => {
    const [low, high] = [Math.abs(size.low), Math.abs(size.high)].sort((a, b) => a - b), { label, source } = mechanisms[mechanism];
    return h("li", {}, t(size.value > 0 ? "why.together" : "why.apart", { mechanism: label, pair: t("pairs")[dyad] }),
      h("details", { class: "evidence" }, h("summary", {}, t("evidence.how"), h("span", { class: "unseen" }, `: ${label}`)),
        h("p", { class: "note" }, t("why.size", { size: Math.abs(size.value).toFixed(2), low: low.toFixed(2), high: high.toFixed(2) }), source ? ` ${source}.` : "")));
  }));
};

export const ties = (worlds, width) => t("pairs").map((pair, dyad) => h("figure", {}, h("figcaption", {}, pair), tieChart(worlds, dyad, width, pair)));

/** Who holds more and who less, in a sentence. */
const moved = (all) => {
  const groups = [0, 1, 2].flatMap((power) => [1, -1].map((sign) => all.filter((each) => each.power === power && Math.sign(each.by) === sign))).filter((group) => group.length).sort((a, b) => b.length - a.length);
  const named = (states) => states.slice(0, NAMED).map(({ label }) => label).join(", ") + (states.length > NAMED ? t("europe.others", { count: states.length - NAMED }) : "");
  return groups.map((states) => t(states[0].by > 0 ? "europe.gains" : "europe.loses", { power: t("powers")[states[0].power], states: named(states) })).join(" ");
};

export const europe = ({ left, right }, { states, ground, capitals }) => {
  const shown = right ?? left, all = right ? shifts(states, right.influence, left.influence).filter(({ differs }) => differs).sort((a, b) => Math.abs(b.by) - Math.abs(a.by)) : [];
  const said = !right ? t("europe.alone") : all.length ? `${moved(all)} ${t("europe.moved", { count: all.length })}` : t("europe.same");
  const cell = (influence, power, k) => `${Math.round(100 * influence[25 * power + k])}`;
  const head = h("tr", {}, [t("europe.state"), ...t("powers")].map((name) => h("th", { scope: "col" }, name)));
  const rows = states.map((state, k) => h("tr", {}, h("th", { scope: "row" }, state.label), [0, 1, 2].map((power) => h("td", {}, right ? `${cell(left.influence, power, k)} → ${cell(right.influence, power, k)}` : cell(left.influence, power, k)))));
  return [h("p", {}, said), h("div", { class: "scroll atlas", tabindex: 0, role: "group", "aria-label": t("europe.title") }, map(states, capitals, ground, shown.influence, right && left.influence, said)),
    h("p", { class: "key powers" }, t("powers").map((name, n) => h("span", { class: `power-${n}` }, name)), h("span", { class: "nobody" }, t("europe.nobody"))),
    right ? h("p", { class: "note" }, t("europe.rings")) : "",
    h("details", {}, h("summary", {}, t("europe.table")), h("div", { class: "scroll", tabindex: 0, role: "group", "aria-label": t("europe.table") }, h("table", {}, h("thead", {}, head), h("tbody", {}, rows))))];
};

/** The typical history of a world in words, the baseline's folded; a month leads to the triangle. */
export const histories = (worlds, go) => {
  const name = ({ side, history }) => t("chronicle.of", { side: t(`sides.${side}`), run: history.run });
  const told = ({ history }, click) => h("ol", { class: "chronicle" }, chronicle(history).map(({ month, words }) =>
    h("li", {}, click ? h("button", { type: "button", class: "link", click: () => go(month) }, date(month)) : h("b", {}, date(month)), ` ${words}`)));
  const [own, other] = [...worlds].reverse();
  return [h("p", { class: "note" }, t("chronicle.lead", { runs: own.runs })), h("h3", { class: own.side }, name(own)), told(own, true), other ? h("details", {}, h("summary", {}, name(other)), told(other, false)) : ""];
};

export const patterns = (worlds, width) => [h("p", {}, t("patterns.lead")), h("ul", { class: "pattern-key" }, t("patterns.names").map((name, n) => h("li", { class: `pattern-${n}` }, name))),
  h("div", { class: "pair" }, worlds.map((world) => h("figure", {}, h("figcaption", { class: world.side }, t(`sides.${world.side}`)), patternChart(world.patterns, width, t("patterns.title"))))), h("p", { class: "note" }, t("patterns.dittmer"))];

export const away = ({ state, app }) => {
  const box = (label, text) => h("label", {}, label, h("input", { readonly: true, value: text, focus: ({ target }) => target.select() }));
  const again = () => app.change({ ...state, seed: String((BigInt(state.seed) + 1n) % 2n ** 64n) });
  return [box(t("away.link"), `${app.home}?${written(state)}`), box(t("away.command"), command(state, app.page)), h("p", { class: "note" }, t("away.note")),
    h("p", {}, h("button", { type: "button", class: "button small", click: again }, t("away.luck"))), app.room?.form ?? ""];
};

/** The one control that was changed, in its words; null where there are none or several. */
export const single = (state, labels) => (changed(state) === 1 ? labels[Object.keys({ ...state.choices, ...state.numbers })[0]] : null);
