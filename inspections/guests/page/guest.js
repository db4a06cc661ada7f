// The guest's page on a bad line: what is typed stays on this device until the house has it, and is sent once.
const form = document.getElementById("say");
if (form) {
  const key = `sixty guest ${location.pathname}`;
  const status = document.getElementById("status");
  const voice = form.elements.voice;
  let waiting = false;
  let sending = false;
  let pause = 2000;
  let timer;

  const tell = (name) => { status.textContent = name ? form.dataset[name] : ""; };
  const typed = () => Object.fromEntries(
    [...new FormData(form)].filter(([name]) => !["form_token", "lang"].includes(name)));

  function keep() {
    try {
      localStorage.setItem(key, JSON.stringify({ typed: typed(), waiting }));
    } catch { /* A private window keeps nothing; the page itself still does. */ }
  }

  function restore() {
    let kept;
    try {
      kept = JSON.parse(localStorage.getItem(key));
    } catch { /* What cannot be read is not there. */ }
    if (!kept) return;
    for (const [name, value] of Object.entries(kept.typed)) {
      const field = form.elements[name];
      if (field) field.value = value; // the name of the voice too: sent twice, it is held once
    }
    waiting = kept.waiting;
  }

  const says = () => Object.entries(typed()).some(([name, value]) => !["voice", "contact"].includes(name) && value.trim());

  async function send() {
    if (sending) return;
    sending = true;
    clearTimeout(timer);
    tell("sending");
    const gone = new AbortController();
    const patience = setTimeout(() => gone.abort(), 20000);
    let said = "kept";
    try {
      let answer = await post(gone.signal);
      if (answer.status === 403) {
        await renew(gone.signal);
        answer = await post(gone.signal);
      }
      if (answer.ok) return thank((await answer.json()).answered);
      if (answer.status === 404) return location.reload();
      if (answer.status === 429) said = "fast";
    } catch { /* No line: again later. */ } finally {
      clearTimeout(patience);
      sending = false;
    }
    tell(said);
    timer = setTimeout(send, pause);
    pause = Math.min(60000, pause * 2);
  }

  const post = (signal) => fetch(form.action, {
    method: "POST", body: new URLSearchParams(new FormData(form)), headers: { Accept: "application/json" }, signal,
  });

  // The page was open for longer than its token lasts.
  async function renew(signal) {
    const page = await (await fetch(location.pathname, { signal })).text();
    const fresh = new DOMParser().parseFromString(page, "text/html").querySelector("[name=form_token]");
    if (fresh) form.elements.form_token.value = fresh.value;
  }

  function thank(answered) {
    waiting = false;
    try {
      localStorage.removeItem(key);
    } catch { /* It was never kept. */ }
    form.hidden = true;
    const thanks = document.getElementById("thanks");
    document.getElementById("answered").hidden = !answered;
    thanks.hidden = false;
    thanks.focus();
    scrollTo(0, 0);
  }

  restore();
  form.addEventListener("input", () => { tell(""); keep(); });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!says()) return tell("empty");
    waiting = true;
    pause = 2000;
    keep();
    send();
  });
  addEventListener("online", () => { if (waiting) send(); });
  if (waiting) send();
}
