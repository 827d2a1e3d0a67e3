// Sends chosen files in pieces, showing how far each has come: <form data-upload enctype="multipart/form-data"> with
// forms.file_field, after pieces.js and whole.js. The form then names what has arrived (sent_<field>) instead of bringing
// it. Without this the form is sent as ever.
const sending = new WeakMap();
// Who is here by a personal link alone may not send in pieces: then the form is sent whole.
const WHOLE = new Set([403, 404, 405]);

const statusOf = (input) => input.closest(".field").querySelector("[data-upload-status]");

// Browsers of 2019 do not say which button was pressed; it has the focus then.
function pressedIn(event) {
  const active = document.activeElement;
  return event.submitter || (active && active.type === "submit" && active.form === event.target ? active : null);
}

function isTooLarge(input) {
  const limit = Number(input.dataset.limit);
  return limit > 0 && [...input.files].some((file) => file.size > limit);
}

function toldIn(box) {
  const say = (text, percent) => window.tellUpload(box, text.replace("{percent}", percent), percent);
  return {
    progress: (percent) => say(box.dataset.saidProgress, percent),
    cut: (percent) => say(box.dataset.saidCut, percent),
    paused: (percent) => say(box.dataset.saidPaused, percent),
  };
}

function named(form, input, id) {
  const name = `sent_${input.name}`;
  let hidden = form.querySelector(`input[name="${name}"]`);
  if (!hidden) {
    hidden = Object.assign(document.createElement("input"), { type: "hidden", name });
    form.append(hidden);
  }
  hidden.value = id;
  input.value = ""; // it has arrived: the form need not bring it
}

async function sent(form, input, state) {
  const box = statusOf(input), pause = box.querySelector("[data-upload-pause]");
  pause.hidden = false;
  try {
    const id = await window.sendInPieces(input.files[0], toldIn(box), state);
    if (id) named(form, input, id);
    else window.tellUpload(box, box.dataset.saidCancelled, 0);
    return Boolean(id);
  } catch (error) {
    const { status, responseText } = error.answer;
    if (WHOLE.has(status)) return true;
    window.tellUpload(box, status === 413 ? responseText : box.dataset.saidFailed, 0);
    return false;
  } finally {
    pause.hidden = true;
  }
}

async function send(form, button, inputs) {
  const state = { root: statusOf(inputs[0]).dataset.uploads };
  sending.set(form, state);
  const last = inputs[inputs.length - 1], done = () => sending.delete(form);
  for (const input of inputs) {
    if (input.files[0].size > 0 && !(await sent(form, input, state))) return done();
  }
  state.request = window.sendForm(form, button, last, statusOf(last), done);
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!("upload" in form.dataset) || event.defaultPrevented) return;
  const inputs = [...form.querySelectorAll("input[type=file]")].filter((input) => input.files.length && statusOf(input));
  if (!inputs.length) return;
  event.preventDefault();
  if (sending.has(form)) return;
  const large = inputs.find(isTooLarge);
  if (large) window.tellTooLarge(large);
  else send(form, pressedIn(event), inputs);
}, true); // before once.js, which leaves alone what is taken care of here

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-upload-status] button");
  const state = button && sending.get(button.form);
  if (button && !state) button.closest("[data-upload-status]").hidden = true;
  if (!state) return;
  if (button.hasAttribute("data-upload-stop")) {
    state.isStopped = true;
  } else {
    state.isPaused = !state.isPaused;
    [button.textContent, button.dataset.saidOn] = [button.dataset.saidOn, button.textContent];
  }
  if (state.request) state.request.abort();
  if (state.wake) state.wake();
});
