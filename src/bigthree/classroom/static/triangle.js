// One history, month by month: the signed triangle of either world.
const PLACES = [[160, 42], [52, 205], [268, 205]]; // Moscow above, the two whose quarrel it counts on below
const DYADS = [[0, 1], [0, 2], [1, 2]];
const BESIDE = [[-14, 0, "end"], [14, 0, "start"], [0, -10, "middle"]];
const COLOURS = ["#8f1d2c", "#56ab9f", "#b9d4f2"];
const FRIENDLY = "#0b5394", HOSTILE = "#c75300";
const QUIET = 140, EVENTFUL = 1300; // milliseconds a month is shown

const words = JSON.parse(document.getElementById("play").dataset.words);
const month = document.getElementById("month");
const date = document.getElementById("date");
const run = document.getElementById("run");
const still = window.matchMedia("(prefers-reduced-motion: reduce)");

let worlds = [];
let timer;

export function play(found) {
  worlds = found;
  month.max = worlds[0].dates.length - 1;
  show();
}

function show() {
  const now = Number(month.value);
  date.textContent = worlds[0].dates[now];
  month.setAttribute("aria-valuetext", worlds[0].dates[now]);
  worlds.forEach((world, n) => {
    document.getElementById(`triangle-${n}`).innerHTML = triangle(world, now);
    document.getElementById(`told-${n}`).textContent = told(world, now);
  });
}

const signed = (value) => (value < 0 ? "−" : "+") + Math.abs(value).toFixed(2);

function triangle(world, now) {
  const ties = DYADS.map(([i, j], d) => {
    const tie = world.ties[d][now], [x1, y1] = PLACES[i], [x2, y2] = PLACES[j];
    const [dx, dy, anchor] = BESIDE[d];
    const line = `x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke-width="${(1 + 11 * Math.abs(tie)).toFixed(1)}"`;
    const kind = tie >= 0 ? `stroke="${FRIENDLY}"` : `stroke="${HOSTILE}" stroke-dasharray="9 6"`;
    return `<line ${line} ${kind}/><text x="${(x1 + x2) / 2 + dx}" y="${(y1 + y2) / 2 + dy}" text-anchor="${anchor}" class="tie">${signed(tie)}</text>`;
  });
  const powers = PLACES.map(([x, y], n) => {
    const radius = 17 * Math.sqrt(world.weights[n][now]);
    const below = n ? y + radius + 16 : y - radius - 6;
    return `<circle cx="${x}" cy="${y}" r="${radius.toFixed(1)}" fill="${COLOURS[n]}" stroke="#222"/><text x="${x}" y="${below.toFixed(0)}" text-anchor="middle" class="power">${words.powers[n]}</text>`;
  });
  return ties.join("") + powers.join("");
}

// The latest thing that happened, so that it can be read at leisure.
function told(world, now) {
  const past = world.happenings.filter(([when]) => when <= now);
  const [when, what] = past[past.length - 1] ?? [];
  return what === undefined ? `${worldDate(world, now)}: ${words.nothing}` : `${worldDate(world, when)}: ${what}`;
}

const worldDate = (world, when) => world.dates[when];

function step() {
  const now = Number(month.value);
  if (now >= Number(month.max)) return stop();
  month.value = now + 1;
  show();
  const struck = worlds.some((world) => world.happenings.some(([when]) => when === now + 1));
  timer = setTimeout(step, struck ? EVENTFUL : QUIET * (still.matches ? 6 : 1));
}

function stop() {
  clearTimeout(timer);
  timer = undefined;
  run.textContent = words.play;
}

run.addEventListener("click", () => {
  if (timer) return stop();
  if (Number(month.value) >= Number(month.max)) month.value = 0;
  run.textContent = words.pause;
  step();
});
month.addEventListener("input", () => { stop(); show(); });
