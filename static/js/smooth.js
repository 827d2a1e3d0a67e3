// A button that only adds, moves or drops a row: <button name="add" value="1" data-smooth="#region"> inside a form.
// The form is sent in the background and #region is taken from the answer, so the page does not jump. The server alone
// makes rows. Chosen files stay where they are; whatever goes wrong, the form is sent as ever.
function sendPlainly(form, button) {
  const pressed = document.createElement("input");
  Object.assign(pressed, { type: "hidden", name: button.name, value: button.value });
  form.append(pressed);
  form.submit();
}

async function fetchRegion(form, button, selector) {
  const body = new FormData(form);
  for (const [name, value] of [...body]) if (typeof value !== "string") body.delete(name);
  body.append(button.name, button.value);
  const answer = await fetch(form.getAttribute("action") || location.href, { method: "POST", body, headers: { "X-Smooth": "1" } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return page.querySelector(selector);
}

function swap(selector, fresh) {
  const old = document.querySelector(selector);
  const typed = "input:not([type=hidden]), textarea";
  const known = [...old.querySelectorAll(typed)].map((input) => input.name);
  const scroll = scrollY;
  old.replaceWith(document.adoptNode(fresh));
  document.dispatchEvent(new Event("swapped"));
  // A row that was added is where the person goes on; an earlier field may well be empty on purpose.
  const added = [...fresh.querySelectorAll(typed)].find((input) => {
    const at = known.indexOf(input.name);
    if (at >= 0) known.splice(at, 1);
    return at < 0;
  });
  const next = added || fresh.querySelector("button");
  if (next) next.focus();
  scrollTo(0, scroll);
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("button[data-smooth]");
  if (!button || !button.form) return;
  event.preventDefault();
  const form = button.form;
  try {
    swap(button.dataset.smooth, await fetchRegion(form, button, button.dataset.smooth));
  } catch (failed) {
    sendPlainly(form, button);
  }
});
