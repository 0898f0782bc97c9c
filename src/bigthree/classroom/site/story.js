// The opening: act first, then see what the model says.
import { blank, ground } from "./address.js";
import { curve, sketch, triangle, triangleWords } from "./drawing.js";
import { date, h, hundred, signed, t } from "./words.js";

const width = () => Math.min(900, Math.max(320, document.documentElement.clientWidth - 40));
const go = (screen, label, kind = "go") => h("a", { class: `button ${kind}`, href: `#${screen}` }, label);

/** The first screen: the triangle, alive. */
export const opening = (app) => {
  const picture = triangle(), said = h("p", { class: "told", "aria-live": "off" }, " ");
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  app.model.ask(blank(), null, "0", true).then((found) => {
    if (!found) return;
    let month = still ? 60 : 0;
    const show = () => {
      const ties = found.left.history.ties.map((tie) => tie[month]);
      picture.show(ties);
      said.textContent = `${date(month)}. ${triangleWords(ties)}`;
    };
    show();
    app.repeat(still ? null : () => { month = (month + 1) % 121; show(); }, 260);
  });
  return h("section", { class: "screen opening" },
    h("div", { class: "stage" }, picture.node, said),
    h("div", { class: "lines" }, h("h1", {}, t("opening.title")), h("p", { class: "lead" }, t("opening.lead")),
      h("p", { class: "buttons" }, go("draw", t("opening.begin")), go("workshop", t("opening.straight"), "quiet")),
      h("p", { class: "note" }, t("opening.honest"))));
};

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
    const odds = hundred(found.left.together), yours = Math.round(paper.values()[60]), apart = yours - odds.value;
    const kind = Math.abs(apart) <= 5 ? "near" : apart > 0 ? "hopeful" : "gloomy";
    told.replaceChildren(h("p", {}, t(`draw.${kind}`, { yours, ...odds })), h("p", { class: "note" }, t("draw.key")));
    next.hidden = false;
  });
  const keys = h("details", {}, h("summary", {}, t("draw.keys")), h("div", { class: "years" }, [1, 3, 5, 7, 10].map((year) =>
    h("label", {}, String(1945 + year), h("input", { type: "range", min: 0, max: 100, value: 100, input: ({ target }) => { paper.put(year, Number(target.value)); } })))));
  return h("section", { class: "screen" }, h("h1", {}, t("draw.title")), h("p", { class: "lead" }, t("draw.lead")),
    paper.node, keys, h("p", { class: "buttons" }, show), told, next);
};

/** Guess first: one thing changes; does the Alliance hold longer? */
const guess = (app, name, left, right, then) => {
  const out = h("div", { class: "outcome", "aria-live": "polite" });
  const reveal = async (guessed) => {
    const found = await app.model.ask(left, right, "0", true);
    if (!found) return;
    const { months, trust } = found.difference, came = months.low <= 0 && months.high >= 0 ? "same" : months.value > 0 ? "longer" : "shorter";
    const one = hundred(found.left.together), two = hundred(found.right.together);
    const values = { left: one.value, right: two.value, months: Math.abs(months.value).toFixed(1) };
    const finding = came === "same" && trust.low > 0 ? "trust" : came;
    out.replaceChildren(
      h("p", { class: "note" }, t(guessed === came ? "guess.right" : "guess.wrong", { guess: t(`guess.${guessed}`) })),
      h("p", { class: "told-big" }, t(`${name}.${finding}`, values)),
      curve([{ ...found.left, side: "left" }, { ...found.right, side: "right" }], width(), t("curve.label")),
      h("p", { class: "key" }, h("span", { class: "left" }, t(`${name}.sides`)[0]), h("span", { class: "right" }, t(`${name}.sides`)[1])),
      h("details", {}, h("summary", {}, t("numbers")), h("p", {}, t("guess.numbers", {
        low: signed(months.low), high: signed(months.high), one: `${one.low}–${one.high}`, two: `${two.low}–${two.high}`,
        trust: signed(trust.value, 2), trust_low: signed(trust.low, 2), trust_high: signed(trust.high, 2) }))),
      h("p", { class: "buttons" }, go(then, t("next"))));
  };
  return h("section", { class: "screen" }, h("h1", {}, t(`${name}.title`)), h("p", { class: "lead" }, t(`${name}.lead`)),
    h("fieldset", { class: "guesses" }, h("legend", {}, t("guess.ask")), ["longer", "same", "shorter"].map((each) =>
      h("button", { type: "button", class: "button", click: () => reveal(each) }, t(`guess.${each}`)))), out);
};

const shown = (openness) => ({ ...blank(), numbers: { "author.openness": openness } });

export const quarrel = (app) => guess(app, "quarrel", blank(), { ...blank(), choices: { contradiction: "fails" } }, "cards");
export const cards = (app) => guess(app, "cards", shown(0), shown(1), "you");

/** Now you: where to begin. */
export const you = (app) => {
  const half = (author) => Math.round(50 * ground(blank(author), app.asset).numbers.appetite) / 100;
  const starts = {
    ideology: { ...blank(), numbers: { "world.ideology": 0.1 } }, empire: { ...blank(), numbers: { "world.british_appetite": 1 } },
    quarrel: { ...blank(), choices: { contradiction: "fails" } }, gromyko: { ...blank("gromyko"), numbers: { "world.rivalry": 0.8 } },
    as_was: { ...blank("litvinov", "as_was"), numbers: { "world.ideology": 0.1 } }, modest: { ...blank(), numbers: { "author.appetite": half("litvinov") } },
  };
  return h("section", { class: "screen" }, h("h1", {}, t("you.title")), h("p", { class: "lead" }, t("you.lead")),
    h("ul", { class: "starts" }, Object.entries(starts).map(([name, state]) => h("li", {},
      h("button", { type: "button", class: "button", click: () => app.open(state) }, t(`you.starts.${name}`))))),
    h("p", { class: "buttons" }, go("workshop", t("you.blank"), "quiet")));
};

export const about = (app) => h("section", { class: "screen about" }, h("h1", {}, t("about.title")), t("about.paragraphs").map((text) => h("p", {}, text)),
  h("h2", {}, t("about.limits")), h("dl", {}, app.page.limits.flatMap(([head, text]) => [h("dt", {}, head), h("dd", {}, text)])), h("p", { class: "note" }, t("about.source")));
