// Buttons that copy the address or a command. What is taken away is put anew after each answer.
async function copy(source) {
  const text = source.value ?? source.textContent;
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  // Browsers give no clipboard to pages without https, as in a classroom's network.
  getSelection().selectAllChildren(source);
  source.select?.();
  document.execCommand("copy");
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copies]");
  if (!button) return;
  await copy(document.getElementById(button.dataset.copies));
  const told = document.getElementById("copied");
  told.textContent = "";
  requestAnimationFrame(() => (told.textContent = told.dataset.said));
  button.classList.add("done");
  setTimeout(() => button.classList.remove("done"), 1500);
});
