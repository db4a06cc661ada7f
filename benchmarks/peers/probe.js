// Put into every page before its own scripts: how a contender is answered, and when what happened.
// `window.contender` names it. Standards are counted from 0 over all sections.
{
  const IN_EACH = 30;
  const answerOf = (n) => (n % 10 === 9 ? "not_applicable" : n % 5 === 2 ? "not_met" : "met");
  const three = (n) => String(n).padStart(3, "0");
  const two = (n) => String(n).padStart(2, "0");
  const section = (n) => Math.floor(n / IN_EACH);
  const all = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const rowsOf = async (name, store) => {
    const database = await all(indexedDB.open(name));
    const rows = await all(database.transaction(store).objectStore(store).getAll());
    database.close();
    return rows;
  };

  // key: what a thumb taps · place: what is there once it is open · shown: whether the page shows the answer · writes: [object store, method] of an answer's write
  const WAYS = {
    bare: {
      key: (n) => document.querySelector(`[data-n="${n}"] [data-answer="${answerOf(n)}"]`),
      place: "[data-n]",
      shown: (n) => WAYS.bare.key(n)?.getAttribute("aria-pressed") === "true",
      writes: ["answers", "put"],
      go: (to) => { location.hash = to; },
      survived: async () => (await rowsOf("bare", "answers")).length,
    },
    survey: {
      key: (n) => document.querySelector(`[data-name="q${three(n)}"] input[value="${answerOf(n)}"]`)?.closest("label"),
      place: "[data-name]",
      shown: (n) => WAYS.survey.key(n)?.querySelector("input").checked && survey.getValue(`q${three(n)}`) === answerOf(n),
      go: (to) => { survey.currentPageNo = to; },
      survived: async () => survey.getAllQuestions().filter((one) => one.getType() === "radiogroup" && !one.isEmpty()).length,
    },
    enketo: {
      key: (n) => document.querySelector(
        `.current input[name="/data/s${two(section(n))}/q${three(n)}"][value="${answerOf(n)}"]`)?.closest("label"),
      place: ".current .question",
      shown: (n) => Boolean(WAYS.enketo.key(n)?.querySelector("input").checked),
      writes: ["records", "put"],
      go: (to) => enketo.pages._flipTo(enketo.pages.activePages[to], to),
      survived: async () => [...enketo.model.xml.querySelectorAll("data > * > *")]
        .filter((node) => /^q\d+$/.test(node.nodeName) && node.textContent).length,
    },
    sixty: {
      row: (n) => document.querySelector(`[data-standard="s${two(section(n))}.q${three(n)}"]`),
      key: (n) => WAYS.sixty.row(n)?.querySelector(`[data-answer="${answerOf(n)}"]`),
      place: "[data-standard]",
      shown: (n) => WAYS.sixty.key(n)?.getAttribute("aria-checked") === "true" || Boolean(WAYS.sixty.row(n)?.matches(".settled, .asks")),
      writes: ["events", "add"],
      async offlineReady() {
        await navigator.serviceWorker.ready;
        const isWhole = async (name) => Boolean(await (await caches.open(name)).match("./set-is-whole"));
        while (!(await Promise.all((await caches.keys()).map(isWhole))).includes(true)) await painted();
      },
      go: (to) => { location.hash = location.hash.replace(/^(#\/v\/[^/]+).*/, `$1/d/s${two(to)}`); },
      async settled() {
        const database = await all(indexedDB.open("sixty"));
        const {value: device} = await all(database.transaction("meta").objectStore("meta").get("device"));
        const onlyHere = IDBKeyRange.bound([device, "kept"], [device, "kept", []]);
        const count = () => all(database.transaction("events").objectStore("events").index("state").count(onlyHere));
        while (navigator.onLine && (await count())) await new Promise((go) => setTimeout(go, 250));
        database.close();
      },
      survived: async () => new Set((await rowsOf("sixty", "events")).filter(({event}) => event.kind === "observed")
        .map(({event}) => event.body.standard)).size,
    },
  };

  const way = WAYS[window.contender];
  const turn = () => new Promise((resolve) => {
    const {port1, port2} = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(null);
  });
  const painted = () => new Promise((resolve) => requestAnimationFrame(() => turn().then(resolve)));

  // ── when an answer's write is on the disk ──
  const kept = [];
  let waiting = [];
  if (way.writes) {
    const [store, method] = way.writes;
    const plain = IDBObjectStore.prototype[method];
    IDBObjectStore.prototype[method] = function (...given) {
      if (this.name === store) this.transaction.addEventListener("complete", () => {
        kept.push(performance.now());
        for (const go of waiting.splice(0)) go();
      });
      return plain.apply(this, given);
    };
  }
  const keptAfter = async (at) => {
    if (!way.writes) return null;
    while (!(kept.at(-1) >= at)) await new Promise((resolve) => waiting.push(resolve));
    return kept.find((moment) => moment >= at);
  };

  // ── interactions, as INP counts them ──
  const events = new Map();
  const longTasks = [];
  const observe = (type, options, each) => new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({type, ...options});
  observe("event", {buffered: true, durationThreshold: 16}, ({interactionId, duration}) => {
    if (interactionId) events.set(interactionId, Math.max(duration, events.get(interactionId) ?? 0));
  });
  observe("longtask", {buffered: true}, ({startTime, duration}) => longTasks.push({startTime, duration}));

  let tapped = null;
  let aimed = [0, 0];
  addEventListener("click", (event) => { tapped ??= event.timeStamp; }, {capture: true});

  /** Resolves once it is so, looked at after each change of the page: to ask again and again would count as the page's own work. */
  const until = (isSo) => new Promise((resolve) => {
    const look = () => {
      if (!isSo()) return;
      watch.disconnect();
      clearInterval(timer);
      resolve();
    };
    const watch = new MutationObserver(look);
    const timer = setInterval(look, 100); // what changes without a sign in the page
    watch.observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
    look();
  });
  window.rig = {
    longTasks,
    /** Answers that are there, once the page shows where it stands. */
    async survived() {
      while (!document.querySelector(way.place)) await painted();
      return way.survived();
    },
    elements: () => document.querySelectorAll("*").length,
    /** ms since the navigation began, once the key of standard n has been painted. */
    async ready(n) {
      while (!way.key(n)?.getClientRects().length) await painted();
      await painted();
      return performance.now();
    },
    /** Taps what leads to the first question as soon as it is there: no person's time is counted. */
    async begin(selector) {
      while (!document.querySelector(selector)) await painted();
      document.querySelector(selector).click();
      while (!/^#\/v\/[^/]+/.test(location.hash)) await painted();
      await rig.go(0);
    },
    /** Resolves once the page's own files are kept for a time without a network, where its way is to keep them. */
    async offlineReady() {
      await way.offlineReady?.();
    },
    async go(to) {
      const isOpen = () => Boolean((way.row ?? way.key)(to * IN_EACH)?.getClientRects().length);
      if (isOpen()) return;
      way.go(to);
      while (!isOpen()) await painted();
    },
    /** Where to tap for standard n. */
    async aim(n) {
      const key = way.key(n);
      key.scrollIntoView({block: "center", behavior: "instant"});
      await painted();
      const {left, top, width, height} = way.key(n).getBoundingClientRect();
      tapped = null;
      events.clear();
      aimed = [left + width / 2, top + height / 2];
      return {x: aimed[0], y: aimed[1]};
    },
    /** After a real tap on n: ms from the finger's lift until the answer is shown, is on the disk, and the tap's INP. */
    async felt(n) {
      const patience = performance.now() + 20_000;
      const waited = async (isSo, what) => {
        while (!isSo()) {
          if (performance.now() > patience) throw new Error(`after a tap on ${n}: ${what}; ${document.elementFromPoint(...aimed)?.outerHTML.slice(0, 200)}`);
          await painted();
        }
      };
      await waited(() => tapped !== null, "no click");
      const from = tapped;
      await waited(() => way.shown(n), "not shown");
      await painted();
      const shown = performance.now() - from;
      const disk = way.writes ? (await keptAfter(from)) - from : null;
      return {shown, disk};
    },
    inp: () => Math.max(16, ...events.values()), // what took less is not reported
    /** Resolves once what was answered has gone to the server, where that is its way. */
    settled: async () => way.settled?.(),
    /** Answers standards from…to one after another, each once the one before is shown and kept; ms an answer. */
    async fill(from, to) {
      const took = [];
      for (let n = from; n < to; n += 1) {
        if (n % IN_EACH === 0 || n === from) await rig.go(section(n));
        const start = performance.now();
        await until(() => way.key(n)); // a thumb waits until its row is drawn
        way.key(n).click();
        await keptAfter(start);
        await until(() => way.shown(n));
        took.push(performance.now() - start);
        await turn();
      }
      return took.reduce((sum, ms) => sum + ms, 0) / took.length;
    },
  };
}
