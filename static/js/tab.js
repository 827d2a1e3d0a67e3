// Gives the hidden field of a form's window (data-tab, "name.mark") the name of this tab, so that a reload of the page
// is not taken for another window that wrote meanwhile. Without this every page is a window of its own.
const PLACE = "tab";

function nameOfTab() {
  try {
    const name = sessionStorage.getItem(PLACE) || Math.random().toString(36).slice(2, 18).padEnd(16, "0");
    sessionStorage.setItem(PLACE, name);
    return name;
  } catch (refused) {
    return ""; // no room or permission: the name that came with the page stays
  }
}

for (const field of document.querySelectorAll("input[data-tab]")) {
  const mark = field.value.slice(field.value.indexOf("."));
  const name = nameOfTab();
  if (name) field.value = name + mark;
}
