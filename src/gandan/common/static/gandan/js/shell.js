// What every page has: the live region, htmx errors, menus, the search key.

const root = document.documentElement;
root.classList.add("js");

// on a phone the tabs are one long line; the open one stands in sight
document.querySelector(".tabs [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });

function say(words, state = "bad") {
  const region = document.getElementById("live");
  if (!region) return;
  const box = document.createElement("div");
  const line = document.createElement("p");
  box.className = `notice spoken ${state}`;
  line.className = "notice-title";
  line.textContent = words;
  box.append(line);
  region.replaceChildren(box);
}

function hush() {
  document.querySelector("#live .spoken")?.remove();
}

// Other modules speak through this event, so that none imports another (hashed names stay simple).
document.addEventListener("gandan:say", (event) => say(event.detail.words, event.detail.state));
document.addEventListener("htmx:configRequest", (event) => {
  event.detail.headers["X-CSRFToken"] = document.querySelector('meta[name="csrf-token"]').content;
});
document.addEventListener("htmx:beforeRequest", hush);
document.addEventListener("gandan:saved", hush);
document.addEventListener("htmx:sendError", () => say(document.body.dataset.lost));
document.addEventListener("htmx:timeout", () => say(document.body.dataset.lost));
document.addEventListener("htmx:responseError", (event) => {
  if (event.detail.xhr.status >= 500) say(document.body.dataset.failed);
});
// A refused form comes back as 422 (or 409 when it is stale) with its errors: it is shown, not dropped.
document.addEventListener("htmx:beforeSwap", (event) => {
  if ([409, 422].includes(event.detail.xhr.status)) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
});

document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details[data-menu][open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

const isTyping = (target) => target.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    for (const menu of document.querySelectorAll("details[data-menu][open]")) {
      menu.open = false;
      menu.querySelector("summary").focus();
      return;
    }
    const close = document.querySelector(".drawer [data-close]");
    if (close && !isTyping(event.target)) close.click();
  }
  const search = document.querySelector("[data-search]");
  if (event.key === "/" && search && !isTyping(event.target) && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    search.focus();
  }
});

document.querySelector("[data-focus]")?.focus();
