// Shows <div data-asked-if="FIELD" data-asked-value="VALUE"> only while that field is answered so, and is asked itself.
// What is hidden keeps what was typed and is sent with the form: the server knows what to ask.
const parts = [...document.querySelectorAll("[data-asked-if]")];

function isAnswered({ askedIf: name, askedValue: value }) {
  const controls = [...document.getElementsByName(name)];
  return controls.some((one) => one.checked && one.value === value && !one.closest("[data-asked-if][hidden]"));
}

// In the order of the page: what hangs on a part that is hidden now is hidden too.
const show = () => parts.forEach((part) => { part.hidden = !isAnswered(part.dataset); });

document.addEventListener("change", show);
addEventListener("pageshow", show);
show();
