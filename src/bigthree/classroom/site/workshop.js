// The workshop: two worlds on one luck, the answer in view while a control moves.
import { baseline, changed, written } from "./address.js";
import { controls } from "./controls.js";
import { AFTER, curve, triangle, triangleWords } from "./drawing.js";
import { away, changes, europe, histories, patterns, single, ties, why } from "./findings.js";
import { date, h, hundred, signed, t } from "./words.js";

const PARTS = ["verdict", "changes", "why", "survival", "ties", "europe", "histories", "patterns", "away", "controls"];
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
    this.parts = Object.fromEntries(PARTS.map((name) => [name, h("div", { id: name, class: name })]));
    this.parts.verdict.setAttribute("aria-live", "polite");
    this.words = h("p", { class: "told" }, " ");
    this.slider = h("input", { type: "range", id: "month", min: 0, max: 120, value: this.month, "aria-label": t("workshop.month"), input: ({ target }) => this.showMonth(Number(target.value)) });
    this.player = h("button", { type: "button", class: "button small", click: () => this.play() }, t("workshop.play"));
    this.view = h("select", { "aria-label": t("workshop.view"), change: () => this.showMonth(this.month) }, h("option", { value: "middle" }, t("workshop.middle")), h("option", { value: "one" }, t("workshop.one")));
    const stage = h("section", { class: "stage", "aria-label": t("workshop.stage") }, this.triangle.node, this.words,
      h("div", { class: "player" }, this.player, this.slider, this.view));
    const part = (name) => h("section", { class: `part-${name}` }, h("h2", {}, t(`${name}.title`)), this.parts[name]);
    const folded = (name, open) => h("details", { class: `part-${name}`, open }, h("summary", {}, h("h2", {}, t(`${name}.title`))), this.parts[name]);
    this.drawControls();
    return h("div", { class: "workshop" }, h("h1", { class: "unseen" }, t("nav.workshop")),
      h("div", { class: "answer" }, stage, this.parts.verdict),
      h("aside", { class: "controls-column", "aria-label": t("workshop.controls") }, this.parts.changes, this.parts.controls),
      part("survival"),
      h("div", { class: "more" }, part("why"), folded("histories", isWide()), part("europe"), folded("ties", isWide()), folded("patterns", false), part("away")));
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
    this.found = found;
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

  put(name, parts) { this.parts[name].replaceChildren(...[parts].flat()); }

  draw(whole) {
    const worlds = this.worlds(), { page } = this.app, width = Math.max(320, Math.min(860, this.parts.survival.clientWidth || 600));
    this.drawVerdict();
    this.put("changes", changes(this));
    this.chart = curve(worlds, width, t("survival.described", { middle: worlds.map(({ together }) => hundred(together).value).join(" → ") }), (month) => this.showMonth(month));
    this.showMonth(this.month);
    this.put("survival", [this.chart,
      h("p", { class: "key" }, worlds.map(({ side }) => h("span", { class: side }, t(`sides.${side}`))))]);
    if (!whole) return;
    const across = this.parts.ties.clientWidth || width;
    this.put("why", why(this.found, page.mechanisms));
    this.put("ties", [h("p", { class: "note" }, t("ties.lead")), h("div", { class: "three" }, ties(worlds, isWide() ? Math.max(230, Math.floor(across / 3) - 12) : across))]);
    this.put("europe", europe(this.found, page));
    this.put("histories", histories(worlds, (month) => this.showOne(month)));
    this.put("patterns", patterns(worlds, Math.min(width, 420)));
    this.put("away", away(this));
    document.body.dataset.settled = written(this.state);
  }

  drawVerdict() {
    const { left, right, difference } = this.found, one = hundred(left.together), two = right && hundred(right.together);
    const big = (odds, side) => h("p", { class: `odds ${side}` }, h("b", {}, String(odds.value)), h("span", {}, ` ${t("verdict.of")}`), h("span", { class: "side" }, t(`sides.${side}`)));
    const told = right ? this.compared(difference) : [t("verdict.alone", { ...one, date: date(AFTER) })];
    const numbers = h("details", { open: this.parts.verdict.querySelector("details")?.open }, h("summary", {}, t("numbers")), this.numbers(left, right, difference));
    this.put("verdict", [h("div", { class: "both" }, big(one, "left"), right ? big(two, "right") : null), h("p", { class: "sentence" }, told[0]), told[1] ? h("p", { class: "finding" }, told[1]) : "", numbers]);
  }

  /** What the difference comes to; that there is none is a finding too. */
  compared({ months, trust }) {
    const size = Math.abs(months.value), label = single(this.state, this.app.page.labels);
    if (months.low > 0 || months.high < 0) return [t(`verdict.${size < 3 ? "little" : size < 12 ? "some" : "much"}_${months.value > 0 ? "longer" : "shorter"}`)];
    const found = trust.low > 0 ? "trust_more" : trust.high < 0 ? "trust_less" : "finding";
    return [label ? t("verdict.none_one", { label }) : t("verdict.none"), t(`verdict.${found}`)];
  }

  numbers(left, right, difference) {
    const range = ({ value, low, high }, of = 100, digits = 0) => `${(of * value).toFixed(digits)} (${t("likely")} ${(of * low).toFixed(digits)}–${(of * high).toFixed(digits)})`;
    const row = (name, pick, ...how) => h("tr", {}, h("th", { scope: "row" }, name), [left, right].filter(Boolean).map((each) => h("td", {}, range(pick(each), ...how))));
    const head = ["left", ...(right ? ["right"] : [])].map((side) => h("th", { scope: "col" }, t(`sides.${side}`)));
    return h("div", {}, h("div", { class: "scroll", tabindex: 0, role: "group", "aria-label": t("numbers") }, h("table", {}, h("thead", {}, h("tr", {}, h("td", {}), head)), h("tbody", {},
      row(t("verdict.after", { date: date(AFTER) }), (each) => each.together), row(t("verdict.after", { date: date(120) }), (each) => each.end), row(t("verdict.months"), (each) => each.months, 1, 1)))),
      difference ? h("p", {}, t("verdict.difference", { value: signed(difference.months.value), low: signed(difference.months.low), high: signed(difference.months.high) })) : null,
      h("p", { class: "note" }, t("verdict.how", { runs: left.runs, seed: this.state.seed })));
  }

  /** The typical history in one month, for who reads of it below. */
  showOne(month) {
    this.view.value = "one";
    this.showMonth(month);
    this.triangle.node.scrollIntoView({ block: "nearest" });
  }

  /** The triangle in one month: the middle of all histories, or the one that stands for many. */
  showMonth(month) {
    this.month = month;
    this.slider.value = month;
    this.player.parentNode?.classList.toggle("one", this.view.value === "one");
    this.slider.setAttribute("aria-valuetext", date(month));
    if (!this.found) return;
    const one = this.view.value === "one" && this.found.left.history, { left, right } = this.found;
    const ties = (world) => [0, 1, 2].map((d) => (one ? world.history.ties[d][month] : world.ties[d].middle[month]));
    const own = ties(right ?? left);
    this.chart.showMonth(month);
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
    const groups = [...this.parts.controls.querySelectorAll("details.group")];
    this.put("controls", controls(this, groups.length ? groups.filter((each) => each.open).map((each) => each.id.slice("group-".length)) : null));
  }
}
