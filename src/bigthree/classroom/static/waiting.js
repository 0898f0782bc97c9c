// The hand-out is being made: ask now and then, and show it when it is there.
const EVERY = 1500; // milliseconds
const told = document.querySelector("[role=status]");

async function ask() {
  try {
    const answer = await fetch(location.href);
    if (answer.status !== 202) return location.reload();
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const now = page.querySelector("[role=status]").textContent;
    if (now !== told.textContent) told.textContent = now;
  } catch {
    // The network is away for a moment: ask again.
  }
  setTimeout(ask, EVERY);
}

setTimeout(ask, EVERY);
