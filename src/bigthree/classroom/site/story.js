// The opening: act first, then see what the model says.
import { blank, read } from "./address.js";
import { AFTER, curve, sketch, triangle, triangleWords } from "./drawing.js";
import { date, h, hundred, signed, t } from "./words.js";

const STEPS = ["draw", "quarrel", "cards", "you"], WIDE = 760;
const width = () => Math.min(WIDE, Math.max(320, document.documentElement.clientWidth - 40));
const go = (screen, label, kind = "go") => h("a", { class: `button ${kind}`, href: `#${screen}` }, label);
const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** A triangle that plays ten years of the baseline's typical history, and says what it shows. */
const living = (app) => {
  const picture = triangle(), said = h("p", { class: "told", "aria-live": "off" }, " ");
  app.model.ask(blank(), null, "0", true).then((found) => {
    if (!found) return;
    let month = still() ? AFTER : 0;
    const show = () => {
      const ties = found.left.history.ties.map((tie) => tie[month]);
      picture.show(ties);
      said.textContent = `${date(month)}. ${triangleWords(ties)}`;
    };
    show();
    app.repeat(still() ? null : () => { month = (month + 1) % 121; show(); }, 260);
  });
  return { picture, said };
};

/** The first screen: the triangle, alive. */
export const opening = (app) => {
  const { picture, said } = living(app);
  return h("section", { class: "screen opening" },
    h("div", { class: "stage" }, picture.node, said),
    h("div", { class: "lines" }, h("h1", {}, t("opening.title")), h("p", { class: "lead" }, t("opening.lead")),
      h("p", { class: "buttons" }, go("draw", t("opening.begin")), go("workshop", t("opening.straight"), "quiet")),
      h("p", { class: "note" }, t("opening.honest"))));
};

/** A step: what is asked and told on one side, the thing itself on the other. */
const step = (name, stage, ...lines) => h("section", { class: `screen step step-${name}` },
  h("div", { class: "lines" }, h("p", { class: "where" }, t("step", { step: STEPS.indexOf(name) + 1, steps: STEPS.length })), h("h1", {}, t(`${name}.title`)), h("p", { class: "lead" }, t(`${name}.lead`)), h("div", { class: "acts" }, lines)), h("div", { class: "stage" }, stage));

const see = (node) => node.scrollIntoView({ block: "nearest", behavior: still() ? "auto" : "smooth" });

/** Draw it: how long does the Alliance last? */
export const draw = (app) => {
  const told = h("div", { class: "told-big", "aria-live": "polite" }), next = h("p", { class: "buttons", hidden: true }, go("quarrel", t("next")));
  const show = h("button", { type: "button", class: "button go", disabled: true }, t("draw.show"));
  const paper = sketch(width(), () => { show.disabled = false; });
  show.addEventListener("click", async () => {
    const found = await app.model.ask(blank(), null, "0", true);
    if (!found) return;
    paper.reveal(found.left.survival);
    app.room?.say("guess", { line: paper.values().filter((_, month) => month % 12 === 0) });
    const odds = hundred(found.left.together), yours = Math.round(paper.values()[AFTER]), apart = yours - odds.value;
    const kind = Math.abs(apart) <= 5 ? "near" : apart > 0 ? "hopeful" : "gloomy";
    told.replaceChildren(h("p", {}, t(`draw.${kind}`, { yours, ...odds })), h("p", { class: "note" }, t("draw.key")));
    next.hidden = false;
    see(next);
  });
  const keys = h("details", {}, h("summary", {}, t("draw.keys")), h("div", { class: "years" }, [1, 3, 5, 7, 10].map((year) =>
    h("label", {}, String(1945 + year), h("input", { type: "range", min: 0, max: 100, value: 100, input: ({ target }) => { paper.put(year, Number(target.value)); } })))));
  return step("draw", [paper.node, keys], h("p", { class: "buttons" }, show), told, next);
};

/** What came of a guess: a sentence, the numbers on demand, and the way on. */
const outcome = (name, guessed, { left, right, difference }, then) => {
  const { months, trust } = difference, came = months.low <= 0 && months.high >= 0 ? "same" : months.value > 0 ? "longer" : "shorter";
  const one = hundred(left.together), two = hundred(right.together);
  const values = { left: one.value, right: two.value, months: Math.round(Math.abs(months.value)) };
  return [
    h("p", { class: "note" }, t(guessed === came ? "guess.right" : "guess.wrong", { guess: t(`guess.${guessed}`) })),
    h("p", { class: "told-big" }, t(`${name}.${came === "same" && trust.low > 0 ? "trust" : came}`, values)),
    h("details", {}, h("summary", {}, t("numbers")), h("p", {}, t("guess.numbers", {
      value: signed(months.value), low: signed(months.low), high: signed(months.high), one: `${one.low}–${one.high}`, two: `${two.low}–${two.high}`,
      trust: signed(trust.value, 2), trust_low: signed(trust.low, 2), trust_high: signed(trust.high, 2) }))),
    h("p", { class: "buttons" }, go(then, t("next"))),
  ];
};

/** Guess first: one thing changes; does the Alliance hold longer? */
const guess = (app, name, left, right, then) => {
  const out = h("div", { class: "outcome", "aria-live": "polite" }), picture = triangle(), said = h("p", { class: "told" }, " "), drawn = h("div", { class: "outcome" });
  const tell = (ties, side) => { said.textContent = `${t("guess.stage", { date: date(AFTER), side })} ${triangleWords(ties)}`; };
  const middle = (world) => world.ties.map((tie) => tie.middle[AFTER]);
  app.model.ask(left, null, "0", true).then((found) => {
    if (!found || drawn.hasChildNodes()) return;
    picture.show(middle(found.left));
    tell(middle(found.left), t(`${name}.sides`)[0]);
  });
  const reveal = async (guessed) => {
    const found = await app.model.ask(left, right, "0", true);
    if (!found) return;
    for (const each of buttons) each.setAttribute("aria-pressed", String(each.name === guessed));
    out.replaceChildren(...outcome(name, guessed, found, then));
    picture.show(middle(found.right), middle(found.left));
    tell(middle(found.right), t(`${name}.sides`)[1]);
    drawn.replaceChildren(curve([{ ...found.left, side: "left" }, { ...found.right, side: "right" }], width(), t("survival.label")),
      h("p", { class: "key" }, h("span", { class: "left" }, t(`${name}.sides`)[0]), h("span", { class: "right" }, t(`${name}.sides`)[1])));
    see(out);
  };
  const buttons = ["longer", "same", "shorter"].map((each) => h("button", { type: "button", class: "button", name: each, "aria-pressed": "false", click: () => reveal(each) }, t(`guess.${each}`)));
  return step(name, [h("div", { class: "outcome-stage" }, picture.node, said), drawn], h("fieldset", { class: "guesses" }, h("legend", {}, t("guess.ask")), buttons), out);
};

const shown = (openness) => ({ ...blank(), numbers: { "author.openness": openness } });

export const quarrel = (app) => guess(app, "quarrel", blank(), { ...blank(), choices: { contradiction: "fails" } }, "cards");
export const cards = (app) => guess(app, "cards", shown(0), shown(1), "you");

/** Now you: where to begin. */
export const you = (app) => {
  const { picture, said } = living(app);
  const start = ([name, address]) => h("li", {}, h("button", { type: "button", class: "button", click: () => app.open(read(address, app.asset, app.page).state) }, t(`you.starts.${name}`)));
  return step("you", [picture.node, said], h("ul", { class: "starts" }, Object.entries(app.page.starts).map(start)), h("p", { class: "buttons" }, go("workshop", t("you.blank"), "quiet")));
};

export const about = (app) => h("section", { class: "screen about" }, h("h1", {}, t("about.title")), t("about.paragraphs").map((text) => h("p", {}, text)),
  h("h2", {}, t("about.limits")), h("dl", {}, app.page.limits.map(([head, text]) => h("div", {}, h("dt", {}, head), h("dd", {}, text)))), h("p", { class: "note" }, t("about.source")));
