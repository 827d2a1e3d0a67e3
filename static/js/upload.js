// Shows how far a file has come: <form data-upload enctype="multipart/form-data"> with forms.file_field.
// Without this the form is sent as ever. The server may answer X-Upload with 204 and X-Location instead of a redirect,
// so that the notice on the next page is not read here; a page with errors (4xx) takes the place of <main>.
const sending = new WeakMap();

const statusOf = (input) => input.closest(".field").querySelector("[data-upload-status]");

// Browsers of 2019 do not say which button was pressed; it has the focus then.
function pressedIn(event) {
  const active = document.activeElement;
  return event.submitter || (active && active.type === "submit" && active.form === event.target ? active : null);
}

function tell(box, text, percent) {
  box.hidden = false;
  box.querySelector("[role=status]").textContent = text;
  const bar = box.querySelector("progress");
  if (percent === null) bar.removeAttribute("value"); // the bar moves without telling how far
  else bar.value = percent;
}

function isTooLarge(input) {
  const limit = Number(input.dataset.limit);
  return limit > 0 && [...input.files].some((file) => file.size > limit);
}

function tellTooLarge(input, box) {
  const limit = Math.floor(Number(input.dataset.limit) / 1e6);
  tell(box, box.dataset.saidLarge.replace("{limit}", limit || "?"), 0);
  input.focus();
}

function showAnswer(request) {
  const page = new DOMParser().parseFromString(request.responseText, "text/html");
  const main = page.querySelector("main");
  document.title = page.title;
  document.querySelector("main").replaceWith(document.adoptNode(main));
  document.dispatchEvent(new Event("swapped"));
  (main.querySelector("#errors") || main).focus();
}

function finish(request, form, input, box) {
  sending.delete(form);
  const next = request.getResponseHeader("X-Location");
  if (next) return location.assign(next);
  if (request.status === 413) return tellTooLarge(input, box);
  if (request.status >= 500) return tell(box, box.dataset.saidFailed, 0);
  if (request.status >= 400) return showAnswer(request);
  return location.assign(request.responseURL);
}

function send(form, button, input, box) {
  const body = new FormData(form);
  if (button && button.name) body.append(button.name, button.value);
  const request = new XMLHttpRequest();
  sending.set(form, request);
  request.open("POST", form.getAttribute("action") || location.href);
  request.setRequestHeader("X-Upload", "1");
  request.upload.addEventListener("progress", (event) => {
    const percent = event.lengthComputable ? Math.floor((100 * event.loaded) / event.total) : null;
    tell(box, box.dataset.saidProgress.replace("{percent}", percent === null ? "…" : percent), percent);
  });
  request.upload.addEventListener("load", () => tell(box, box.dataset.saidReading, null));
  request.addEventListener("load", () => finish(request, form, input, box));
  request.addEventListener("error", () => {
    sending.delete(form);
    tell(box, box.dataset.saidFailed, 0);
  });
  request.addEventListener("abort", () => {
    sending.delete(form);
    tell(box, box.dataset.saidCancelled, 0);
  });
  request.send(body);
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!("upload" in form.dataset) || event.defaultPrevented) return;
  const inputs = [...form.querySelectorAll("input[type=file]")].filter((input) => input.files.length && statusOf(input));
  if (!inputs.length) return;
  event.preventDefault();
  if (sending.has(form)) return;
  const large = inputs.find(isTooLarge);
  if (large) tellTooLarge(large, statusOf(large));
  else send(form, pressedIn(event), inputs[0], statusOf(inputs[0]));
}, true); // before once.js, which leaves alone what is taken care of here

document.addEventListener("click", (event) => {
  const stop = event.target.closest("[data-upload-status] button");
  if (stop && sending.has(stop.form)) sending.get(stop.form).abort();
  else if (stop) stop.closest("[data-upload-status]").hidden = true;
});
