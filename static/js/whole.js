// Sends a form in the background and shows the answer: sendForm(form, button, box, done). The server may answer X-Upload
// with 204 and X-Location instead of a redirect, so that the notice on the next page is not read here; a page with errors
// (4xx) takes the place of <main>. `box` is the status of forms.file_field; `done` is called when nothing is under way.
function tell(box, text, percent) {
  box.hidden = false;
  box.querySelector("[role=status]").textContent = text;
  const bar = box.querySelector("progress");
  if (percent === null) bar.removeAttribute("value"); // the bar moves without telling how far
  else bar.value = percent;
}

function tellTooLarge(input) {
  const box = input.closest(".field").querySelector("[data-upload-status]");
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

function finish(request, input, box) {
  const next = request.getResponseHeader("X-Location");
  if (next) return location.assign(next);
  if (request.status === 413) return tellTooLarge(input);
  if (request.status >= 500) return tell(box, box.dataset.saidFailed, 0);
  if (request.status >= 400) return showAnswer(request);
  return location.assign(request.responseURL);
}

window.tellUpload = tell;
window.tellTooLarge = tellTooLarge;
window.sendForm = (form, button, input, box, done) => {
  const body = new FormData(form);
  if (button && button.name) body.append(button.name, button.value);
  const request = new XMLHttpRequest();
  request.open("POST", form.getAttribute("action") || location.href);
  request.setRequestHeader("X-Upload", "1");
  request.upload.addEventListener("progress", (event) => {
    const percent = event.lengthComputable ? Math.floor((100 * event.loaded) / event.total) : null;
    tell(box, box.dataset.saidProgress.replace("{percent}", percent === null ? "…" : percent), percent);
  });
  request.upload.addEventListener("load", () => tell(box, box.dataset.saidReading, null));
  request.addEventListener("loadend", done);
  request.addEventListener("load", () => finish(request, input, box));
  request.addEventListener("error", () => tell(box, box.dataset.saidFailed, 0));
  request.addEventListener("abort", () => tell(box, box.dataset.saidCancelled, 0));
  request.send(body);
  return request;
};
