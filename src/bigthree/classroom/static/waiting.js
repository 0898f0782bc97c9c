// The hand-out is being made: ask now and then, and show it when it is there.
const EVERY = 1500; // milliseconds
const LATER = 10_000; // after too many requests from this address
const told = document.querySelector("[role=status]");

// It could not be made: say so, and stop asking, since every question would order it again.
function give(page) {
  document.querySelector("main").replaceWith(page.querySelector("main"));
  document.querySelector("main").focus();
}

async function ask() {
  try {
    const answer = await fetch(location.href);
    if (answer.status === 200) return location.reload();
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (![202, 429].includes(answer.status)) return give(page);
    if (answer.status === 429) return setTimeout(ask, LATER);
    const now = page.querySelector("[role=status]").textContent;
    if (now !== told.textContent) told.textContent = now;
  } catch {
    // The network is away for a moment: ask again.
  }
  setTimeout(ask, EVERY);
}

setTimeout(ask, EVERY);
