// A PDF in the browser's own viewer beside the form: <details data-view="URL" data-title="…" hidden> is shown by this
// script alone, and loads nothing before it is opened. Without it the link beside it opens the PDF in a tab.
for (const fold of document.querySelectorAll("details[data-view]")) {
  fold.hidden = false;
  fold.addEventListener("toggle", () => {
    const beside = fold.closest("[data-beside]");
    if (beside) beside.classList.toggle("split", fold.open);
    if (!fold.open || fold.querySelector("iframe")) return;
    const frame = document.createElement("iframe");
    Object.assign(frame, { src: `${fold.dataset.view}#navpanes=0&view=FitH`, title: fold.dataset.title });
    fold.append(frame);
  });
}
