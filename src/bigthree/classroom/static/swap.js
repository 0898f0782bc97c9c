// Put new words in place of old ones without losing where the reader is.
const former = new WeakMap(); // what was put where

export function swap(place, html, otherwise) {
  if (former.get(place) === html) return;
  former.set(place, html);
  const active = document.activeElement;
  const inside = place.contains(active);
  const { id, value, selectionStart } = inside ? active : {};
  place.innerHTML = html;
  if (!inside) return;
  const again = id && document.getElementById(id);
  if (again?.matches("input")) {
    again.value = value;
    again.setSelectionRange(selectionStart, selectionStart);
  }
  (again || document.getElementById(otherwise))?.focus({ preventScroll: true });
}

export async function send(form, button, more = {}) {
  const given = new URLSearchParams(new FormData(form));
  if (button?.name) given.set(button.name, button.value);
  for (const [key, value] of Object.entries(more)) given.set(key, value);
  const response = await fetch(form.action, {
    method: "POST", body: given, headers: { Accept: "application/json" },
  });
  const found = await response.json().catch(() => { throw new TypeError("no answer of this page"); });
  if (!response.ok) throw new Error(found.refused);
  return found;
}
