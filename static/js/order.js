// Lets entries be dragged: <… data-order="LIST"> around elements data-item="ID" that each hold forms.move(…).
// Dropping fills in and sends the entry's own form, the one its buttons send; the server puts things in order.
let dragged = null;
let target = null;

const entriesOf = (list) => [...list.querySelectorAll("[data-item]")];
const listOf = (entry) => entry.closest("[data-order]");

function mark(place) {
  if (target) target.classList.remove("over");
  target = place;
  if (target) target.classList.add("over");
}

// What is dropped on an entry takes its place, what is dropped beside the entries becomes the last.
// Places count from 1, without the entry itself.
function placeOn(place) {
  const entries = entriesOf(listOf(place));
  return place.dataset.item ? entries.indexOf(place) + 1 : entries.length + 1;
}

function send(entry, on) {
  const form = entry.querySelector(".move form");
  form.elements.position.value = placeOn(on);
  if (form.elements.into) form.elements.into.value = listOf(on).dataset.order;
  form.submit();
}

function arm() {
  document.querySelectorAll("[data-order] [data-item]").forEach((entry) => { entry.draggable = true; });
}

document.addEventListener("dragstart", (event) => {
  dragged = event.target.closest ? event.target.closest("[data-order] [data-item]") : null;
  if (!dragged) return;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", dragged.dataset.item);
  dragged.classList.add("dragged");
});
document.addEventListener("dragover", (event) => {
  const on = dragged && event.target.closest("[data-order] [data-item], [data-order]");
  if (!on) return;
  event.preventDefault();
  mark(on === dragged ? null : on);
});
document.addEventListener("drop", (event) => {
  if (!dragged || !target) return;
  event.preventDefault();
  send(dragged, target);
});
document.addEventListener("dragend", () => {
  if (dragged) dragged.classList.remove("dragged");
  mark(null);
  dragged = null;
});
document.addEventListener("swapped", arm);
arm();
