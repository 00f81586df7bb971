// Files chosen in a form, shown before they are sent: pictures small, others by name and size.

function item(file) {
  const line = document.createElement("li");
  if (file.type.startsWith("image/")) {
    const picture = document.createElement("img");
    picture.alt = "";
    picture.src = URL.createObjectURL(file);
    picture.addEventListener("load", () => URL.revokeObjectURL(picture.src), { once: true });
    line.append(picture);
  }
  const words = document.createElement("span");
  words.textContent = `${file.name} (${Math.max(1, Math.round(file.size / 1024)).toLocaleString("vi")} KB)`;
  line.append(words);
  return line;
}

document.addEventListener("change", (event) => {
  const pickers = event.target.closest(".picker")?.closest(".pickers");
  if (!pickers) return;
  const files = [...pickers.querySelectorAll("input[type=file]")].flatMap((field) => [...field.files]);
  pickers.parentElement.querySelector(".picked").replaceChildren(...files.map(item));
});
