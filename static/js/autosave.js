// Saves <form data-autosave="URL"> two seconds after the last key and on leaving: POST of its fields, without files and
// passwords, header X-Autosave. 2xx: saved; a redirect, 401 or 403: signed out; 409: changed elsewhere; anything else: not yet.
//
// What the server has not confirmed is kept in this tab alone (sessionStorage): it outlives a reload, a crash and signing
// in again, and is gone when the tab is closed. Nothing stays on a shared machine, whoever writes: author or reviewer.
// One save is on its way at a time, or an older text could arrive last; the next waits as long as the last one took.
const PAUSE = 2000, AGAIN = 20000, KEPT = 864e5, KEPT_SENT = 18e5, KEEPALIVE = 6e4, PATIENCE = 6e4, SLOWEST = 2; // bytes/ms
const timers = new WeakMap(), sending = new WeakMap(), took = new WeakMap();
const dirty = new Set();

const forms = () => document.querySelectorAll("form[data-autosave]");
const placeOf = (form) => `typed ${form.dataset.autosave}`;
const pauseOf = (form) => Math.max(PAUSE, took.get(form) || 0);
const isText = (form, name) => !form.elements[name] || form.elements[name].type !== "password";

const later = (form, pause) => (clearTimeout(timers.get(form)), timers.set(form, setTimeout(() => save(form), pause)));
const unreached = (form) => (dirty.add(form), say(form, "saidWaiting", true), later(form, AGAIN));

function typed(form) {
  const body = new FormData(form);
  for (const [name, value] of [...body]) if (typeof value !== "string" || !isText(form, name)) body.delete(name);
  return body;
}

function say(form, word, isBad) {
  const line = form.querySelector("[data-autosave-status]");
  if (!line) return;
  const time = new Intl.DateTimeFormat(document.documentElement.lang || undefined, { hour: "2-digit", minute: "2-digit" });
  line.textContent = (line.dataset[word] || "").replace("{time}", time.format(new Date()));
  line.classList.toggle("failed", Boolean(isBad));
}

function keep(form, isSent) {
  const pairs = [...typed(form)].filter(([name]) => name !== "csrf_token");
  try {
    sessionStorage.setItem(placeOf(form), JSON.stringify({ at: Date.now(), isSent, pairs }));
  } catch (full) { /* a browser without room or permission: the text still stands in the form */ }
}

function answered(form, answer) {
  if (!answer.ok) dirty.add(form);
  else if (dirty.has(form)) later(form, pauseOf(form));
  else sessionStorage.removeItem(placeOf(form));
  if (answer.ok) say(form, dirty.has(form) ? "saidSaving" : "saidSaved");
  else if ([401, 403].includes(answer.status) || answer.type === "opaqueredirect") say(form, "saidSignedOut", true);
  else if (answer.status === 409) say(form, "saidChanged", true);
  else if (answer.status < 500) say(form, "saidRefused", true);
  else unreached(form);
}

async function save(form, isLeaving) {
  clearTimeout(timers.get(form));
  if (!dirty.has(form)) return;
  keep(form, false);
  if (sending.has(form) && !isLeaving) return; // its end begins the next
  if (sending.has(form)) sending.get(form).abort();
  dirty.delete(form);
  const body = typed(form);
  const size = [...body].reduce((sum, [, text]) => sum + 3 * text.length + 200, 0);
  const keepalive = Boolean(isLeaving) && size < KEEPALIVE; // browsers refuse larger bodies after the page is gone
  const mine = new AbortController(), start = Date.now(), end = setTimeout(() => mine.abort(), PATIENCE + size / SLOWEST);
  sending.set(form, mine);
  if (!isLeaving) say(form, "saidSaving");
  const sent = { method: "POST", body, keepalive, redirect: "manual", signal: mine.signal, headers: { "X-Autosave": "1" } };
  const answer = await fetch(form.dataset.autosave, sent).catch(() => null);
  clearTimeout(end);
  if (sending.get(form) !== mine) return; // a newer text is on its way
  sending.delete(form), took.set(form, Date.now() - start);
  answer ? answered(form, answer) : unreached(form);
}

function restore(form) {
  const kept = JSON.parse(sessionStorage.getItem(placeOf(form)) || "null");
  sessionStorage.removeItem(placeOf(form));
  if (!kept || Date.now() - kept.at > (kept.isSent ? KEPT_SENT : KEPT)) return;
  const before = JSON.stringify([...typed(form)]);
  for (const control of form.elements) {
    const values = kept.pairs.filter(([name]) => name === control.name).map(([, value]) => value);
    if (control.type === "radio" || control.type === "checkbox") control.checked = values.includes(control.value);
    else if (values.length && !["file", "hidden", "submit", "password"].includes(control.type)) control.value = values[0];
  }
  if (JSON.stringify([...typed(form)]) === before) return;
  dirty.add(form), say(form, "saidRestored"), later(form, 2 * PAUSE);
}

document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (form && form.dataset.autosave) dirty.add(form), later(form, pauseOf(form));
});
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.dataset.autosave || event.defaultPrevented) return;
  clearTimeout(timers.get(form));
  if (dirty.delete(form)) keep(form, true); // should the session have ended, the text is put back after signing in
});
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") forms().forEach((form) => save(form, true));
});
addEventListener("online", () => forms().forEach((form) => save(form)));
forms().forEach(restore);
