// Forms: filters that send themselves, leaving with unsaved words, days to pick, files to drop.

document.addEventListener("change", (event) => {
  event.target.form?.matches("[data-autosubmit]") && event.target.form.requestSubmit();
});

const touched = new Set();
document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (form?.matches("[data-warn-unsaved]")) touched.add(form);
});
document.addEventListener("submit", (event) => touched.delete(event.target));
// Without network the browser would leave the page for one of its own, and what was typed with it.
document.addEventListener("submit", (event) => {
  if (navigator.onLine || event.target.method !== "post") return;
  event.preventDefault();
  event.stopImmediatePropagation();
  document.dispatchEvent(new CustomEvent("gandan:say", { detail: { words: document.body.dataset.lost } }));
  document.getElementById("live")?.scrollIntoView({ block: "center" });
}, { capture: true });
document.addEventListener("gandan:saved", (event) => touched.delete(event.target));
window.addEventListener("beforeunload", (event) => {
  if ([...touched].some((form) => form.isConnected)) event.preventDefault();
});

const twoDigits = (value) => String(value).padStart(2, "0");

function preparePicker(box) {
  const button = box.querySelector("[data-pick]");
  const field = box.querySelector("input");
  const picker = document.createElement("input");
  if (!picker.showPicker || !button) return;
  picker.type = "date";
  picker.className = "hidden-text";
  picker.tabIndex = -1;
  picker.setAttribute("aria-hidden", "true");
  button.after(picker);
  button.hidden = false;
  button.addEventListener("click", () => {
    const [day, month, year] = field.value.split("/");
    picker.value = year ? `${year}-${twoDigits(month)}-${twoDigits(day)}` : "";
    picker.showPicker();
  });
  picker.addEventListener("change", (event) => {
    event.stopPropagation();
    const [year, month, day] = picker.value.split("-");
    field.value = day ? `${day}/${month}/${year}` : "";
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  });
}

function showFiles(drop, files) {
  const items = [...files].map((file) => {
    const item = document.createElement("li");
    item.textContent = `${file.name} (${Math.max(1, Math.round(file.size / 1024)).toLocaleString("vi")} KB)`;
    return item;
  });
  drop.querySelector(".drop-files").replaceChildren(...items);
}

function prepareDrop(box) {
  const drop = box.querySelector(".drop-zone");
  const field = drop.querySelector("input[type=file]");
  field.addEventListener("change", () => showFiles(drop, field.files));
  for (const name of ["dragenter", "dragover"]) {
    drop.addEventListener(name, (event) => {
      event.preventDefault();
      drop.classList.add("over");
    });
  }
  for (const name of ["dragleave", "drop"]) drop.addEventListener(name, () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    field.files = event.dataTransfer.files;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

function prepare(place) {
  for (const box of place.querySelectorAll("[data-date]:not([data-ready])")) {
    box.setAttribute("data-ready", "");
    preparePicker(box);
  }
  for (const box of place.querySelectorAll("[data-drop]:not([data-ready])")) {
    box.setAttribute("data-ready", "");
    prepareDrop(box);
  }
}

prepare(document);
document.addEventListener("htmx:afterSettle", (event) => prepare(event.target));

// A button that copies the words of a field: data-copy names it, data-copied is what is said then.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const field = document.getElementById(button.dataset.copy);
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    // without https there is no clipboard for pages: what is marked can be copied by hand
    if (!document.execCommand("copy")) return;
  }
  document.dispatchEvent(new CustomEvent("gandan:say", { detail: { words: button.dataset.copied, state: "good" } }));
});
