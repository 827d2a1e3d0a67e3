// Puts a button behind every <p data-copy="Copy" data-copied="Copied."> that copies its text; without script the text
// is selected and copied by hand.
async function copied(line) {
  const text = line.textContent.replace(/\s+/g, " ").trim();
  if (navigator.clipboard) return navigator.clipboard.writeText(text).then(() => true, () => false);
  // Over plain http there is no clipboard: what is selected can still be copied.
  const held = getSelection();
  held.selectAllChildren(line);
  const done = document.execCommand("copy");
  held.removeAllRanges();
  return done;
}

for (const line of document.querySelectorAll("[data-copy]")) {
  const button = document.createElement("button");
  const told = document.createElement("span");
  button.type = "button";
  button.className = "button copy";
  button.textContent = line.dataset.copy;
  told.className = "muted small";
  told.setAttribute("role", "status");
  const row = document.createElement("p");
  row.className = "actions";
  row.append(button, told);
  line.after(row);
  button.addEventListener("click", async () => {
    told.textContent = (await copied(line)) ? line.dataset.copied : "";
  });
}
