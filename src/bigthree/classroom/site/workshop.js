// The workshop: two worlds on one luck, the answer in view while a control moves.
import { CHOICES, STEP, baseline, changed, chosen, command, valueOf, written } from "./address.js";
import { curve, map, patternChart, tieChart, triangle, triangleWords } from "./drawing.js";
import { date, h, hundred, signed, t } from "./words.js";

const AFTER = 60;
const isWide = () => document.documentElement.clientWidth > 900;

export class Workshop {
  constructor(app) {
    this.app = app;
    this.triangle = triangle();
    this.month = AFTER;
    this.found = null;
    this.rest = null;
    this.node = this.build();
    this.ask(true);
  }

  get state() { return this.app.state; }

  build() {
    const part = (name) => h("div", { id: name, class: name });
    this.parts = Object.fromEntries(["verdict", "changes", "why", "survival", "ties", "europe", "patterns", "away", "controls"].map((name) => [name, part(name)]));
    this.parts.verdict.setAttribute("aria-live", "polite");
    this.words = h("p", { class: "told" }, " ");
    this.slider = h("input", { type: "range", id: "month", min: 0, max: 120, value: this.month, "aria-label": t("workshop.month"), input: ({ target }) => this.showMonth(Number(target.value)) });
    this.player = h("button", { type: "button", class: "button small", click: () => this.play() }, t("workshop.play"));
    this.view = h("select", { "aria-label": t("workshop.view"), change: () => this.showMonth(this.month) }, h("option", { value: "middle" }, t("workshop.middle")), h("option", { value: "one" }, t("workshop.one")));
    const stage = h("section", { class: "stage", "aria-label": t("workshop.stage") }, this.triangle.node, this.words,
      h("div", { class: "player" }, this.player, this.slider, this.view));
    const section = (title, ...parts) => h("section", {}, h("h2", {}, title), parts);
    this.drawControls();
    return h("div", { class: "workshop" },
      h("div", { class: "answer" }, stage, this.parts.verdict),
      h("aside", { class: "controls-column", "aria-label": t("workshop.controls") }, this.parts.changes, this.parts.controls),
      h("div", { class: "more" }, section(t("curve.title"), this.parts.survival), section(t("why.title"), this.parts.why), section(t("ties.title"), h("p", { class: "note" }, t("ties.lead")), this.parts.ties),
        section(t("europe.title"), this.parts.europe), h("details", {}, h("summary", {}, h("h2", {}, t("patterns.title"))), this.parts.patterns), section(t("away.title"), this.parts.away)));
  }

  /** Ask the model: at once while a control moves, and the whole when it rests. */
  async ask(whole) {
    clearTimeout(this.rest);
    const { state } = this, right = changed(state) ? state : null, mark = JSON.stringify([written(state), whole]);
    this.asked = mark;
    if (!whole) this.rest = setTimeout(() => this.ask(true), 180);
    const found = await this.app.model.ask(baseline(state), right, state.seed, whole);
    if (found?.missing) { this.without(found.missing); return; }
    if (!found || this.app.workshop !== this || (whole && this.asked !== mark)) return;
    if (written(this.state) !== written(state) && whole) return;
    this.found = whole || !this.found ? found : { ...found, whole: false };
    this.draw(whole);
  }

  /** A theory whose draws could not be loaded is taken back, and told. */
  without(theory) {
    const { engagement, ...choices } = this.state.choices;
    if (engagement !== theory) return;
    this.app.change({ ...this.state, choices });
    this.app.tell([t("faults.theory", { theory: this.app.page.choices.engagement[theory] })]);
  }

  worlds() {
    const { left, right } = this.found;
    return [{ ...left, side: "left" }, ...(right ? [{ ...right, side: "right" }] : [])];
  }

  draw(whole) {
    this.drawVerdict();
    this.drawChanges();
    this.showMonth(this.month);
    const width = Math.max(320, Math.min(860, this.parts.survival.clientWidth || 600)), odds = this.worlds().map(({ together }) => hundred(together).value);
    this.parts.survival.replaceChildren(curve(this.worlds(), width, t("curve.described", { middle: odds.join(" → ") })), this.key());
    if (!whole) return;
    this.drawWhy();
    const across = this.parts.ties.clientWidth || width, small = isWide() ? Math.max(230, Math.floor(across / 3) - 12) : across;
    this.parts.ties.replaceChildren(...t("pairs").map((pair, dyad) => h("figure", {}, h("figcaption", {}, pair), tieChart(this.worlds(), dyad, small, pair))));
    this.drawEurope();
    this.parts.patterns.replaceChildren(h("p", {}, t("patterns.lead")), h("ul", { class: "pattern-key" }, t("patterns.names").map((name, n) => h("li", { class: `pattern-${n}` }, name))),
      h("div", { class: "pair" }, this.worlds().map(({ patterns, side }) => h("figure", {}, h("figcaption", { class: side }, t(`sides.${side}`)), patternChart(patterns, Math.min(width, 420), t("patterns.title"))))), h("p", { class: "note" }, t("patterns.dittmer")));
    this.drawAway();
    document.body.dataset.settled = written(this.state);
  }

  key() {
    return h("p", { class: "key" }, this.worlds().map(({ side }) => h("span", { class: side }, t(`sides.${side}`))));
  }

  drawVerdict() {
    const { left, right, difference } = this.found, one = hundred(left.together), two = right && hundred(right.together);
    const big = (odds, side) => h("p", { class: `odds ${side}` }, h("b", {}, String(odds.value)), h("span", {}, ` ${t("verdict.of")}`), h("span", { class: "side" }, t(`sides.${side}`)));
    let sentence = t("verdict.alone", { ...one, date: date(AFTER) });
    if (right) {
      const { months } = difference, kind = months.low <= 0 && months.high >= 0 ? "none" : months.value > 0 ? "longer" : "shorter";
      const size = Math.abs(months.value);
      sentence = t(`verdict.${kind === "none" ? "none" : `${size < 3 ? "little" : size < 12 ? "some" : "much"}_${kind}`}`);
    }
    const numbers = h("details", { open: this.parts.verdict.querySelector("details")?.open }, h("summary", {}, t("numbers")), this.numbers(left, right, difference));
    this.parts.verdict.replaceChildren(h("div", { class: "both" }, big(one, "left"), right ? big(two, "right") : null), h("p", { class: "sentence" }, sentence), numbers);
  }

  numbers(left, right, difference) {
    const range = ({ value, low, high }, of = 100, digits = 0) => `${(of * value).toFixed(digits)} (${t("likely")} ${(of * low).toFixed(digits)}–${(of * high).toFixed(digits)})`;
    const row = (name, pick, ...how) => h("tr", {}, h("th", { scope: "row" }, name), [left, right].filter(Boolean).map((each) => h("td", {}, range(pick(each), ...how))));
    const head = ["left", ...(right ? ["right"] : [])].map((side) => h("th", { scope: "col" }, t(`sides.${side}`)));
    return h("div", {}, h("div", { class: "scroll" }, h("table", {}, h("thead", {}, h("tr", {}, h("td", {}), head)), h("tbody", {},
      row(t("verdict.after", { date: date(60) }), (each) => each.together), row(t("verdict.after", { date: date(120) }), (each) => each.end), row(t("verdict.months"), (each) => each.months, 1, 1)))),
      difference ? h("p", {}, t("verdict.difference", { value: signed(difference.months.value), low: signed(difference.months.low), high: signed(difference.months.high) })) : null,
      h("p", { class: "note" }, t("verdict.how", { runs: left.runs, seed: this.state.seed })));
  }

  drawChanges() {
    const { state, app } = this, count = changed(state), back = (next) => h("button", { type: "button", class: "link", click: () => app.change(next) }, t("changes.back"));
    const without = (part, key) => ({ ...state, [part]: Object.fromEntries(Object.entries(state[part]).filter(([each]) => each !== key)) });
    const rows = [
      ...Object.entries(state.choices).map(([key, value]) => h("li", {}, h("b", {}, `${app.page.labels[key]}:`), ` ${app.page.choices[key][value]} `, back(without("choices", key)))),
      ...Object.entries(state.numbers).map(([key, value]) => h("li", {}, h("b", {}, `${app.page.labels[key]}:`), ` ${valueOf(state, key, app.asset).toFixed(2)} → ${value.toFixed(2)} `, back(without("numbers", key)))),
    ];
    this.parts.changes.replaceChildren(h("h2", {}, t("changes.title")), count ? h("ul", {}, rows) : h("p", { class: "note" }, t("changes.none")),
      count > 1 ? h("p", {}, h("button", { type: "button", class: "link", click: () => app.change(baseline(state)) }, t("changes.all"))) : "");
  }

  drawWhy() {
    const reasons = this.found.difference?.reasons, { mechanisms } = this.app.page;
    const told = !reasons ? h("p", { class: "note" }, t("why.alone")) : reasons.length === 0 ? h("p", {}, t("why.none")) : h("ol", {}, reasons.map(({ mechanism, dyad, size }) => {
      const [low, high] = [Math.abs(size.low), Math.abs(size.high)].sort((a, b) => a - b);
      return h("li", {}, t(size.value > 0 ? "why.together" : "why.apart", { mechanism: mechanisms[mechanism].label, pair: t("pairs")[dyad] }), " ",
        h("span", { class: "note" }, t("why.size", { size: Math.abs(size.value).toFixed(2), low: low.toFixed(2), high: high.toFixed(2) }), mechanisms[mechanism].source ? ` ${mechanisms[mechanism].source}.` : ""));
    }));
    this.parts.why.replaceChildren(told);
  }

  drawEurope() {
    const { left, right } = this.found, { states, ground, capitals } = this.app.page, shown = right ?? left;
    const moved = right ? states.map((state, k) => [state.label, Math.max(...[0, 1, 2].map((power) => Math.abs(right.influence[25 * power + k] - left.influence[25 * power + k])))]).filter(([, size]) => size >= 0.05).sort((a, b) => b[1] - a[1]) : [];
    const said = !right ? t("europe.alone") : moved.length ? t("europe.moved", { states: moved.slice(0, 5).map(([name]) => name).join(", "), count: moved.length }) : t("europe.same");
    const cell = (influence, power, k) => `${Math.round(100 * influence[25 * power + k])}`;
    const table = h("details", {}, h("summary", {}, t("europe.table")), h("div", { class: "scroll" }, h("table", {}, h("thead", {}, h("tr", {}, [t("europe.state"), ...t("powers")].map((name) => h("th", { scope: "col" }, name)))),
      h("tbody", {}, states.map((state, k) => h("tr", {}, h("th", { scope: "row" }, state.label), [0, 1, 2].map((power) => h("td", {}, right ? `${cell(left.influence, power, k)} → ${cell(right.influence, power, k)}` : cell(left.influence, power, k)))))))));
    this.parts.europe.replaceChildren(h("p", {}, said), map(states, capitals, ground, shown.influence, right && left.influence, said),
      h("p", { class: "key powers" }, t("powers").map((name, n) => h("span", { class: `power-${n}` }, name)), h("span", { class: "nobody" }, t("europe.nobody"))), table);
  }

  drawAway() {
    const { state, app } = this, link = `${app.home}?${written(state)}`;
    const box = (label, text) => h("label", {}, label, h("input", { readonly: true, value: text, focus: ({ target }) => target.select() }));
    this.parts.away.replaceChildren(box(t("away.link"), link), box(t("away.command"), command(state, app.page)), h("p", { class: "note" }, t("away.note")),
      h("p", {}, h("button", { type: "button", class: "button small", click: () => app.change({ ...state, seed: String((BigInt(state.seed) + 1n) % 2n ** 64n) }) }, t("away.luck"))), app.room?.form ?? "");
  }

  /** The triangle in one month: the middle of all histories, or the one that stands for many. */
  showMonth(month) {
    this.month = month;
    this.slider.value = month;
    this.slider.setAttribute("aria-valuetext", date(month));
    if (!this.found) return;
    const one = this.view.value === "one" && this.found.left.history, { left, right } = this.found;
    const ties = (world) => [0, 1, 2].map((d) => (one ? world.history.ties[d][month] : world.ties[d].middle[month]));
    const own = ties(right ?? left);
    this.triangle.show(own, right ? ties(left) : null);
    const past = one ? [...(right ?? left).history.events.filter((event) => event.month <= month)].sort((a, b) => a.month - b.month).at(-1) : null;
    this.words.replaceChildren(h("b", {}, `${date(month)}:`), ` ${triangleWords(own)}`, past ? h("span", { class: "event" }, ` ${date(past.month)}: ${past.label}.`) : "");
  }

  play() {
    if (this.app.playing) { this.app.repeat(null); this.player.textContent = t("workshop.play"); return; }
    if (this.month >= 120) this.month = 0;
    this.player.textContent = t("workshop.pause");
    this.app.repeat(() => {
      this.showMonth(this.month + 1);
      if (this.month >= 120) this.play();
    }, 120);
  }

  drawControls() {
    const { app, state } = this, { page, asset } = app;
    const options = (key, value, usual) => h("select", { id: key, name: key, change: ({ target }) => this.choose(key, target.value) },
      Object.entries(page.choices[key]).map(([name, label]) => h("option", { value: name, selected: name === value }, name === usual ? `${label} (${t("sides.left")})` : label)));
    const field = (key, label, control, ...more) => h("div", { class: "control", "data-key": key }, h("label", { for: key }, label), control, ...more);
    const plain = { ...state, choices: {}, numbers: {} };
    const open = new Set([...this.parts.controls.querySelectorAll("details.group[open]")].map((each) => each.id));
    this.parts.controls.replaceChildren(
      h("fieldset", { class: "group" }, h("legend", {}, t("workshop.baseline")), field("author", t("workshop.whose"), options("author", state.author)), field("setting", t("workshop.where"), options("setting", state.setting))),
      ...Object.entries(page.groups).map(([group, { label, keys }]) => h("details", { class: "group", id: `group-${group}`, open: open.size ? open.has(`group-${group}`) : group === "moscow" }, h("summary", {}, label),
        keys.map((key) => (CHOICES.includes(key) ? field(key, page.labels[key], options(key, chosen(state, key, asset), chosen(plain, key, asset))) : this.number(key))))));
  }

  number(key) {
    const { app, state } = this, { page, asset } = app, [low, high] = page.tracks[key], usual = valueOf(state, key, asset), value = state.numbers[key] ?? usual;
    const output = h("output", { for: key }, value.toFixed(2)), evidence = app.evidence(state, key), at = (x) => `${(100 * (x - low)) / (high - low)}%`;
    const move = (target, rest) => {
      output.textContent = Number(target.value).toFixed(2);
      app.change({ ...this.state, numbers: { ...this.state.numbers, [key]: Number(target.value) } }, rest ? "rest" : "move");
    };
    const input = h("input", { type: "range", id: key, name: key, min: low, max: high, step: STEP, value, "aria-describedby": `ends-${key}`, input: ({ target }) => move(target, false), change: ({ target }) => move(target, true) });
    const track = h("div", { class: "track" }, h("i", { class: "likely" }), h("i", { class: "coded" }), input);
    track.style.setProperty("--low", at(evidence.low));
    track.style.setProperty("--width", `${(100 * (evidence.high - evidence.low)) / (high - low)}%`);
    track.style.setProperty("--at", at(evidence.value));
    return h("div", { class: `control number${key in state.numbers ? " changed" : ""}`, "data-key": key }, h("label", { for: key }, page.labels[key]), output, track,
      h("p", { class: "ends", id: `ends-${key}` }, page.ends[key].map((end) => h("span", {}, end))),
      h("details", { class: "evidence" }, h("summary", {}, t("evidence.how"), h("span", { class: "unseen" }, `: ${page.labels[key]}`)), h("p", {}, evidence.reading),
        h("p", { class: "note" }, t("evidence.mark", { whose: evidence.whose, value: evidence.value.toFixed(2), low: evidence.low.toFixed(2), high: evidence.high.toFixed(2), grade: page.grades[evidence.grade] ?? evidence.grade, pages: evidence.pages ? ` ${t("evidence.pages", { pages: evidence.pages })}` : "" }))));
  }

  choose(key, value) {
    const { state } = this;
    this.app.change(CHOICES.includes(key) ? { ...state, choices: { ...state.choices, [key]: value } } : { ...state, [key]: value, history: null });
  }
}
