// The class on the pages of students: votes, showing one's world, and a server that was started again.
import { send, swap } from "./swap.js";

const room = document.getElementById("room");
const news = document.getElementById("room-news");
const place = document.getElementById("room-vote");
const words = JSON.parse(room.dataset.words);
const EVERY = 3000; // milliseconds
let boot = room.dataset.boot;
let lost = false;
let state = place.querySelector("[data-vote]")?.dataset.vote ?? "";

function kept(key, made) {
  try {
    if (!localStorage.getItem(key) && made) localStorage.setItem(key, made());
    return localStorage.getItem(key);
  } catch {
    return null; // storage is switched off: the form's own token serves for this page
  }
}

function keep(key, value) {
  try { localStorage.setItem(key, value); } catch { /* as above */ }
}

function random() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((n) => n.toString(16).padStart(2, "0")).join("");
}

const token = kept("bigthree.token", random);

function tell(sentence) {
  news.textContent = sentence;
  news.hidden = !sentence;
}

// The answer to the last vote is remembered by server and vote, so that a reload shows it.
const voteKey = () => `${boot}-${state}`;

function press(holds) {
  for (const button of place.querySelectorAll("[name=holds]")) {
    button.setAttribute("aria-pressed", String(button.value === holds));
  }
}

function remembered() {
  const [vote, holds] = (kept("bigthree.vote") ?? "").split(" ");
  if (vote === voteKey()) press(holds);
}

async function look() {
  if (document.hidden) return;
  try {
    const response = await fetch(room.dataset.now, { headers: { Accept: "application/json" } });
    const now = await response.json();
    if (!response.ok) return;
    if (now.boot !== boot) tell(words.restarted);
    else if (lost) tell(words.back);
    lost = false;
    show(now);
  } catch {
    lost = true;
    tell(words.lost);
  }
}

function show(now) {
  const next = now.vote ? `${now.vote.number}${now.vote.revealed ? "-revealed" : ""}` : "";
  if (next === state && now.boot === boot) return;
  [boot, state] = [now.boot, next];
  swap(place, now.html, room.id);
  callBack();
  remembered();
}

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.dataset.room) return;
  event.preventDefault();
  const said = form.querySelector(".said");
  const more = token ? { token } : {};
  if (form.dataset.room === "show") more.world = location.search || form.elements.world.value;
  try {
    said.textContent = (await send(form, event.submitter, more)).said;
    if (form.dataset.room !== "vote") return;
    press(event.submitter.value);
    keep("bigthree.vote", `${voteKey()} ${event.submitter.value}`);
  } catch (error) {
    said.textContent = error instanceof TypeError ? words.lost : error.message;
  }
});

// Who has scrolled away from a vote is told of it in a corner.
const call = document.getElementById("room-call");
let inView = true;

function callBack() {
  call.hidden = inView || !place.querySelector("[data-room=vote]");
}

new IntersectionObserver(([seen]) => {
  inView = seen.isIntersecting;
  callBack();
}).observe(room);

remembered();
setInterval(look, EVERY);
document.addEventListener("visibilitychange", look);
