// The workshop: a control moves, the address follows, the answer is put in place of the former one.
import { draw, save } from "./charts.js";
import { play } from "./triangle.js";

const form = document.getElementById("question");
const trouble = document.getElementById("trouble");
const BREATH = 80; // milliseconds at least between two questions of a moving control
const AWAY = 3; // seconds after which a server that was not there is tried again
const SETTLED = 250; // milliseconds without a movement after which a control has settled

let current; // the request under way
let settling;
let moved = false; // whether a control moved while a request was under way

const untouched = (control) =>
  control.dataset.ground !== undefined &&
  (control.type === "range" ? Number(control.value) === Number(control.dataset.ground) : control.value === control.dataset.ground);

// What is as the author has it is left out, so that another author brings his own.
function query() {
  const given = new URLSearchParams();
  for (const [key, value] of new FormData(form)) {
    if (value !== "" && !untouched(form.elements[key]) && !(key === "seed" && value === "0")) given.set(key, value);
  }
  return given;
}

// part: "moving" while a control moves (a fifth of the histories, the first ones), "settled" when it
// stands still, "whole" when the controls themselves have to follow.
async function ask(given, part) {
  current?.abort();
  const mine = (current = new AbortController());
  form.ariaBusy = "true"; // only what has settled is read out
  history.replaceState(null, "", `?${given}`); // kept, whatever becomes of the request
  try {
    const response = await fetch(`${form.dataset.answer}?${given}&part=${part}`, {
      headers: { Accept: "application/json" }, signal: mine.signal,
    });
    const found = await response.json();
    const wait = found.later ?? (response.status === 429 && (Number(response.headers.get("Retry-After")) || 2));
    if (wait) return void again(given, part, wait);
    if (!response.ok) return refuse(found.refused);
    trouble.hidden = true;
    show(found);
    form.ariaBusy = String(part === "moving");
    history.replaceState(null, "", `?${found.query}`);
  } catch (error) {
    if (error.name === "AbortError") return;
    complain(trouble.dataset.offline);
    again(given, part, AWAY);
  } finally {
    if (current === mine) current = undefined;
  }
}

// The server is busy with the rest of the class: what was asked is asked again.
function again(given, part, seconds) {
  clearTimeout(settling);
  settling = setTimeout(() => {
    settling = undefined;
    ask(given, part === "moving" ? "settled" : part);
  }, 1000 * seconds);
}

function refuse(sentence) {
  form.ariaBusy = "false";
  complain(sentence);
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

// One request at a time while a control moves, the last position always asked.
async function follow() {
  if (moved) return;
  moved = true;
  do await new Promise((done) => setTimeout(done, BREATH)); while (current);
  moved = false;
  if (settling) ask(query(), "moving");
}

// Something other than a slider changed: the controls themselves may have to follow.
function renew(given) {
  clearTimeout(settling);
  settling = undefined;
  ask(given, "whole");
}

function settle() {
  settling = undefined;
  ask(query(), "settled");
}

form.addEventListener("input", (event) => {
  const control = event.target;
  if (control.type !== "range" || !control.name) return;
  const around = control.closest(".control");
  around.querySelector("output").value = Number(control.value).toFixed(2);
  around.classList.toggle("changed", !untouched(control));
  clearTimeout(settling);
  settling = setTimeout(settle, SETTLED);
  follow();
});

form.addEventListener("change", (event) => {
  if (event.target.name && event.target.type !== "range") renew(query());
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  renew(query());
});

form.addEventListener("click", (event) => {
  const button = event.target.closest("button, a[data-back]");
  if (!button) return;
  if (button.dataset.back) {
    event.preventDefault();
    renew(new URLSearchParams(new URL(button.href).search));
  } else if (button.dataset.save) save(button.dataset.save, button.dataset.format);
  else if (button.id === "luck") another("seed", 1_000_000);
  else if (button.id === "another") another("history", Number(form.dataset.histories));
});

function another(key, most) {
  form.elements[key].value = Math.floor(Math.random() * most);
  renew(query());
}

// On a narrow screen the answer should not lie below all controls.
if (window.matchMedia("(max-width: 60rem)").matches) {
  for (const group of document.querySelectorAll("details.group")) group.open = false;
}
show(JSON.parse(document.getElementById("answer").textContent));
document.documentElement.classList.add("with-script");
