// The lecturer's board: it follows the class, and keeps focus and scroll where they are.
import { send, swap } from "./swap.js";

const board = document.getElementById("board");
const trouble = document.getElementById("trouble");
const EVERY = 2500; // milliseconds

function complain(sentence) {
  if (trouble.textContent !== sentence) trouble.textContent = sentence;
  trouble.hidden = !sentence;
}

async function look() {
  try {
    const response = await fetch(board.dataset.fragments, { headers: { Accept: "application/json" } });
    if (response.status === 404) return complain(trouble.dataset.stopped);
    if (!response.ok) return;
    show(await response.json());
    if (!look.refused) complain("");
  } catch {
    complain(trouble.dataset.lost);
  }
}

function show(parts) {
  for (const name of ["vote", "groups"]) {
    swap(document.getElementById(name), parts[name], `${name}-title`);
  }
  const news = document.getElementById("news");
  if (news.textContent !== parts.news) news.textContent = parts.news;
}

board.addEventListener("submit", async (event) => {
  event.preventDefault();
  look.refused = false;
  try {
    await send(event.target, event.submitter);
  } catch (error) {
    look.refused = !(error instanceof TypeError);
    complain(look.refused ? error.message : trouble.dataset.lost);
  }
  await look();
});

setInterval(look, EVERY);
