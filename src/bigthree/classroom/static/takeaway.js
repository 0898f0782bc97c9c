// Buttons that copy the address or a command; without scripts they stay hidden.
const told = document.querySelector("[data-copied]");

async function copy(source) {
  const text = source.value ?? source.textContent;
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  // Browsers give no clipboard to pages without https, as in a classroom's network.
  getSelection().selectAllChildren(source);
  source.select?.();
  document.execCommand("copy");
}

for (const button of document.querySelectorAll("[data-copies]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    await copy(document.getElementById(button.dataset.copies));
    told.textContent = "";
    requestAnimationFrame(() => (told.textContent = told.dataset.copied));
    button.classList.add("done");
    setTimeout(() => button.classList.remove("done"), 1500);
  });
}
