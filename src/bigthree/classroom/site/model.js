// Two workers compute: one what follows a moving control, one what follows when it rests; for a class a third.

const QUICK = 128, WHOLE = 500;

export class Model {
  constructor(source, packed, onFailure, home) {
    this.waiting = new Map();
    this.theories = {};
    this.home = home;
    this.id = 0;
    this.begin = () => this.start(source, packed, onFailure);
    this.last = Promise.resolve();
    this.workers = { quick: this.start(source, packed, onFailure), whole: this.start(source, packed, onFailure) };
  }

  start(source, packed, onFailure) {
    const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
    const worker = new Worker(address);
    worker.onmessage = ({ data }) => {
      if (data.failed) onFailure(data.failed);
      else if (data.id) this.done(data);
    };
    worker.onerror = (event) => onFailure(event.message);
    worker.postMessage(packed);
    for (const theory of Object.keys(window.bigthree.samples)) worker.postMessage({ theory, sample: window.bigthree.samples[theory] });
    return { worker, busy: false, next: null };
  }

  /** The draws of a theory that few worlds need come when one does; false where they cannot be had. */
  learn(theory) {
    this.theories[theory] ??= new Promise((resolve) => {
      const script = document.createElement("script");
      script.onload = () => {
        for (const { worker } of Object.values(this.workers)) worker.postMessage({ theory, sample: window.bigthree.samples[theory] });
        resolve(true);
      };
      script.onerror = () => { delete this.theories[theory]; resolve(false); };
      script.src = new URL(`theory-${theory.replaceAll("_", "-")}.js`, this.home);
      document.head.append(script);
    });
    return this.theories[theory];
  }

  done(data) {
    const { resolve, lane } = this.waiting.get(data.id);
    this.waiting.delete(data.id);
    lane.busy = false;
    if (lane.next) this.post(lane, lane.next);
    lane.next = null;
    resolve(data);
  }

  post(lane, { question, resolve }) {
    lane.busy = true;
    this.waiting.set(++this.id, { resolve, lane });
    lane.worker.postMessage({ ...question, id: this.id });
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
    this.workers.aside ??= this.begin();
    this.last = this.last.then(() => this.ask(left, right, seed, true, this.workers.aside));
    return this.last;
  }
}
