// Suggests institutions beside <input data-institutions="URL"> from the register that the journal imported. What is
// chosen fills the field, and its id the hidden field of the same row; typing on drops the id, as the server does.
const PAUSE = 250;
const SHORTEST = 2;
let timer;
let asked = 0;

const row = (input) => input.closest("fieldset");
const idField = (input) => row(input).querySelector("input[name$='-ror']");
const boxOf = (input) => row(input).querySelector("[data-suggestions]");

function close(input) {
  const box = boxOf(input);
  if (box) box.replaceChildren();
}

function show(input, found) {
  const list = document.createElement("ul");
  list.className = "suggestions";
  for (const one of found) {
    const button = document.createElement("button");
    button.type = "button";
    const name = document.createElement("bdi");
    name.textContent = one.name;
    const where = document.createElement("span");
    where.className = "muted small";
    where.textContent = one.where;
    button.append(name, " ", where);
    button.addEventListener("click", () => choose(input, one));
    const item = document.createElement("li");
    item.append(button);
    list.append(item);
  }
  const box = boxOf(input);
  const said = document.createElement("p");
  said.className = "muted small";
  said.textContent = input.dataset.said.replace("{n}", found.length);
  box.replaceChildren(...(found.length ? [said, list] : []));
}

function choose(input, one) {
  input.value = one.name;
  idField(input).value = one.ror;
  const country = row(input).querySelector("input[name$='-country']");
  if (country && !country.value) country.value = one.country;
  close(input);
  input.focus();
  // The form is saved as after typing; this event keeps the id.
  input.dispatchEvent(new CustomEvent("input", { bubbles: true, detail: "chosen" }));
}

async function ask(input) {
  const mine = ++asked;
  const words = input.value.trim();
  if (words.length < SHORTEST) return close(input);
  try {
    const answer = await fetch(`${input.dataset.institutions}?q=${encodeURIComponent(words)}`);
    const found = answer.ok ? await answer.json() : [];
    if (mine === asked && input.isConnected) show(input, found);
  } catch (failed) {
    close(input);
  }
}

document.addEventListener("input", (event) => {
  const input = event.target.closest("input[data-institutions]");
  if (!input || event.detail === "chosen") return;
  idField(input).value = "";
  clearTimeout(timer);
  timer = setTimeout(() => ask(input), PAUSE);
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const box = event.target.closest && event.target.closest("fieldset");
  const input = box && box.querySelector("input[data-institutions]");
  if (!input || !boxOf(input).firstChild) return;
  close(input);
  input.focus();
});
