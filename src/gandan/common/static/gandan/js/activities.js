// The form of an activity: the day of a picture taken over, one's own sentence begun from the proposed one.

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-take-day]");
  if (!button) return;
  const form = button.closest("form");
  form.elements.from_on.value = button.dataset.takeDay;
  form.elements.to_on.value = "";
  form.elements.from_on.dispatchEvent(new Event("input", { bubbles: true }));
  button.closest(".notice").remove();
  form.elements.from_on.focus();
});

document.addEventListener("change", (event) => {
  if (event.target.name !== "is_own" || !event.target.checked) return;
  const box = event.target.closest(".sentence");
  const own = box.querySelector("[data-own-sentence]");
  if (!own.value.trim()) own.value = box.querySelector(".proposed").textContent.trim();
  own.focus();
});
