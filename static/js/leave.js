// Leaves a page at once: the link data-leave, or Escape three times. The page is not left in the way back.
const link = document.querySelector("[data-leave]");
let presses = [];

function leave() {
  document.documentElement.hidden = true;
  document.title = "…";
  location.replace(link.href);
}

if (link) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    presses = [...presses.filter((at) => event.timeStamp - at < 1500), event.timeStamp];
    if (presses.length >= 3) leave();
  });
}
