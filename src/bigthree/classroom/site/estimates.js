// Estimates over many histories, as in bigthree.measures.estimates; a test compares the two.

/** A share with its Wilson interval; z is the normal quantile. */
export const share = (count, total, z) => {
  const part = count / total, shrunk = 1 + z ** 2 / total, centre = (part + z ** 2 / (2 * total)) / shrunk;
  const half = (z * Math.sqrt((part * (1 - part)) / total + (z / (2 * total)) ** 2)) / shrunk;
  return { value: part, low: count === 0 ? 0 : centre - half, high: count === total ? 1 : centre + half };
};

/** A mean with its Student interval, cut to what it can be; t is Student's quantile. */
export const mean = (values, t, low = -Infinity, high = Infinity) => {
  const n = values.length, centre = values.reduce((sum, value) => sum + value, 0) / n;
  const spread = values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (n - 1);
  const half = t * Math.sqrt(spread / n);
  return { value: centre, low: Math.max(low, centre - half), high: Math.min(high, centre + half) };
};

export const paired = (one, other, t) => mean(other.map((value, n) => value - one[n]), t);

export const restricted = (months, horizon) => months.map((month) => (month < 0 ? horizon : Math.min(month, horizon)));

export const survived = (months, by) => months.reduce((count, month) => count + (month < 0 || month > by ? 1 : 0), 0);

/**
 * Kaplan and Meier's curve, nobody censored before the horizon. The band is Greenwood's on the
 * log-log scale, and Wilson's where that is undefined (nothing or everything has happened).
 */
export const survival = (months, horizon, z) => {
  const total = months.length, curve = { share: [], low: [], high: [] };
  for (let t = 0; t <= horizon; t++) {
    const count = survived(months, t), band = count > 0 && count < total ? greenwood(count, total, z) : share(count, total, z);
    curve.share.push(count / total);
    curve.low.push(band.low);
    curve.high.push(band.high);
  }
  return curve;
};

const greenwood = (count, total, z) => {
  const part = count / total;
  const wide = Math.exp((z * Math.sqrt((1 - part) / count)) / Math.abs(Math.log(part)));
  return { low: part ** wide, high: part ** (1 / wide) };
};

/** A quantile of sorted values, linear in between. */
export const quantile = (sorted, q) => {
  const at = q * (sorted.length - 1), below = Math.floor(at);
  return sorted[below] + (at - below) * ((sorted[below + 1] ?? sorted[below]) - sorted[below]);
};

/** The medoid of the usual kind of history: of those that held or, where half broke, of those that broke as most did. */
export const typical = (pairs, path) => {
  const counts = [0, 0, 0];
  pairs.forEach((pair) => { if (pair >= 0) counts[pair]++; });
  const broke = counts[0] + counts[1] + counts[2];
  const kind = 2 * broke >= pairs.length ? counts.indexOf(Math.max(...counts)) : -1;
  const alike = [...pairs.keys()].filter((run) => pairs[run] === kind), paths = alike.map(path);
  const middle = paths[0].map((_, n) => average(paths.map((each) => each[n])));
  const far = paths.map((each) => each.reduce((sum, tie, n) => sum + (tie - middle[n]) ** 2, 0));
  return alike[far.indexOf(Math.min(...far))];
};

const average = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
