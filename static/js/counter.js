// Counts the words of <textarea data-words="250"> into the line named …-count, and tells a screen reader only when the
// limit is passed and typing has paused. Words are what blanks part, as the server counts them.
const PAUSE = 1200;
const spoken = document.createElement("p");
spoken.className = "visually-hidden";
spoken.setAttribute("role", "status");
document.body.append(spoken);
let timer;

const countWords = (text) => (text.trim() ? text.trim().split(/\s+/).length : 0);

function count(area) {
  const line = document.getElementById(`${area.id}-count`);
  if (!line) return "";
  const limit = Number(area.dataset.words);
  const words = countWords(area.value);
  const over = words - limit;
  line.textContent = line.dataset.said.replace("{n}", words).replace("{limit}", limit);
  line.classList.toggle("over", over > 0);
  if (over <= 0) return "";
  const said = line.dataset.saidOver.replace("{over}", over);
  line.textContent += ` · ${said}`;
  return said;
}

function countAll() {
  document.querySelectorAll("[data-words]").forEach(count);
}

document.addEventListener("input", (event) => {
  if (!event.target.dataset.words) return;
  const said = count(event.target);
  clearTimeout(timer);
  timer = setTimeout(() => { spoken.textContent = said; }, PAUSE);
});
document.addEventListener("swapped", countAll);
countAll();
