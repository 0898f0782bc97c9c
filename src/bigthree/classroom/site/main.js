// The page: its screens, its address, and the way back.
import { ground, read, settled, written } from "./address.js";
import { board } from "./board.js";
import { Model } from "./model.js";
import { Room, both, worldOf } from "./room.js";
import { about, cards, draw, opening, quarrel, you } from "./story.js";
import { h, t, words } from "./words.js";
import { Workshop } from "./workshop.js";

const STORY = ["draw", "quarrel", "cards", "you"];
const SCREENS = { start: opening, draw, quarrel, cards, you, about };
const kind = document.documentElement.dataset.room;

class App {
  constructor(data) {
    Object.assign(this, data);
    Object.assign(words, data.page.words);
    this.main = document.querySelector("main");
    this.notice = h("p", { class: "notice", role: "status", hidden: true });
    this.room = kind ? new Room(this, kind) : null;
    this.home = this.room?.home.href ?? location.href.split(/[?#]/)[0];
    this.model = new Model(data.worker, { program: data.program, asset: data.packed }, (why) => this.fail(why), this.home);
    this.computing = new Map();
    this.head();
    addEventListener("popstate", () => this.load());
    addEventListener("hashchange", () => this.load());
    this.load();
  }

  head() {
    const link = (screen, name) => h("a", { href: `#${screen}` }, t(name));
    document.querySelector("header").append(h("a", { class: "name", href: "#start" }, t("name")), h("nav", { "aria-label": t("nav.label") }, link("draw", "nav.story"), link("workshop", "nav.workshop"), link("about", "nav.about"), this.room?.lecturer && link("board", "nav.board")));
    if (this.room) document.querySelector("header").append(this.room.timer);
    this.main.before(this.notice, ...(this.room ? [this.room.bar, this.room.cover] : []));
  }

  /** Show what the address says. */
  load() {
    const { state, faults } = read(location.search, this.asset, this.page), hash = location.hash.slice(1);
    const same = this.state && written(state) === written(this.state);
    this.state = state;
    this.tell(faults);
    const screen = hash || (location.search.length > 1 ? "workshop" : this.first());
    if (this.room) this.room.onBoard = null;
    if (screen === "workshop" && this.workshop && this.main.contains(this.workshop.node)) {
      if (!same) { this.workshop.drawControls(); this.workshop.ask(true); }
      return;
    }
    this.repeat(null);
    if (screen === "workshop") {
      this.workshop = new Workshop(this);
      this.show(this.workshop.node);
    } else {
      this.workshop = null;
      this.show((screen === "board" && this.room?.lecturer ? board : SCREENS[screen] ?? opening)(this));
    }
  }

  first() { return this.room?.lecturer ? "board" : "start"; }

  /** The whole answer of the world in an address, computed once. */
  computed(address) {
    const { state } = worldOf(address, this.asset, this.page), key = written(state);
    if (!this.computing.has(key)) this.computing.set(key, this.model.aside(...both(state)));
    return this.computing.get(key);
  }

  show(node) {
    const screen = location.hash.slice(1) || (location.search.length > 1 ? "workshop" : this.first());
    this.main.replaceChildren(node);
    const title = node.querySelector("h1")?.textContent;
    document.title = title ? `${title} · ${t("name")}` : `${t("nav.workshop")} · ${t("name")}`;
    scrollTo(0, 0);
    for (const link of document.querySelectorAll("nav a")) link.setAttribute("aria-current", link.hash === `#${STORY.includes(screen) ? "draw" : screen}` ? "page" : "false");
  }

  tell(faults) {
    this.notice.hidden = faults.length === 0;
    this.notice.textContent = faults.join(" ");
  }

  /** Another world: while a control moves the address stays in one place; when it rests, Back undoes. */
  change(next, pace = "rest") {
    const faults = [], state = settled(next, this.asset, faults, this.page), address = `?${written(state)}#workshop`;
    this.tell(faults);
    if (pace === "move") {
      this.state = state;
      this.workshop.ask(false);
      return;
    }
    if (address !== location.search + location.hash) history.pushState(null, "", address);
    this.state = state;
    const focused = document.activeElement?.id;
    this.workshop.drawControls();
    if (focused) document.getElementById(focused)?.focus();
    this.workshop.ask(true);
  }

  open(state) {
    history.pushState(null, "", `?${written(settled(state, this.asset))}#workshop`);
    this.load();
  }

  /** The evidence behind a number: of its author, or of whose reading the world takes. */
  evidence(state, key) {
    const source = ground(state, this.asset).sources[key];
    return this.page.evidence[source][key.split(".")[1]];
  }

  /** One thing repeats at a time: what plays. */
  repeat(step, pause) {
    clearInterval(this.playing);
    this.playing = step ? setInterval(step, pause) : null;
  }

  fail(why) {
    this.main.replaceChildren(h("section", { class: "screen" }, h("h1", {}, t("failed.title")), h("p", { class: "lead" }, t("failed.lead")), h("p", { class: "note" }, why)));
  }
}

const unpack = async (text) => {
  const packed = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return JSON.parse(await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).text());
};

const { program, asset: packed, page: pagePacked, worker } = window.bigthree;
Promise.all([unpack(packed), unpack(pagePacked)]).then(([asset, page]) => { window.app = new App({ program, packed, worker, asset, page }); });
