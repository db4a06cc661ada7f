// Keeps the client's own files, so that it opens with the server away. Touches nothing else: no /api, nothing but GET.
//
// The files are kept as whole sets. A page is served from one set for as long as it lives; when it opens, a newer set
// is fetched beside it and counts for the next page, once every file of it has come and is what its name says.

const FILES = [
  "./",
  "./all.css",
  "./at_once.js",
  "./first.js",
  "./rest.js",
  "./serif.css",
  "./words/nb.js",
  "./manifest.webmanifest",
  "./icons/notes-192.png",
  "./icons/notes-512.png",
  "/fonts/capture/inter-more.woff2",
  "/fonts/capture/inter.woff2",
  "/fonts/capture/source-serif-4-italic.woff2",
  "/fonts/capture/source-serif-4-signs.woff2",
  "/fonts/capture/source-serif-4-more.woff2",
  "/fonts/capture/source-serif-4.woff2",
];

const NAME = "sixty-client-";
const LATER_MS = 2000;
const DONE = "./set-is-whole"; // written last; holds the list of files that the set was made for
const TYPES = {js: "javascript", css: "css", html: "html", webmanifest: "json", json: "json", svg: "svg", png: "png", woff2: ""};

const addresses = new Map(FILES.map((file) => [new URL(file, self.location).pathname, file]));
const setOfPage = new Map(); // page id → name of the set it is served from

self.addEventListener("install", (event) => event.waitUntil(fetchSet().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

/** A page that stays open for days asks now and then; it is told of a newer set once that is whole. */
self.addEventListener("message", (event) => event.data?.type === "look" && event.waitUntil(refresh()));

self.addEventListener("fetch", (event) => {
  const {request} = event;
  const {origin, pathname} = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin || pathname.startsWith("/api/")) return;
  if (request.mode === "navigate") {
    event.respondWith(open(event));
    event.waitUntil(later().then(refresh));
  } else if (addresses.has(pathname)) {
    event.respondWith(kept(addresses.get(pathname), event.clientId, request));
  }
});

/** The page that opens comes first; newer files are looked for once it stands. */
const later = () => new Promise((go) => setTimeout(go, LATER_MS));

/** The client's page, whatever its address within /capture/; it finds the screen by itself. */
async function open(event) {
  const name = await newestSet();
  if (name) setOfPage.set(event.resultingClientId, name);
  return kept("./", event.resultingClientId, event.request);
}

/** A file from the page's set, else from the newest, else from the server. */
async function kept(file, page, request) {
  const name = setOfPage.get(page) ?? (await newestSet());
  const found = name && (await (await caches.open(name)).match(file));
  return found ?? fetch(request);
}

let newest = null; // its name, once it was looked up: only this worker makes another

/** The name of the newest set that is whole and made for this list of files, or null. */
const newestSet = async () => (newest ??= await lookUpNewest());

async function lookUpNewest() {
  const names = (await caches.keys()).filter((name) => name.startsWith(NAME)).sort().reverse();
  for (const name of names) {
    const done = await (await caches.open(name)).match(DONE);
    if (done && (await done.text()) === FILES.join("\n")) return name;
  }
  return null;
}

let refreshing = Promise.resolve();

/** Looks for newer files, one look after another; without a network there simply are none. */
function refresh() {
  refreshing = refreshing.then(fetchSet).then((name) => name && tellPages(name)).catch(() => {});
  return refreshing;
}

/** Tells the open pages that they are of an older set than `name`. They go on with theirs. */
async function tellPages(name) {
  for (const page of await self.clients.matchAll({type: "window"})) {
    if (setOfPage.get(page.id) !== name) page.postMessage({type: "newer"});
  }
}

/** Fetches every file; a new set is made only if all came and one of them is new. Its name, if it takes an older one's place. */
async function fetchSet() {
  const before = await newestSet();
  const fetched = await Promise.all(FILES.map(async (file) => [file, await fetchFile(file)]));
  if (before && !(await differ(before, fetched))) return null;
  const name = `${NAME}${String(Date.now()).padStart(15, "0")}`;
  const set = await caches.open(name);
  for (const [file, response] of fetched) await set.put(file, response);
  await set.put(DONE, new Response(FILES.join("\n")));
  newest = name;
  await forgetOld([name, before]);
  return before && name;
}

/** A file as the server has it now. Throws if something else answers, such as a Wi-Fi sign-in page. */
async function fetchFile(file) {
  const response = await fetch(file, {cache: "no-cache", redirect: "error", credentials: "same-origin"});
  const type = response.headers.get("Content-Type") ?? "";
  const ending = file === "./" ? "html" : file.split(".").pop();
  if (!response.ok || !type.includes(TYPES[ending])) throw new Error(`${file} did not come: ${response.status} ${type}`);
  return response;
}

async function differ(name, fetched) {
  const set = await caches.open(name);
  for (const [file, response] of fetched) {
    const [old, now] = await Promise.all([set.match(file).then((found) => found?.arrayBuffer()), response.clone().arrayBuffer()]);
    if (!old || !sameBytes(new Uint8Array(old), new Uint8Array(now))) return true;
  }
  return false;
}

function sameBytes(a, b) {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

/** The set before stays for pages that are open. */
async function forgetOld(wanted) {
  const names = (await caches.keys()).filter((name) => name.startsWith(NAME) && !wanted.includes(name));
  await Promise.all(names.map((name) => caches.delete(name)));
}
