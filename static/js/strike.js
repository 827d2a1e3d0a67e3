// Puts a button over <textarea data-strike="ID" data-label="…"> that adds what is selected in the element of that id, an
// empty line before it. Without script the passage is copied and pasted by hand.
for (const field of document.querySelectorAll("textarea[data-strike]")) {
  const text = document.getElementById(field.dataset.strike);
  const button = document.createElement("button");
  const row = document.createElement("p");
  Object.assign(button, { type: "button", className: "button", textContent: field.dataset.label, disabled: true });
  row.append(button);
  field.before(row);
  const chosen = () => {
    const held = getSelection();
    const isInside = held.rangeCount > 0 && text.contains(held.getRangeAt(0).commonAncestorContainer);
    return isInside ? held.toString().trim() : "";
  };
  let last = "";
  document.addEventListener("selectionchange", () => {
    // Pressing the button may end the selection: what was chosen last is kept until then.
    if (document.activeElement === button) return;
    last = chosen();
    button.disabled = !last;
  });
  button.addEventListener("click", () => {
    if (!last) return;
    field.value = [field.value.trim(), last].filter(Boolean).join("\n\n");
    field.dispatchEvent(new Event("input", { bubbles: true }));
    last = "";
    button.disabled = true;
    field.focus();
  });
}
