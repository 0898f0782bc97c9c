// The lecturer's board: how the class joins, what it is asked, what its groups show and what it drew.
import { changed, valueOf, written } from "./address.js";
import { lines } from "./drawing.js";
import { worldOf } from "./room.js";
import { h, hundred, placed, t } from "./words.js";

const LEADS = ["start", "draw", "quarrel", "cards", "you", "workshop", "about"];
const YEARS = 11;

class Board {
  constructor(app) {
    this.app = app;
    this.modelShown = false;
    this.parts = Object.fromEntries(["ask", "groups", "drawn", "state"].map((name) => [name, h("div", { class: `board-${name}` })]));
    this.address = h("p", { class: "address" });
    this.node = this.build();
    app.room.onBoard = (now) => this.show(now);
    if (app.room.now) this.show(app.room.now);
  }

  async act(name, message = {}) {
    const found = await this.app.room.send(`${location.pathname.slice(1)}${name}`, message);
    if (found) this.app.room.heard(found);
    return found;
  }

  button(words, click, kind = "small") { return h("button", { type: "button", class: `button ${kind}`, click }, words); }

  build() {
    const section = (name, ...parts) => h("section", {}, h("h2", {}, t(`board.${name}`)), parts);
    const screen = h("select", { id: "lead" }, LEADS.map((each) => h("option", { value: each }, t("board.screens")[each])));
    const minutes = h("input", { id: "minutes", type: "number", min: 1, max: 180, value: 5 });
    const steps = h("div", { class: "steps" },
      h("label", { for: "lead" }, t("board.lead")), screen, this.button(t("board.lead_button"), () => this.act("lead", { screen: screen.value })),
      h("label", { for: "minutes" }, t("board.minutes")), minutes, h("span", {}, this.button(t("board.start"), () => this.act("time", { minutes: Number(minutes.value) })), this.button(t("board.stop"), () => this.act("time", { minutes: 0 }), "small quiet")));
    return h("section", { class: "board" }, h("h1", { class: "unseen" }, t("nav.board")),
      h("div", { class: "join" }, h("img", { src: "join.svg", alt: t("board.code"), width: 220, height: 220 }), h("div", {}, h("p", { class: "note" }, t("board.join")), this.address, h("p", { class: "note" }, t("board.screen")))),
      section("leading", steps, this.parts.state), section("asking", this.asking(), this.parts.ask), section("drawn", this.parts.drawn), section("groups", this.parts.groups));
  }

  asking() {
    const presets = t("board.presets"), question = h("input", { id: "question", maxlength: 200 }), choices = h("textarea", { id: "choices", rows: 3 }), world = h("input", { id: "world", placeholder: "?author=…" });
    const fill = (n) => { question.value = presets[n].question; choices.value = presets[n].choices.join("\n"); world.value = presets[n].world; };
    const preset = h("select", { id: "preset", change: ({ target }) => fill(Number(target.value)) }, presets.map((each, n) => h("option", { value: n }, each.name)));
    fill(0);
    const ask = (event) => {
      event.preventDefault();
      const found = world.value.trim() ? worldOf(world.value.trim(), this.app.asset, this.app.page) : null;
      if (found?.faults.length) { this.app.tell(found.faults); return; }
      this.act("ask", { question: question.value, choices: choices.value.split("\n").map((each) => each.trim()).filter(Boolean), world: found ? written(found.state) : null });
    };
    const field = (control, name) => [h("label", { for: control.id }, t(`board.${name}`)), control];
    this.form = h("details", {}, h("summary", {}, t("board.ask")), h("form", { class: "ask", submit: ask }, field(preset, "preset"), field(question, "question"), field(choices, "choices"), field(world, "world"), h("p", {}, h("button", { class: "button small go" }, t("board.open")))));
    return this.form;
  }

  show(now) {
    this.now = now;
    this.address.textContent = now.join;
    this.parts.state.replaceChildren(h("p", { class: "buttons" },
      this.button(t(now.kept_back ? "board.uncover" : "board.cover"), () => this.act("cover", { covered: !now.kept_back })),
      h("a", { class: "button small quiet", href: "class.csv", download: "class.csv" }, t("board.table"))), now.trouble ? h("p", { class: "note" }, now.trouble) : "");
    this.showVote(now.vote);
    this.showGroups(now);
    this.showDrawn(now);
  }

  showVote(vote) {
    const rows = !vote ? [h("p", { class: "note" }, t("board.nothing_asked"))] : [
      h("p", { class: "asked" }, h("b", {}, vote.question), ` ${t("board.count", { count: vote.said })}`),
      h("p", { class: "buttons" }, vote.revealed ? this.button(t("board.again"), () => this.act("again")) : this.button(t("board.reveal"), () => this.act("reveal"), "small go"), this.button(t("board.away"), () => this.act("away"), "small quiet"))];
    this.parts.ask.replaceChildren(...rows);
  }

  async showGroups({ groups, covered }) {
    const turn = (this.turn = Symbol("turn")), { page, asset } = this.app;
    const cards = groups.map((group, n) => ({ ...group, n, ...worldOf(group.world, asset, page), odds: h("p", { class: "odds right" }) }));
    const ask = ({ name, state }) => this.act("ask", { question: t("board.about", { name }), choices: t("board.presets")[0].choices, world: written(state) });
    const made = ({ state }) => [...Object.entries(state.choices).map(([key, value]) => `${page.labels[key]}: ${page.choices[key][value]}`),
      ...Object.entries(state.numbers).map(([key, value]) => `${page.labels[key]}: ${placed(valueOf(state, key, asset))} → ${placed(value)}`)];
    const chart = h("div", { class: "outcome" });
    this.parts.groups.replaceChildren(groups.length ? chart : h("p", { class: "note" }, t("board.no_groups")), h("ul", { class: "cards" }, cards.map((card) => h("li", { class: `line-${card.n % 8}` },
      h("h3", {}, card.name), card.odds, h("p", { class: "note" }, t("board.world_of", { author: page.choices.author[card.state.author], setting: page.choices.setting[card.state.setting] })),
      h("ul", { class: "made" }, made(card).map((words) => h("li", {}, words))), changed(card.state) ? null : h("p", { class: "note" }, t("board.unchanged")), card.faults.map((words) => h("p", { class: "note" }, words)),
      h("p", {}, h("a", { href: `?${written(card.state)}#workshop` }, t("board.see")), " ", h("button", { type: "button", class: "link", click: () => ask(card) }, t("board.vote")), " ", h("button", { type: "button", class: "link", click: () => this.act("remove", { name: card.name }) }, t("board.remove")))))));
    if (covered) { cards.forEach(({ odds }) => { odds.textContent = t("board.covered"); }); return; }
    const shown = [];
    for (const card of cards) {
      const { left, right, missing } = await this.app.computed(card.world);
      if (turn !== this.turn) return;
      if (missing) { card.odds.textContent = t("faults.theory", { theory: page.choices.engagement[missing] }); continue; }
      const found = right ?? left, { value, low, high } = hundred(found.together);
      card.odds.replaceChildren(h("b", {}, String(value)), ` ${t("board.odds", { low, high })}`);
      shown.push({ values: found.survival.share.map((share) => 100 * share), kind: `line-${card.n % 8}`, name: card.name });
    }
    if (shown.length) chart.replaceChildren(lines(shown, this.width(), t("survival.title")));
  }

  /** The spread of what the class drew, and the model's own line when it is wanted. */
  async showDrawn({ guesses, covered }) {
    if (!guesses.length) { this.parts.drawn.replaceChildren(h("p", { class: "note" }, t("board.none_drawn"))); return; }
    const middle = Array.from({ length: YEARS }, (_, year) => {
      const sorted = guesses.map((line) => line[year]).sort((a, b) => a - b), half = Math.floor(sorted.length / 2);
      return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    });
    const shown = [...guesses.map((line) => ({ values: monthly(line), kind: "drawn" })), { values: monthly(middle), kind: "middle", name: t("board.middle") }];
    if (this.modelShown && !covered) {
      const { left } = await this.app.computed("");
      shown.push({ values: left.survival.share.map((share) => 100 * share), kind: "left", name: t("board.model") });
    }
    const flip = this.button(t(this.modelShown ? "board.hide_model" : "board.show_model"), () => { this.modelShown = !this.modelShown; this.showDrawn(this.now); });
    this.parts.drawn.replaceChildren(h("p", {}, t("board.drawn_lead", { count: guesses.length, middle: Math.round(middle[5]) })), lines(shown, this.width(), t("board.drawn")), h("p", {}, flip));
  }

  width() { return Math.min(900, Math.max(320, this.node.clientWidth - 40)); }
}

const monthly = (line) => Array.from({ length: 121 }, (_, month) => {
  const year = Math.min(YEARS - 2, Math.floor(month / 12));
  return line[year] + ((line[year + 1] - line[year]) * (month - 12 * year)) / 12;
});

export const board = (app) => new Board(app).node;
