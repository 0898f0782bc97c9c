// What becomes of a world: its histories as the page shows them.
import { mean, paired, quantile, restricted, share, survival, survived, typical } from "./estimates.js";

const AFTER = 60, WITHIN = 60, TELLING = 0.05, STRONGEST = 3;
const DYADS = [[0, 1], [0, 2], [1, 2]], PAIRS = [[0, 1], [0, 2], [1, 0], [1, 2], [2, 0], [2, 1]];
const PASSIVE = "routine";

const tieAt = (stances, run, month, [i, j]) => {
  const at = (run * 121 + month) * 9;
  return 0.5 * (stances[at + i * 3 + j] + stances[at + j * 3 + i]);
};

const tieOver = (stances, run, horizon, dyad) => Array.from({ length: horizon + 1 }, (_, month) => tieAt(stances, run, month, dyad));

/** Simulate a world; `whole` adds what follows when a control has come to rest. */
export const answer = (engine, world, seed, runs, whole) => {
  engine.simulate(world, seed, runs, whole ? WITHIN : 0);
  const { asset } = engine, z = asset.quantiles.normal, t = asset.quantiles.student[runs], horizon = asset.months;
  const turned = engine.column("two_against_one", runs), kept = restricted(turned, horizon);
  const found = {
    runs, months: mean(kept, t, 0, horizon), each: { months: kept, trust: engine.column("washingtons_trust", runs) },
    together: share(survived(turned, AFTER), runs, z), end: share(survived(turned, horizon), runs, z),
    survival: survival(turned, horizon, z), ...ties(engine.stances, runs, horizon),
  };
  return whole ? { ...found, ...more(engine, world, seed, runs, turned) } : found;
};

/** The middle history's ties and where nine tenths lie; the share of histories in each pattern. */
const ties = (stances, runs, horizon) => {
  const bands = DYADS.map(() => ({ low: [], middle: [], high: [] })), column = new Float64Array(runs);
  const patterns = [0, 1, 2, 3].map(() => []);
  for (let month = 0; month <= horizon; month++) {
    const friendly = new Uint8Array(runs), counts = [0, 0, 0, 0];
    DYADS.forEach((dyad, d) => {
      for (let run = 0; run < runs; run++) {
        column[run] = tieAt(stances, run, month, dyad);
        if (column[run] > 0) friendly[run]++;
      }
      column.sort();
      bands[d].low.push(quantile(column, 0.05));
      bands[d].middle.push(quantile(column, 0.5));
      bands[d].high.push(quantile(column, 0.95));
    });
    for (const count of friendly) counts[count]++;
    patterns.forEach((pattern, n) => pattern.push(counts[3 - n] / runs));
  }
  return { ties: bands, patterns };
};

const more = (engine, world, seed, runs, turned) => {
  const pairs = engine.column("pair", runs), influence = new Array(75).fill(0);
  for (let run = 0; run < runs; run++) for (let k = 0; k < 75; k++) influence[k] += engine.influence[run * 75 + k] / runs;
  const stances = engine.stances, path = (run) => DYADS.flatMap((dyad) => tieOver(stances, run, engine.asset.months, dyad));
  const run = world.history ?? typical(pairs, path);
  const events = engine.asset.events[engine.ground(world).labels.events]
    .map(({ label, name }, n) => ({ month: Number(engine.due[run * 64 + n]), label: label || name }))
    .filter(({ month }) => month >= 0 && month < engine.asset.months);
  return {
    influence, pushes: pushes(engine),
    history: {
      run, events, turn: turned[run], pair: pairs[run],
      ties: DYADS.map((dyad) => tieOver(stances, run, engine.asset.months, dyad)),
    },
  };
};

/** What moved each tie in each of the first histories: [dyad][mechanism] of lists. */
const pushes = ({ pushes: summed, asset }) => {
  const count = asset.mechanisms.length, runs = summed.length / (6 * count);
  return DYADS.map(([i, j]) => asset.mechanisms.map((_, m) => {
    const both = PAIRS.flatMap(([a, b], n) => ((a === i && b === j) || (a === j && b === i) ? [n] : []));
    return Float64Array.from({ length: runs }, (_, run) => both.reduce((sum, n) => sum + 0.5 * summed[(run * 6 + n) * count + m], 0));
  }));
};

/** The pushes that differ most between two worlds, where luck does not explain it. */
export const reasons = (one, other, asset) => {
  const told = [];
  asset.mechanisms.forEach((mechanism, m) => DYADS.forEach((_, dyad) => {
    if (mechanism === PASSIVE) return;
    const size = paired(one.pushes[dyad][m], other.pushes[dyad][m], asset.quantiles.student[128]);
    if ((size.low > 0 || size.high < 0) && Math.abs(size.value) >= TELLING) told.push({ mechanism, dyad, size });
  }));
  return told.sort((a, b) => Math.abs(b.size.value) - Math.abs(a.size.value)).slice(0, STRONGEST);
};

/** How two worlds differ on the same luck. */
export const difference = (one, other, asset) => {
  const t = asset.quantiles.student[other.runs], first = (values) => values.slice(0, other.runs);
  return {
    months: paired(first(one.each.months), other.each.months, t), trust: paired(first(one.each.trust), other.each.trust, t),
    reasons: one.pushes && other.pushes ? reasons(one, other, asset) : null,
  };
};
