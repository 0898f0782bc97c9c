// In a worker: two worlds and a luck come in, what the page shows goes out.
import { Engine } from "./engine.js";
import { answer, difference } from "./answers.js";

let engine;
let ready; // until then questions wait
const baselines = new Map(); // the baseline does not change while a control moves

const unpack = async (text) => {
  const packed = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
};

const baseline = (world, seed, runs, whole) => {
  const key = JSON.stringify([world, seed, runs, whole]);
  if (!baselines.has(key)) {
    if (baselines.size > 20) baselines.clear();
    baselines.set(key, answer(engine, world, seed, runs, whole));
  }
  return baselines.get(key);
};

const reply = ({ left, right, seed, runs, whole }) => {
  const one = baseline(left, seed, runs, whole);
  if (!right) return { left: one, right: null };
  const other = answer(engine, right, seed, runs, whole);
  return { left: one, right: other, difference: difference(one, other, engine.asset) };
};

const load = async ({ program, asset }) => {
  try {
    const [bytes, data] = await Promise.all([unpack(program), unpack(asset)]);
    engine = await Engine.load(bytes, JSON.parse(new TextDecoder().decode(data)));
  } catch (error) {
    self.postMessage({ failed: String(error) });
  }
};

const plain = (found) => found && { ...found, each: undefined, pushes: undefined };

const learn = async ({ theory, sample }) => {
  const found = unpack(sample).then((data) => JSON.parse(new TextDecoder().decode(data)));
  await ready;
  engine?.learn(theory, await found);
};

self.onmessage = async ({ data }) => {
  if (data.program) ready = load(data);
  if (data.theory) ready = learn(data);
  await ready;
  if (!engine || !data.id) return;
  const began = performance.now(), { left, right, difference: apart } = reply(data);
  self.postMessage({ id: data.id, left: plain(left), right: plain(right), difference: apart, ms: performance.now() - began });
};
