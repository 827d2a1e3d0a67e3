// Counts into the line named …-count what <textarea data-words="250"> or data-keywords="6" data-least="3" holds, and
// tells a screen reader only when the limit is passed and typing has paused. It counts as the server does: lib/text.py
// word_count, domain/keywords.py keywords_of.
const PAUSE = 1200;
const SIGNS = "\\u3005-\\u3007\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\uff66-\\uff9f\\u{20000}-\\u{3ffff}";
const LETTERS = `(?:(?![${SIGNS}])[\\p{L}\\p{N}])+`;
const WORD = new RegExp(`[${SIGNS}]|${LETTERS}(?:['’.\\-‐‑]${LETTERS})*`, "gu");
const UNSEEN = new RegExp("(?!\\u200b)[\\p{M}\\p{Cf}]", "gu");
const spoken = document.createElement("p");
spoken.className = "visually-hidden";
spoken.setAttribute("role", "status");
document.body.append(spoken);
let timer;

const countWords = (text) => (text.replace(UNSEEN, "").match(WORD) || []).length;

function countKeywords(text) {
  const sign = ["\n", ";", "；", "،"].find((one) => text.trim().includes(one)) || ",";
  return new Set(text.split(sign).map((part) => part.trim().split(/\s+/).join(" ")).filter(Boolean)).size;
}

const isCounted = (area) => ["words", "keywords", "least"].some((name) => name in area.dataset);

function count(area) {
  const line = document.getElementById(`${area.id}-count`);
  if (!line) return "";
  const { words, keywords, least } = area.dataset;
  const found = words ? countWords(area.value) : countKeywords(area.value);
  const limit = words || keywords;
  const over = limit ? found - Number(limit) : 0;
  line.textContent = line.dataset.said.replace("{n}", found).replace("{limit}", limit);
  line.classList.toggle("over", over > 0);
  if (over > 0) {
    const said = line.dataset.saidOver.replace("{over}", over);
    line.textContent += ` · ${said}`;
    return said;
  }
  if (found < Number(least || 0)) line.textContent += ` · ${line.dataset.saidUnder.replace("{least}", least)}`;
  return "";
}

function countAll() {
  document.querySelectorAll("[data-words], [data-keywords], [data-least]").forEach(count);
}

document.addEventListener("input", (event) => {
  if (!isCounted(event.target)) return;
  const said = count(event.target);
  clearTimeout(timer);
  timer = setTimeout(() => { spoken.textContent = said; }, PAUSE);
});
document.addEventListener("swapped", countAll);
countAll();
