// Writes "in 5 days" behind <time datetime="…" data-when> (data-when="DAY" where a day is printed for the moment), in the language of the page. The date itself is in the page
// already, so that the page is the same bytes for everyone and reads well without this.
const language = document.documentElement.lang || undefined;
const words = "RelativeTimeFormat" in Intl ? new Intl.RelativeTimeFormat(language, { numeric: "auto" }) : null;
const DAY = 864e5;

// A day has no hour: it is compared with the reader's own calendar, so that "today" is today everywhere.
function daysUntil(day) {
  const [year, month, date] = day.split("-").map(Number);
  const now = new Date();
  return Math.round((Date.UTC(year, month - 1, date) - Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())) / DAY);
}

function inDays(days) {
  if (Math.abs(days) < 60) return words.format(days, "day");
  if (Math.abs(days) < 700) return words.format(Math.round(days / 30.44), "month");
  return words.format(Math.round(days / 365.25), "year");
}

function inWords(moment, day) {
  if (moment.length === 10) return inDays(daysUntil(moment));
  const left = new Date(moment) - Date.now();
  if (Math.abs(left) < 36e5) return words.format(Math.round(left / 6e4), "minute");
  if (Math.abs(left) < 1.5 * DAY) return words.format(Math.round(left / 36e5), "hour");
  // The last day "anywhere on earth" ends at noon of the next one: the count is to the day that stands there.
  return inDays(day ? daysUntil(day) : Math.trunc(left / DAY));
}

function write(time) {
  let said = time.nextElementSibling;
  if (!said || !said.classList.contains("until")) {
    said = document.createElement("span");
    said.className = "until";
    time.after(said);
  }
  said.textContent = ` · ${inWords(time.dateTime, time.dataset.when)}`;
}

function writeAll() {
  document.querySelectorAll("time[data-when]").forEach(write);
}

if (words) {
  writeAll();
  setInterval(writeAll, 6e4);
  document.addEventListener("swapped", writeAll);
}
