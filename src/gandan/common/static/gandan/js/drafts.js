// Drafts: a form with data-draft-url is sent there a moment after the last key; the text always stays in place.

const PAUSE = 1500;
const RETRY = 15000;
const timers = new WeakMap();

function tell(form, words, lost) {
  const line = form.querySelector("[data-draft-state]");
  if (!line || line.textContent === words) return;
  line.textContent = words;
  line.classList.toggle("lost", lost);
}

function clock() {
  const now = new Date();
  const two = (value) => String(value).padStart(2, "0");
  return `${two(now.getHours())} giờ ${two(now.getMinutes())}`;
}

function later(form, pause) {
  clearTimeout(timers.get(form));
  timers.set(form, setTimeout(() => save(form), pause));
}

async function save(form) {
  if (!form.isConnected) return;
  const words = form.querySelector("[data-draft-state]")?.dataset ?? {};
  const headers = { "X-CSRFToken": document.querySelector('meta[name="csrf-token"]').content };
  const body = new FormData(form);
  for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
  try {
    const answer = await fetch(form.dataset.draftUrl, { method: "POST", headers, body });
    if (!answer.ok) throw new TypeError(`draft answered ${answer.status}`);
    tell(form, `${words.saved} ${clock()}`, false);
    form.dispatchEvent(new CustomEvent("gandan:saved", { bubbles: true }));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    tell(form, document.body.dataset.lost, true);
    later(form, RETRY);
  }
}

document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (form?.dataset.draftUrl) later(form, PAUSE);
});
document.addEventListener("submit", (event) => clearTimeout(timers.get(event.target)));
window.addEventListener("online", () => {
  for (const form of document.querySelectorAll("form[data-draft-url]")) if (timers.has(form)) later(form, 0);
});
