// The floor: one section on screen, one strict write a tap, and nothing else. `#3` is the fourth section of form.json,
// which holds {sections: [{title, standards: [{n, text, seconds}]}]}.

const place = document.querySelector("main");
const ANSWERS = {met: "Met", not_met: "Not met", not_applicable: "N/A"};

const [form, database] = await Promise.all([fetch("form.json").then((response) => response.json()), open()]);
const answers = new Map();
for (const row of await answer(database.transaction("answers").objectStore("answers").getAll())) answers.set(row.n, row);

function draw() {
  const {title, standards} = form.sections[Number(location.hash.slice(1)) || 0];
  place.innerHTML = `<h1>${title}</h1><ol>${standards.map(row).join("")}</ol>`;
}

function row({n, text, seconds}) {
  const known = answers.get(n) ?? {};
  const keys = Object.entries(ANSWERS).map(([name, words]) =>
    `<button data-answer="${name}" aria-pressed="${known.answer === name}">${words}</button>`);
  return `<li data-n="${n}"><p>${text}</p>${keys.join("")}<input name="comment" placeholder="Comment">${
    seconds ? '<input name="seconds" inputmode="numeric" placeholder="Seconds">' : ""}</li>`;
}

function keep(n, change) {
  const known = {n, ...answers.get(n), ...change, at: Date.now()};
  answers.set(n, known);
  database.transaction("answers", "readwrite", {durability: "strict"}).objectStore("answers").put(known);
}

place.addEventListener("click", ({target}) => {
  const key = target.closest("[data-answer]");
  if (!key) return;
  const own = key.closest("[data-n]");
  for (const other of own.querySelectorAll("[data-answer]")) other.setAttribute("aria-pressed", other === key);
  keep(Number(own.dataset.n), {answer: key.dataset.answer});
});
place.addEventListener("change", ({target}) =>
  keep(Number(target.closest("[data-n]").dataset.n), {[target.name]: target.value}));
addEventListener("hashchange", draw);
draw();

function open() {
  const request = indexedDB.open("bare", 1);
  request.onupgradeneeded = () => request.result.createObjectStore("answers", {keyPath: "n"});
  return answer(request);
}

function answer(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
