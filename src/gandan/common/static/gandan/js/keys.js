// Keyboard of lists (j k o x) and of the review (n, and the marks on the paper).

const isTyping = (target) => target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
const isPlain = (event) => !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);

function move(rows, step) {
  const at = rows.findIndex((row) => row.hasAttribute("data-current"));
  const next = rows[Math.min(Math.max(at + step, 0), rows.length - 1)];
  if (!next) return;
  rows[at]?.removeAttribute("data-current");
  next.setAttribute("data-current", "");
  (next.querySelector("[data-open]") ?? next).focus();
  next.scrollIntoView({ block: "nearest" });
}

function act(key) {
  const rows = [...document.querySelectorAll("[data-list] [data-row]")];
  const current = rows.find((row) => row.hasAttribute("data-current"));
  if (key === "j") move(rows, 1);
  else if (key === "k") move(rows, -1);
  else if (key === "o") current?.querySelector("[data-open]")?.click();
  else if (key === "x") current?.querySelector("[data-tick]")?.click();
}

function nextDoubtful() {
  const doubtful = [...document.querySelectorAll("[data-doubtful]")];
  const at = doubtful.findIndex((row) => row === document.activeElement || row.contains(document.activeElement));
  const next = doubtful[(at + 1) % doubtful.length];
  if (!next) return;
  next.focus();
  next.scrollIntoView({ block: "center" });
}

document.addEventListener("keydown", (event) => {
  if (!isPlain(event)) return;
  if ("jkox".includes(event.key)) act(event.key);
  if (event.key === "n") nextDoubtful();
});

// Only the paper scrolls: were the page to move too, the click that gave the focus would land elsewhere.
function showOnPaper(mark) {
  const pane = mark?.closest(".paper-pane");
  if (!pane) return;
  const above = mark.getBoundingClientRect().top - pane.getBoundingClientRect().top;
  if (above < 56 || above > pane.clientHeight - 120) pane.scrollTop += above - pane.clientHeight / 3;
}

document.addEventListener("focusin", (event) => {
  const row = event.target.closest("[data-row]");
  if (row) {
    for (const other of document.querySelectorAll("[data-row][data-current]")) other.removeAttribute("data-current");
    row.setAttribute("data-current", "");
  }
  const source = event.target.closest("[data-source]")?.dataset.source;
  if (!source) return;
  for (const mark of document.querySelectorAll("[data-mark]")) {
    mark.toggleAttribute("data-current", mark.dataset.mark === source);
  }
  showOnPaper(document.querySelector("[data-mark][data-current]"));
});

// A drawer that closes gives the focus back to the row that opened it; the list does not move.
document.addEventListener("htmx:afterSettle", () => {
  if (document.activeElement !== document.body || document.querySelector(".drawer")) return;
  document.querySelector("[data-row][data-current] [data-open]")?.focus({ preventScroll: true });
});

document.addEventListener("change", (event) => {
  if (!event.target.matches("[data-tick-all]")) return;
  for (const box of document.querySelectorAll("[data-list] [data-tick]")) box.checked = event.target.checked;
});
