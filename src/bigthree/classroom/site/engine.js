// The model in the browser: worlds go in, histories and their measures come out.
// All arithmetic of the month, the measures and the luck is in model.wasm (or model.js), made from the Python.

const RUNS = 512, LONGEST = 120, READ = 128, SAMPLE_ROWS = 4096;
const PROCESSES = ["stances", "acts", "bargains"];
const INTENSITY = [0.5, 1, 1.5];

const CRC = Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});
const crc32 = (text) => {
  let c = 0xffffffff;
  for (const byte of new TextEncoder().encode(text)) c = CRC[(c ^ byte) & 255] ^ (c >>> 8);
  return (c ^ 0xffffffff) | 0;
};

/** The same program in plain JavaScript, where the page put it; it takes 64 bits as two halves. */
const plain = () => {
  const x = self.plain(), halves = (n) => [Number(BigInt.asIntN(32, n)), Number(BigInt.asIntN(32, n >> 32n))];
  const whole = (name) => (seed, ...rest) => x[name](...halves(seed), ...rest);
  return { ...x, draw: whole("draw"), deal: whole("deal") };
};

/** A world: { author, setting, choices: {contradiction, engagement, spheres, events}, numbers: {"author.appetite": …} }. */
export class Engine {
  /** Compile the program and lay out the asset. Throws where a page may not use WebAssembly and has nothing in its place. */
  static async load(program, asset) {
    if (self.plain) return new Engine(plain(), asset);
    const nothing = new Proxy({}, { get: () => () => 0 });
    const { instance } = await WebAssembly.instantiate(program, { wasi_snapshot_preview1: nothing, env: nothing });
    return new Engine(instance.exports, asset);
  }

  constructor(program, asset) {
    this.x = program;
    this.asset = asset;
    this.dealt = { seed: null, blocks: 0 };
    program._initialize?.();
    this.place = Object.fromEntries(asset.names.map((name, n) => [name, n]));
    const length = Object.values(asset.setting).reduce((most, [at]) => Math.max(most, at), 0) + 64;
    const arrays = {
      shares: LONGEST * 3, arsenals: LONGEST * 3, effects: 64 * this.width, stances: RUNS * (LONGEST + 1) * 9, minds: RUNS * (LONGEST + 1) * 3,
      influence: RUNS * 75, rows: RUNS * asset.columns.length, pushes: READ * 6 * asset.mechanisms.length, named: RUNS * asset.names.length,
    };
    for (const [name, size] of Object.entries(arrays)) this[name] = new Float64Array(program.memory.buffer, program[name].value, size);
    this.due = new BigInt64Array(program.memory.buffer, program.due.value, RUNS * 64);
    this.setting = new Float64Array(program.memory.buffer, program.setting.value, length);
    this.whole = new BigInt64Array(program.memory.buffer, program.setting.value, length);
    this.samples = {};
    this.arsenals.set(asset.arsenals.flat());
    this.learn(asset.usual, asset.sample);
  }

  /** The accepted draws of a theory of how America comes in. */
  learn(theory, { columns, size, ...rest }) {
    const rows = Object.values(columns).map(({ digits, values }) => Float64Array.from(values, (value) => value / 10 ** digits));
    this.samples[theory] = { ...rest, size, rows, order: Object.keys(columns) };
  }

  /** Put the draws of a theory where the program reads them. */
  sampled(theory) {
    const sample = this.samples[theory];
    if (this.theory !== theory) sample.rows.forEach((row, n) => new Float64Array(this.x.memory.buffer, this.x.sample.value + 8 * n * SAMPLE_ROWS).set(row));
    this.theory = theory;
    return sample;
  }

  get width() { return Object.values(this.asset.events).flat()[0].effects.length; }

  /** The scheme and the events of a world, and all else that it stands on before a number is set. */
  ground(world) {
    const { author, setting, choices = {} } = world;
    const usual = setting === "as_was" ? "fails" : "as_believed";
    const found = this.asset.grounds[`${author} ${setting} ${choices.contradiction ?? usual}`];
    return { ...found, labels: { ...found.labels, ...choices } };
  }

  draw(seed, process) { this.x.draw(seed, crc32(process)); }

  /** Fill in the numbers of each history: as coded, as drawn, or as set by hand. */
  compose(world, seed) {
    const { x, asset, place } = this, ground = this.ground(world);
    const byHand = Object.fromEntries(Object.entries(world.numbers ?? {}).map(([key, value]) => [key.split(".")[1], value]));
    for (const [name, value] of Object.entries({ ...asset.theory, ...ground.numbers, ...byHand })) x.set(place[name], value);
    for (const { name, low, mode, high, process, unless } of ground.draws) {
      if (name in byHand) continue;
      this.draw(seed, unless && unless[0] in byHand ? unless[1] : process);
      x.set_triangular(place[name], low, mode, high);
    }
    const { order, fitted, process, size } = this.sampled(ground.labels.engagement);
    this.draw(seed, process);
    for (const name of fitted) x.set_sampled(place[name], order.indexOf(name), size);
    for (const [name, column] of Object.entries(ground.kept)) if (!(name in byHand)) x.set_sampled(place[name], order.indexOf(column), size);
    this.set(ground);
    const events = asset.events[ground.labels.events];
    events.forEach((event, n) => this.expect(event, n, seed));
    for (const [part, name, value] of asset.cast) name === null ? x.cast_constant(part, value) : x.cast_number(part, place[name], value);
    return events.length;
  }

  /** The contested states, the scheme and the weights of the powers. */
  set(ground) {
    const scheme = this.asset.schemes[ground.labels.spheres], theory = this.asset.theories[ground.labels.engagement];
    for (const [name, values] of Object.entries({ ...ground.setting, ...scheme, ...theory })) {
      const [at, whole] = this.asset.setting[name];
      values.forEach((value, n) => { if (whole) this.whole[at + n] = BigInt(value); else this.setting[at + n] = value; });
    }
    const path = this.asset.paths[ground.path];
    for (let t = 0; t < LONGEST; t++) this.shares.set(path[path.length === 1 ? 0 : t], t * 3);
  }

  /** When an event comes in each history, and how large it is. */
  expect({ name, month, hazard, scaled_by: scaledBy, effects }, n, seed) {
    if (month !== null) this.x.date_event(n, month);
    else {
      this.draw(seed, `event ${name}`);
      this.x.await_event(n, hazard, scaledBy === null ? -1 : this.place[scaledBy]);
    }
    this.draw(seed, `intensity ${name}`);
    this.x.size_event(n, ...INTENSITY);
    this.effects.set(effects, n * this.width);
  }

  deal(seed, runs) {
    if (this.dealt.seed !== seed) this.dealt = { seed, blocks: 0 };
    for (; this.dealt.blocks * 32 < runs; this.dealt.blocks++) this.x.deal(seed, this.dealt.blocks, ...PROCESSES.map(crc32));
  }

  /**
   * Run the first histories of a world; results stand in `rows`, `stances`, `influence`, `pushes`.
   * @param {BigInt} seed from 0 to 2^64 - 1
   * @param {number} until months over which the pushes of the first 128 histories are summed
   */
  simulate(world, seed, runs, until = 0) {
    const luck = BigInt.asIntN(64, BigInt(seed)), { combination, opposition, lasting } = this.asset.measures;
    this.deal(luck, runs);
    const events = this.compose(world, luck);
    this.x.simulate(runs, events, combination, opposition, lasting, until);
  }

  /** One measure of every history. */
  column(name, runs) {
    const width = this.asset.columns.length, at = this.asset.columns.indexOf(name);
    return Float64Array.from({ length: runs }, (_, r) => this.rows[r * width + at]);
  }
}
