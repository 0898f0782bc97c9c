// Two workers compute: one what follows a moving control, one what follows when it rests; for a class a third.

const QUICK = 128, WHOLE = 500;

export class Model {
  /** What is `packed` is the program and its asset; `files` is where the rest lies that few readers need. */
  constructor(source, packed, onFailure, files) {
    Object.assign(this, { source, packed, onFailure, files, waiting: new Map(), scripts: {}, known: new Set(), id: 0, last: Promise.resolve() });
    this.workers = { quick: this.lane(), whole: this.lane() };
  }

  /** A worker and what waits for it. */
  lane() {
    const lane = { busy: false, next: null, asked: null, plain: false };
    this.start(lane);
    return lane;
  }

  start(lane) {
    const source = lane.plain ? [window.bigthree.plain, this.source] : [this.source];
    lane.worker = new Worker(URL.createObjectURL(new Blob(source, { type: "text/javascript" })));
    lane.worker.onmessage = ({ data }) => { if (data.failed) this.again(lane, data.failed); else this.done(data); };
    lane.worker.onerror = (event) => this.onFailure(event.message);
    lane.worker.postMessage(this.packed);
    for (const theory of this.known) this.teach(lane.worker, theory);
  }

  /** Where a frame forbids WebAssembly or a browser lacks it, the same program is there as plain JavaScript. */
  async again(lane, why) {
    if (lane.plain || !(await this.script("plain"))) { this.onFailure(why); return; }
    lane.worker.terminate();
    lane.plain = true;
    this.start(lane);
    if (lane.asked) lane.worker.postMessage(lane.asked);
  }

  /** Load a file of the page once; false where it cannot be had. */
  script(name) {
    this.scripts[name] ??= new Promise((resolve) => {
      const script = document.createElement("script");
      script.onload = () => resolve(true);
      script.onerror = () => { delete this.scripts[name]; resolve(false); };
      script.src = new URL(`${name}.js`, this.files);
      document.head.append(script);
    });
    return this.scripts[name];
  }

  /** The draws of a theory that few worlds need, when one does; false where they cannot be had. */
  async learn(theory) {
    if (!(await this.script(`theory-${theory.replaceAll("_", "-")}`))) return false;
    if (!this.known.has(theory)) for (const { worker } of Object.values(this.workers)) this.teach(worker, theory);
    this.known.add(theory);
    return true;
  }

  teach(worker, theory) { worker.postMessage({ theory, sample: window.bigthree.samples[theory] }); }

  done(data) {
    const { resolve, lane } = this.waiting.get(data.id);
    this.waiting.delete(data.id);
    lane.busy = false;
    lane.asked = null;
    if (lane.next) this.post(lane, lane.next);
    lane.next = null;
    resolve(data);
  }

  post(lane, { question, resolve }) {
    lane.busy = true;
    lane.asked = { ...question, id: ++this.id };
    this.waiting.set(this.id, { resolve, lane });
    lane.worker.postMessage(lane.asked);
  }

  /** An answer; while one is computed only the latest question waits, and an overtaken one gets null. */
  async ask(left, right, seed, whole, lane = this.workers[whole ? "whole" : "quick"]) {
    const theory = right?.choices.engagement;
    if (theory && !(await this.learn(theory))) return { missing: theory };
    return new Promise((resolve) => {
      const asked = { question: { left, right, seed, runs: whole ? WHOLE : QUICK, whole }, resolve };
      if (!lane.busy) { this.post(lane, asked); return; }
      lane.next?.resolve(null);
      lane.next = asked;
    });
  }

  /** An answer beside those of the screen, one after another: none is overtaken. */
  aside(left, right, seed) {
    this.workers.aside ??= this.lane();
    this.last = this.last.then(() => this.ask(left, right, seed, true, this.workers.aside));
    return this.last;
  }
}
