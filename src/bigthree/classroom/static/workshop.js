// The workshop: a control moves, the address follows, the answer is put in place of the former one.
import { draw, save } from "./charts.js";
import { play } from "./triangle.js";

const form = document.getElementById("question");
const trouble = document.getElementById("trouble");
const QUICK = 100; // histories while a control still moves; what follows begins with the same ones
const PAUSE = { moving: 90, settled: 220 }; // milliseconds

let current; // the request under way
let waiting; // the next one

function query() {
  const given = new URLSearchParams();
  for (const [key, value] of new FormData(form)) {
    const control = form.elements[key];
    const untouched = value === control.dataset.ground; // takes what a new author has
    if (value !== "" && !untouched && !(key === "seed" && value === "0")) given.set(key, value);
  }
  return given;
}

async function ask(given, quick) {
  current?.abort();
  current = new AbortController();
  const address = new URLSearchParams(given);
  if (quick) address.set("runs", QUICK);
  try {
    const response = await fetch(`${form.dataset.answer}?${address}`, {
      headers: { Accept: "application/json" }, signal: current.signal,
    });
    const found = await response.json();
    if (!response.ok) return complain(found.refused);
    trouble.hidden = true;
    show(found);
    history.replaceState(null, "", `?${found.query}`);
    document.dispatchEvent(new CustomEvent("bigthree:answered", { detail: found }));
  } catch (error) {
    if (error.name !== "AbortError") complain(trouble.dataset.offline);
  }
}

function complain(sentence) {
  trouble.textContent = sentence;
  trouble.hidden = false;
}

function show(found) {
  const focused = document.activeElement?.id;
  const open = [...document.querySelectorAll("#controls details[open], #europe details[open]")].map(nameOf);
  for (const [id, html] of Object.entries(found.fragments ?? {})) {
    const place = document.getElementById(id);
    if (place && place.innerHTML !== html) place.innerHTML = html;
  }
  for (const details of document.querySelectorAll("#controls details, #europe details")) {
    if (open.includes(nameOf(details))) details.open = true;
  }
  if (focused && document.activeElement?.id !== focused) document.getElementById(focused)?.focus();
  describe();
  draw(found.charts);
  for (const side of ["play-right", "patterns-right"]) {
    if (found.played) document.getElementById(side).hidden = found.played.length < 2;
  }
  if (found.played) play(found.played);
}

const nameOf = (details) => details.id || details.closest("[data-key]")?.dataset.key || details.parentElement.id;

function describe() {
  for (const words of document.querySelectorAll("#seen [data-of]")) {
    const place = document.getElementById(`words-${words.dataset.of}`);
    if (place) place.textContent = words.textContent;
  }
}

function later(quick) {
  clearTimeout(waiting);
  const given = query();
  waiting = setTimeout(() => ask(given, quick), quick ? PAUSE.moving : 0);
  if (quick) {
    clearTimeout(later.settle);
    later.settle = setTimeout(() => ask(query(), false), PAUSE.moving + PAUSE.settled);
  } else clearTimeout(later.settle);
}

form.addEventListener("input", (event) => {
  const control = event.target;
  if (control.type !== "range" || !control.name) return;
  control.closest(".control").querySelector("output").value = Number(control.value).toFixed(2);
  later(true);
});

form.addEventListener("change", (event) => {
  if (!event.target.name) return;
  later(false);
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  later(false);
});

form.addEventListener("click", (event) => {
  const button = event.target.closest("button, a[data-back]");
  if (!button) return;
  if (button.dataset.back) {
    event.preventDefault();
    ask(new URLSearchParams(new URL(button.href).search), false);
    document.querySelector("#changes").focus?.();
  } else if (button.dataset.save) save(button.dataset.save, button.dataset.format);
  else if (button.id === "luck") another("seed", 1_000_000);
  else if (button.id === "another") another("history", 500);
});

function another(key, most) {
  form.elements[key].value = Math.floor(Math.random() * most);
  later(false);
}

show(JSON.parse(document.getElementById("answer").textContent));
document.documentElement.classList.add("with-script");
