// Pictures of our own, in SVG: the triangle, the curve, the ties, the patterns, the map.
import { s, t } from "./words.js";

export const DYADS = [[0, 1], [0, 2], [1, 2]];
const PLACES = [[200, 62], [62, 268], [338, 268]]; // Moscow above, the two whose quarrel it counts on below
const BESIDE = [[-16, -4, "end"], [16, -4, "start"], [0, -12, "middle"]];
const FRIENDLY = 0.1, CLOSE = 0.4, DIFFERS = 0.05;
/** Months after which the page counts who stands together: January 1950. */
export const AFTER = 60;

const setAll = (node, attributes) => { for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value); };

/** A tie in a word. */
export const tieWord = (tie) => {
  const size = Math.abs(tie), words = t("ties.words");
  return size < FRIENDLY ? words[2] : tie > 0 ? words[size < CLOSE ? 1 : 0] : words[size < CLOSE ? 3 : 4];
};

/** A tie as the pictures tell it: friendly 1, hostile -1, or neither. */
export const side = (tie) => (Math.abs(tie) < FRIENDLY ? 0 : Math.sign(tie));
export const sentence = (words) => words[0].toUpperCase() + words.slice(1);

/** What three ties come to, in a sentence: by how many are friendly and how many hostile, and about the odd one. */
export const triangleWords = (ties) => {
  const powers = t("in_sentences"), sides = ties.map(side), count = (kind) => sides.filter((each) => each === kind).length;
  const odd = count(1) === 1 ? sides.indexOf(1) : sides.findIndex((each) => count(each) === 1), [i, j] = DYADS[Math.max(odd, 0)];
  const values = { one: powers[i], two: powers[j], third: powers[2 - odd], others: t("pairs")[sides.indexOf(-1)] };
  return sentence(t("triangle.words")[`${count(1)}${count(-1)}`].replace(/\{(\w+)\}/g, (_, name) => values[name]));
};

/** The triangle: made once, then moved, so that it lives under the finger. */
export const triangle = () => {
  const lines = (kind) => DYADS.map(([i, j], d) => {
    const [x1, y1] = PLACES[i], [x2, y2] = PLACES[j], shift = kind === "ghost" ? 9 : 0;
    const length = Math.hypot(x2 - x1, y2 - y1), dx = (shift * (y2 - y1)) / length, dy = (-shift * (x2 - x1)) / length;
    const side = d === 1 ? 1 : -1;
    return s("line", { class: `tie ${kind}`, x1: x1 - side * dx, y1: y1 - side * dy, x2: x2 - side * dx, y2: y2 - side * dy });
  });
  const ghosts = lines("ghost"), ties = lines("own");
  const labels = DYADS.map(([i, j], d) => s("text", {
    class: "tie-word", "text-anchor": BESIDE[d][2],
    x: (PLACES[i][0] + PLACES[j][0]) / 2 + BESIDE[d][0], y: (PLACES[i][1] + PLACES[j][1]) / 2 + BESIDE[d][1],
  }));
  const powers = PLACES.map(([x, y], n) => [
    s("circle", { class: `power power-${n}`, cx: x, cy: y, r: 25 }),
    s("text", { class: "power-name", x, y: n ? y + 46 : y - 34, "text-anchor": "middle" }, t("powers")[n]),
  ]);
  const node = s("svg", { class: "triangle", viewBox: "0 0 400 325", role: "img", "aria-label": t("workshop.stage") }, ghosts, ties, ...powers, labels);
  const show = (all, values) => all.forEach((line, d) => {
    setAll(line, { "stroke-width": values ? (1.5 + (line.classList.contains("ghost") ? 5 : 15) * Math.abs(values[d])).toFixed(1) : 0 });
    line.classList.toggle("hostile", values ? side(values[d]) < 0 : false);
    line.classList.toggle("neutral", values ? side(values[d]) === 0 : false);
  });
  show(ghosts, null);
  show(ties, [0, 0, 0]);
  return {
    node,
    show(values, before = null) {
      show(ties, values);
      show(ghosts, before);
      labels.forEach((label, d) => { label.textContent = tieWord(values[d]); label.classList.toggle("hostile", side(values[d]) < 0); label.classList.toggle("neutral", side(values[d]) === 0); });
      node.setAttribute("aria-label", triangleWords(values));
    },
  };
};

const BOX = { left: 44, right: 12, top: 14, bottom: 30 };

/** Axes over ten years: functions from month and value to place, and the grid. */
export const axes = (width, height, [low, high], marks, text) => {
  const x = (month) => BOX.left + ((width - BOX.left - BOX.right) * month) / 120;
  const y = (value) => height - BOX.bottom - ((height - BOX.top - BOX.bottom) * (value - low)) / (high - low);
  const step = width > 420 ? 1 : width > 300 ? 2 : 5, years = Array.from({ length: Math.floor(10 / step) + 1 }, (_, n) => step * n);
  const grid = s("g", { class: "grid", "aria-hidden": "true" },
    marks.flatMap((mark) => [
      s("line", { x1: x(0), x2: x(120), y1: y(mark), y2: y(mark), class: mark === 0 ? "zero" : "" }),
      s("text", { x: BOX.left - 7, y: y(mark) + 4, "text-anchor": "end" }, text(mark)),
    ]),
    years.map((year) => s("text", { x: x(12 * year), y: height - 9, "text-anchor": "middle" }, String(1945 + year))));
  return { x, y, grid };
};

export const line = (values, x, y) => values.map((value, month) => `${month ? "L" : "M"}${x(month).toFixed(1)} ${y(value).toFixed(1)}`).join("");
const area = (low, high, x, y) => `${line(low, x, y)}${high.map((value, month) => `L${x(month).toFixed(1)} ${y(value).toFixed(1)}`).reverse().join("")}Z`;

const chart = (width, height, label, ...parts) => s("svg", { class: "chart", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label }, ...parts);

/** How many of a hundred still stand together, month by month; the numbers stand where the page counts. A month can be pointed at. */
export const curve = (worlds, width, label, onMonth = null) => {
  const height = width > 420 ? 300 : 230, { x, y, grid } = axes(width, height, [0, 100], [0, 25, 50, 75, 100], String);
  const percent = (values) => values.map((value) => 100 * value);
  const counted = worlds.map(({ survival, side }) => ({ side, value: Math.round(100 * survival.share[AFTER]) }));
  const highest = Math.max(...counted.map(({ value }) => value)), right = (value) => value === highest, above = (value) => right(value) || value < 12;
  const now = s("line", { class: "now", y1: y(0), y2: y(100) });
  const node = chart(width, height, label, grid, onMonth && now, worlds.map(({ survival, side }) => [
    s("path", { class: `band ${side}`, d: area(percent(survival.low), percent(survival.high), x, y) }),
    s("path", { class: `curve ${side}`, d: line(percent(survival.share), x, y) }),
  ]).flat(), counted.map(({ side, value }) => [
    s("circle", { class: `mark ${side}`, cx: x(AFTER), cy: y(value), r: 5 }),
    s("text", { class: `counted ${side}`, x: x(AFTER) + (right(value) ? 8 : -8), y: y(value) + (above(value) ? -10 : 20), "text-anchor": right(value) ? "start" : "end" }, String(value)),
  ]).flat());
  const follow = ({ clientX }) => {
    const box = node.getBoundingClientRect(), at = ((clientX - box.left) * (width / box.width) - x(0)) / (x(1) - x(0));
    onMonth(Math.max(0, Math.min(120, Math.round(at))));
  };
  if (onMonth) node.addEventListener("pointerdown", follow);
  if (onMonth) node.addEventListener("pointermove", (event) => { if (event.buttons) follow(event); });
  node.showMonth = (month) => setAll(now, { x1: x(month), x2: x(month) });
  return node;
};

/** Several curves in one chart, each named at its end where it has a name. */
export const lines = (all, width, label) => {
  const height = width > 420 ? 320 : 250, { x, y, grid } = axes(width - 90, height, [0, 100], [0, 25, 50, 75, 100], String);
  const named = all.filter(({ name }) => name).map(({ values, name, kind }) => ({ name, kind, at: y(values.at(-1)) + 4 })).sort((a, b) => a.at - b.at);
  named.forEach((each, n) => { if (n) each.at = Math.max(each.at, named[n - 1].at + 15); });
  const over = Math.max(0, (named.at(-1)?.at ?? 0) - (height - BOX.bottom + 4));
  return chart(width, height, label, grid, all.map(({ values, kind }) => s("path", { class: `curve ${kind}`, d: line(values, x, y) })),
    named.map(({ name, kind, at }) => s("text", { class: `line-name ${kind}`, x: x(120) + 6, y: at - over }, name.length > 13 ? `${name.slice(0, 12)}…` : name)));
};

/** One tie over time: the middle history, and nine tenths of all. */
export const tieChart = (worlds, dyad, width, label) => {
  const height = 170, { x, y, grid } = axes(width, height, [-1, 1], [-1, 0, 1], (mark) => t("ties.ends")[mark + 1]);
  return chart(width, height, label, grid, worlds.map(({ ties, side }) => [
    s("path", { class: `band ${side}`, d: area(ties[dyad].low, ties[dyad].high, x, y) }),
    s("path", { class: `curve ${side}`, d: line(ties[dyad].middle, x, y) }),
  ]).flat());
};

/** The share of histories in each pattern, from three friendly ties to none, stacked. */
export const patternChart = (patterns, width, label) => {
  const height = 170, { x, y, grid } = axes(width, height, [0, 100], [0, 50, 100], String);
  let below = patterns[0].map(() => 0);
  const bands = patterns.map((pattern, n) => {
    const above = below.map((value, month) => value + 100 * pattern[month]);
    const band = s("path", { class: `pattern pattern-${n}`, d: area(below, above, x, y) });
    below = above;
    return band;
  });
  return chart(width, height, label, bands, grid);
};

const wedge = ([x, y], radius, start, end) => {
  const at = (turn) => `${(x + radius * Math.sin(2 * Math.PI * turn)).toFixed(1)} ${(y - radius * Math.cos(2 * Math.PI * turn)).toFixed(1)}`;
  return `M${x} ${y}L${at(start)}A${radius} ${radius} 0 ${end - start > 0.5 ? 1 : 0} 1 ${at(end)}Z`;
};

/** What one world has more of each state than another, power by power, and whose gain or loss is the largest. */
export const shifts = (states, influence, before) => states.map(({ label }, k) => {
  const by = [0, 1, 2].map((power) => influence[25 * power + k] - before[25 * power + k]), size = Math.max(...by.map(Math.abs));
  const power = by.findIndex((each) => Math.abs(each) === size);
  return { label, power, by: by[power], differs: size >= DIFFERS };
});

/** Who holds the contested states: a pie at each capital; a ring where the two worlds differ, by whose share moves most. */
export const map = (states, capitals, ground, influence, before, label) => {
  const moved = before ? shifts(states, influence, before) : null, dimmed = moved?.some(({ differs }) => differs);
  const pies = states.map((state, k) => {
    const [ussr, usa, uk] = [0, 1, 2].map((power) => Math.min(0.999, influence[25 * power + k])), place = [state.x, state.y];
    const wedges = [[0, ussr], [-uk - usa, -uk], [-uk, 0]], ring = moved?.[k];
    return s("g", { class: dimmed && !ring.differs ? "same" : "" },
      ring?.differs ? s("circle", { class: `differs ring-${ring.power}${ring.by < 0 ? " loses" : ""}`, cx: state.x, cy: state.y, r: 15 }) : null,
      s("circle", { class: "nobody", cx: state.x, cy: state.y, r: 11 }),
      wedges.map(([start, end], power) => (end - start > 0.003 ? s("path", { class: `power-${power}`, d: wedge(place, 11, start, end) }) : null)),
      s("circle", { class: "rim", cx: state.x, cy: state.y, r: 11 }),
      s("text", { x: state.x + state.dx, y: state.y + state.dy, "text-anchor": state.anchor }, state.label));
  });
  const seats = capitals.map(({ x, y, dx, dy, anchor, label: name }) => s("g", {}, s("rect", { class: "seat", x: x - 4, y: y - 4, width: 8, height: 8 }),
    s("text", { class: "seat-name", x: x + dx, y: y + dy, "text-anchor": anchor }, name)));
  const [x, y, width, height] = ground.frame, framed = { x, y, width, height };
  return s("svg", { class: "map", viewBox: ground.view.join(" "), role: "img", "aria-label": label },
    s("clipPath", { id: "inset" }, s("rect", framed)), s("path", { class: "land", d: ground.land }), s("rect", { class: "frame", ...framed }),
    s("path", { class: "land", d: ground.inset, "clip-path": "url(#inset)" }), pies, seats);
};

/** A chart that a reader draws upon: how many of a hundred still stand together, year by year. */
export const sketch = (width, onDrawn) => {
  const height = width > 600 ? 440 : width > 420 ? 330 : 270, { x, y, grid } = axes(width, height, [0, 100], [0, 25, 50, 75, 100], String);
  const drawn = [100, ...Array(10).fill(null)];
  const path = s("path", { class: "curve guess" }), answer = s("g"), hint = s("text", { class: "hint", x: x(52), y: y(62), "text-anchor": "middle" }, t("draw.hint"));
  const pen = s("circle", { class: "pen", r: 9, cx: x(0), cy: y(100) });
  const node = s("svg", { class: "chart sketch", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": t("draw.label") }, grid, answer, path, pen, hint);
  const months = () => {
    const known = drawn.map((value, year) => [12 * year, value]).filter(([, value]) => value !== null), last = known.at(-1)[0];
    return Array.from({ length: last + 1 }, (_, month) => {
      const after = known.findIndex(([at]) => at >= month), [m2, v2] = known[after], [m1, v1] = known[Math.max(0, after - 1)];
      return m1 === m2 ? v2 : v1 + ((v2 - v1) * (month - m1)) / (m2 - m1);
    });
  };
  const refresh = () => {
    const values = months();
    path.setAttribute("d", line(values, x, y));
    setAll(pen, { cx: x(values.length - 1), cy: y(values.at(-1)) });
    hint.setAttribute("visibility", values.length > 12 ? "hidden" : "visible");
    if (values.length === 121) onDrawn(values);
  };
  const put = (year, value) => {
    const from = drawn.findLastIndex((each, at) => each !== null && at <= year);
    for (let at = from + 1; at < year; at++) drawn[at] = drawn[from] + ((value - drawn[from]) * (at - from)) / (year - from);
    drawn[year] = Math.max(0, Math.min(100, Math.round(value)));
    for (let at = year + 1; at <= 10; at++) if (drawn[at] !== null) drawn[at] = Math.min(drawn[at], drawn[year]);
    for (let at = year - 1; at > 0; at--) if (drawn[at] !== null) drawn[at] = Math.max(drawn[at], drawn[year]);
    refresh();
  };
  const follow = (event) => {
    const box = node.getBoundingClientRect(), scale = width / box.width;
    const month = ((event.clientX - box.left) * scale - x(0)) / ((x(120) - x(0)) / 120);
    const value = 100 * (1 - ((event.clientY - box.top) * scale - y(100)) / (y(0) - y(100)));
    put(Math.max(1, Math.min(10, Math.round(month / 12))), value);
  };
  node.addEventListener("pointerdown", (event) => { node.setPointerCapture(event.pointerId); follow(event); event.preventDefault(); });
  node.addEventListener("pointermove", (event) => { if (node.hasPointerCapture(event.pointerId)) follow(event); });
  refresh();
  return {
    node, put, values: months,
    reveal(survival) {
      const percent = (values) => values.map((value) => 100 * value);
      answer.replaceChildren(s("path", { class: "band left", d: area(percent(survival.low), percent(survival.high), x, y) }),
        s("path", { class: "curve left appearing", pathLength: 1, d: line(percent(survival.share), x, y) }));
    },
  };
};
