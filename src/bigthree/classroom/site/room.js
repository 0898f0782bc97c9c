// The room of a class: what every page asks of the server, and what it shows of it.
import { baseline, changed, read, written } from "./address.js";
import { h, hundred, t } from "./words.js";

const PAUSE = 2500;
const memory = (() => { try { return window.localStorage; } catch { return null; } })();

/** A word by which the server knows this browser again. */
const token = () => {
  const kept = memory?.getItem("bigthree.token");
  if (kept) return kept;
  const made = Array.from(crypto.getRandomValues(new Uint8Array(16)), (each) => each.toString(16).padStart(2, "0")).join("");
  memory?.setItem("bigthree.token", made);
  return made;
};

export class Room {
  constructor(app, kind) {
    Object.assign(this, { app, lecturer: kind === "lecturer", token: token(), now: null, said: {}, away: new Set(), led: null, ends: null });
    this.home = new URL(this.lecturer ? "../../" : "./", location.href.split(/[?#]/)[0]);
    this.timer = h("p", { class: "timer", role: "timer", hidden: true });
    this.bar = h("section", { class: "room", "aria-label": t("room.label"), "aria-live": "polite", hidden: true });
    this.cover = h("p", { class: "cover" }, t("room.covered"));
    this.form = this.lecturer ? null : this.showing();
    document.body.toggleAttribute("data-covered", true); // until the room has said that nothing is
    setInterval(() => this.tick(), 500);
    this.poll();
  }

  /** Ask the server, or tell it something; null where it refused or cannot be reached. */
  async send(path, message) {
    const options = message && { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(message) };
    try {
      const answer = await fetch(new URL(path, this.home), options), found = await answer.json();
      if (found.refused) { this.app.tell([found.refused]); return null; }
      if (this.lost || message) this.app.tell([]);
      this.lost = false;
      return found;
    } catch {
      this.lost = true;
      this.app.tell([t("room.lost")]);
      return null;
    }
  }

  say(what, message) { return this.send(`room/${what}`, { ...message, token: this.token }); }

  async poll() {
    const found = await this.send(this.lecturer ? `${location.pathname.slice(1)}class` : "room/now");
    if (found) this.heard(found);
    setTimeout(() => this.poll(), PAUSE + 1000 * Math.random());
  }

  heard(found) {
    const { left, led, ...rest } = found, { left: _, led: __, ...before } = this.now ?? {};
    if (this.now && found.class !== this.now.class) this.app.tell([t("room.another")]);
    this.now = found;
    this.ends = left === null ? null : Date.now() + 1000 * left;
    document.body.toggleAttribute("data-covered", found.covered);
    this.tick();
    this.follow(led, found.screen);
    if (JSON.stringify(rest) === JSON.stringify(before)) return;
    this.draw();
    this.onBoard?.(found);
  }

  /** Go where the lecturer leads: at once, or when the page was just opened without a place of its own. */
  follow(led, screen) {
    const fresh = this.led === null && !location.hash && location.search.length < 2;
    const go = !this.lecturer && led && (fresh || (this.led !== null && led !== this.led));
    this.led = led;
    if (go) location.hash = `#${screen}`;
  }

  tick() {
    this.timer.hidden = this.ends === null;
    const left = Math.max(0, Math.ceil(((this.ends ?? 0) - Date.now()) / 1000));
    this.timer.textContent = left ? `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}` : t("room.time");
  }

  key({ number, round, revealed }) { return `${number} ${round} ${revealed}`; }

  /** The question, or what was said. */
  draw() {
    const { vote } = this.now, shown = vote && !this.away.has(this.key(vote));
    this.bar.hidden = !shown;
    if (!shown) { this.bar.replaceChildren(); return; }
    const rows = vote.revealed ? this.result(vote) : this.question(vote);
    this.bar.replaceChildren(h("h2", {}, vote.question), ...rows);
  }

  question(vote) {
    const own = this.said[this.key(vote)];
    const choose = async (choice) => {
      const focused = document.activeElement?.textContent, found = await this.say("vote", { number: vote.number, round: vote.round, choice });
      if (!found) return;
      this.said[this.key(vote)] = choice;
      this.heard(this.lecturer ? { ...this.now, vote: found.vote } : found);
      this.draw();
      [...this.bar.querySelectorAll("button")].find((each) => each.textContent === focused)?.focus();
    };
    return [
      vote.round > 1 ? h("p", { class: "note" }, t("room.again")) : null,
      h("p", { class: "buttons" }, vote.choices.map((words, choice) => h("button", { type: "button", class: `button${own === choice ? " go" : ""}`, "aria-pressed": String(own === choice), click: () => choose(choice) }, words))),
      own === undefined ? null : h("p", { class: "note" }, t("room.said", { choice: vote.choices[own] })),
    ].filter(Boolean);
  }

  result(vote) {
    const rounds = vote.counts, names = rounds.length > 1 ? t("room.rounds") : [""], most = Math.max(1, ...rounds.flat());
    const bar = (round, choice) => {
      const fill = h("i", { class: `bar round-${round}` });
      fill.style.setProperty("--part", `${(100 * rounds[round][choice]) / most}%`);
      return h("div", { class: "counted" }, h("span", { class: "when" }, names[round]), h("span", { class: "room-bar" }, fill), h("b", {}, String(rounds[round][choice])));
    };
    const moved = (vote.changes ?? []).flatMap((row, from) => row.map((count, to) => (from !== to && count ? t("room.moved", { count, from: vote.choices[from], to: vote.choices[to] }) : null))).filter(Boolean);
    const model = h("p", {});
    if (vote.world !== null) this.model(vote.world).then((words) => { model.textContent = words; });
    const away = () => { this.away.add(this.key(vote)); this.draw(); };
    return [
      h("dl", { class: "result" }, vote.choices.flatMap((words, choice) => [h("dt", {}, words), h("dd", {}, rounds.map((_, round) => bar(round, choice)))])),
      vote.changes ? h("p", {}, moved.length ? `${t("room.changed")} ${moved.join("; ")}.` : t("room.unchanged")) : null,
      vote.world !== null ? model : null, h("p", {}, h("button", { type: "button", class: "button small", click: away }, t("room.away"))),
    ].filter(Boolean);
  }

  /** What the model says of a world, in a sentence. */
  async model(address) {
    const { left, right, missing } = await this.app.computed(address);
    if (missing) return t("faults.theory", { theory: this.app.page.choices.engagement[missing] });
    const odds = hundred((right ?? left).together);
    return t(right ? "room.models" : "room.model", { ...odds, before: Math.round(100 * left.together.value) });
  }

  /** The form that puts a student's world on the board. */
  showing() {
    const name = h("input", { id: "group-name", maxlength: 40, autocomplete: "off", value: memory?.getItem("bigthree.name") ?? "" }), told = h("p", { class: "note", role: "status" });
    const show = async (event) => {
      event.preventDefault();
      const found = await this.say("show", { name: name.value, world: written(this.app.state) });
      if (!found) return;
      memory?.setItem("bigthree.name", found.name);
      told.textContent = t("room.shown", { name: found.name });
    };
    const down = async () => { if (await this.say("show", { world: null })) told.textContent = t("room.down"); };
    return h("form", { class: "show", submit: show }, h("h3", {}, t("room.show")), h("p", { class: "note" }, t("room.show_lead")), h("label", { for: "group-name" }, t("room.name")), name,
      h("p", { class: "buttons" }, h("button", { class: "button small" }, t("room.put_up")), h("button", { type: "button", class: "button small quiet", click: down }, t("room.take_down"))), told);
  }
}

/** The world of an address that somebody pasted, or that a group showed. */
export const worldOf = (address, asset, page) => {
  const query = address.includes("?") ? address.slice(address.indexOf("?")) : address;
  return read(query.split("#")[0], asset, page);
};

/** What is asked of the model for a world: the baseline, and the world where it differs. */
export const both = (state) => [baseline(state), changed(state) ? state : null, state.seed];
