// What is wrong with the page at the width it has now, a sentence each. The window is as tall as the page.
() => {
  const wrong = [];
  const root = document.documentElement;
  const area = (one) => one.getBoundingClientRect();
  // Out of sight, but not for those who listen: heads of tables that are cards, the way past the menu.
  const heard = [...document.querySelectorAll(".visually-hidden, .skip, thead")]
    .filter((one) => one.matches(".skip") || getComputedStyle(one).clipPath !== "none");
  const seen = (one) => {
    const box = area(one);
    return one.checkVisibility({ visibilityProperty: true, opacityProperty: true })
      && box.width > 1 && box.height > 1 && box.bottom > 0 && !heard.some((out) => out.contains(one));
  };
  const named = (one) => {
    const kind = [one.tagName.toLowerCase(), ...one.classList].join(".");
    const words = (one.innerText || one.name || "").trim().replace(/\s+/g, " ").slice(0, 40);
    return `${kind} “${words}”`;
  };
  // What a table holds beyond its frame is reached by moving the table.
  const isMovedOut = (one) => {
    const frame = one.closest(".table-frame, .scroll");
    if (!frame) return false;
    const box = area(one), around = area(frame);
    return box.right > around.right + 1 || box.left < around.left - 1;
  };
  const every = [...document.body.querySelectorAll("*")].filter(seen);

  const over = root.scrollWidth - root.clientWidth;
  if (over > 0) {
    const beyond = (one) => Math.max(area(one).right - root.clientWidth, -area(one).left);
    const widest = every.filter((one) => beyond(one) > 1 && !one.closest(".table-frame, .scroll"))
      .reduce((most, one) => (most && beyond(most) > beyond(one) ? most : one), null);
    wrong.push(`${over} px too wide: ${widest ? named(widest) : "nobody knows what"}`);
  }

  for (const one of every) {
    const style = getComputedStyle(one);
    const cuts = (how) => how === "hidden" || how === "clip";
    if (one.matches("input, textarea, select, svg, svg *") || !one.innerText) continue;
    if ((cuts(style.overflowX) && one.scrollWidth > one.clientWidth + 1)
      || (cuts(style.overflowY) && one.scrollHeight > one.clientHeight + 1)) {
      wrong.push(`text is cut off: ${named(one)}`);
    }
  }

  const acts = every.filter((one) => !isMovedOut(one) && one.matches("a[href], button, summary, select, textarea, input:not([type=hidden])"));
  const pieces = (one) => [...one.getClientRects()].filter((box) => box.width > 1 && box.height > 1);
  const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
  acts.forEach((one, at) => acts.slice(at + 1).forEach((other) => {
    if (one.contains(other) || other.contains(one)) return;
    if (!meet(area(one), area(other))) return;
    const lines = (both) => getComputedStyle(both).display === "inline";
    // Lines of running text stand close: the boxes of two links in it touch, their letters do not.
    if (lines(one) && lines(other)) return;
    if (pieces(one).some((a) => pieces(other).some((b) => meet(a, b)))) {
      wrong.push(`two lie upon each other: ${named(one)} and ${named(other)}`);
    }
  }));

  for (const one of acts) {
    const box = area(one);
    if (one.matches("input, select, textarea")) {
      const labels = [...(one.labels || [])].map(area);
      if (labels.some((label) => label.height >= 24 && label.width >= 24)) continue;
    }
    const around = one.parentElement.innerText || "";
    const isInText = getComputedStyle(one).display === "inline"
      && (around.trim().length > (one.innerText || "").trim().length || one.closest("p, li, td, dd, h1, h2, h3"));
    if (!isInText && Math.min(box.width, box.height) < 23.5) {
      wrong.push(`small to hit (${Math.round(box.width)} × ${Math.round(box.height)}): ${named(one)}`);
    }
  }

  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const parent = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || !seen(parent) || isMovedOut(parent) || parent.closest("option, svg, textarea, noscript")) continue;
    const range = document.createRange();
    range.selectNodeContents(walk.currentNode);
    const box = range.getClientRects()[0];
    if (!box || box.width < 2) continue;
    const x = box.left + box.width / 2, y = box.top + box.height / 2;
    const top = x < 0 || x > innerWidth || y > innerHeight ? null : document.elementFromPoint(x, y);
    if (top && !top.contains(parent) && !parent.contains(top)) {
      wrong.push(`covered by ${named(top)}: ${named(parent)}`);
    }
  }
  return [...new Set(wrong)];
}
