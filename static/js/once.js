// A form that changes something is sent once, however often its button is pressed. The button keeps its name and value
// (it is marked, not disabled), and everything is as before when the page comes back from the browser's memory.
const PATIENCE = 15000; // an answer that is a download leaves the page standing

function mark(form, isSent) {
  for (const control of form.elements) {
    if (control.type !== "submit") continue;
    if (isSent) control.setAttribute("aria-disabled", "true");
    else control.removeAttribute("aria-disabled");
  }
}

function release(form) {
  delete form.dataset.sent;
  mark(form, false);
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || (form.getAttribute("method") || "get").toLowerCase() !== "post") return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  mark(form, true);
  setTimeout(() => release(form), PATIENCE);
});

addEventListener("pageshow", (event) => {
  if (event.persisted) document.querySelectorAll("form[data-sent]").forEach(release);
});
