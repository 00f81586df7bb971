// Covering faces: boxes drawn on the picture by mouse, finger or keys; the list of numbers beside them is what is sent.

const NAMES = ["trai", "tren", "rong", "cao"];
const SMALLEST = 1;

const clamp = (value, most) => Math.min(Math.max(value, 0), most);
const words = (value) => String(Math.round(value * 10) / 10).replace(".", ",");
const number = (text) => Number.parseFloat(text.replace(",", ".")) || 0;

function read(row) {
  return NAMES.map((name) => number(row.querySelector(`[name="${name}"]`).value));
}

function write(row, values) {
  NAMES.forEach((name, index) => (row.querySelector(`[name="${name}"]`).value = words(values[index])));
}

function prepare(form) {
  const stage = form.querySelector("[data-stage]");
  const list = form.querySelector("[data-boxes]");
  const blank = form.querySelector("template[data-row]").content;
  const boxes = new Map();

  function place(row) {
    const box = boxes.get(row);
    const [left, top, width, height] = read(row).map((value) => `${value}%`);
    Object.assign(box.style, { left, top, width, height });
  }

  function renumber() {
    [...list.querySelectorAll(".box-row")].forEach((row, index) => {
      row.querySelector(".box-number").textContent = index + 1;
      const box = boxes.get(row);
      box.textContent = index + 1;
      box.setAttribute("aria-label", `${row.querySelector("legend").textContent.trim()}`);
    });
  }

  function remove(row) {
    boxes.get(row).remove();
    boxes.delete(row);
    row.remove();
    renumber();
  }

  function move(row, values) {
    const [left, top, width, height] = values;
    const wide = Math.min(Math.max(width, SMALLEST), 100);
    const high = Math.min(Math.max(height, SMALLEST), 100);
    write(row, [clamp(left, 100 - wide), clamp(top, 100 - high), wide, high]);
    place(row);
  }

  function show(row) {
    const box = document.createElement("button");
    box.type = "button";
    box.className = "cover-box";
    boxes.set(row, box);
    stage.append(box);
    box.addEventListener("keydown", (event) => {
      if (event.key === "Delete" || event.key === "Backspace") {
        event.preventDefault();
        remove(row);
        return;
      }
      const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
      if (!step) return;
      event.preventDefault();
      const [left, top, width, height] = read(row);
      const [x, y] = step;
      move(row, event.shiftKey ? [left, top, width + x, height + y] : [left + x, top + y, width, height]);
    });
    row.addEventListener("input", () => place(row));
    row.querySelector("[data-remove]").addEventListener("click", () => remove(row));
    place(row);
    renumber();
    return box;
  }

  function add(values) {
    const row = blank.firstElementChild.cloneNode(true);
    list.append(row);
    write(row, values);
    return { row, box: show(row) };
  }

  function at(event) {
    const edge = stage.getBoundingClientRect();
    return [clamp(((event.clientX - edge.left) / edge.width) * 100, 100), clamp(((event.clientY - edge.top) / edge.height) * 100, 100)];
  }

  function follow(event, moved, done) {
    stage.setPointerCapture(event.pointerId);
    const end = () => {
      stage.removeEventListener("pointermove", moved);
      done();
    };
    stage.addEventListener("pointermove", moved);
    stage.addEventListener("pointerup", end, { once: true });
    stage.addEventListener("pointercancel", end, { once: true });
  }

  stage.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    const [x, y] = at(event);
    const held = [...boxes].find(([, box]) => box === event.target);
    if (held) {
      const [left, top, width, height] = read(held[0]);
      held[1].focus();
      follow(event, (next) => move(held[0], [left + at(next)[0] - x, top + at(next)[1] - y, width, height]), () => {});
      return;
    }
    const { row, box } = add([x, y, 0, 0]);
    follow(
      event,
      (next) => {
        const [toX, toY] = at(next);
        write(row, [Math.min(x, toX), Math.min(y, toY), Math.abs(toX - x), Math.abs(toY - y)]);
        place(row);
      },
      () => {
        const [, , width, height] = read(row);
        if (width < SMALLEST || height < SMALLEST) remove(row);
        else box.focus();
      },
    );
  });
  form.querySelector("[data-add]").addEventListener("click", () => add([40, 35, 15, 20]).box.focus());
  for (const row of list.querySelectorAll(".box-row")) show(row);
}

for (const form of document.querySelectorAll("[data-covering]")) prepare(form);
