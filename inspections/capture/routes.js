// Addresses and the screens behind them. A screen's files come when it is first opened, or in idle moments before.

/** Its files are asked for by address as they stand: nothing packs them. */
const FILES = {
  today: () => import("./screens/today.js"),
  departments: () => import("./screens/departments.js"),
  department: () => import("./screens/department.js"),
  stopwatch: () => import("./screens/stopwatch.js"),
  finding: () => import("./screens/finding.js"),
  name: () => import("./screens/name.js"),
  review: () => import("./screens/review.js"),
  safety: () => import("./screens/safety.js"),
  contact: () => import("./screens/contact.js"),
  contacts: () => import("./screens/contacts.js"),
  find: () => import("./screens/find.js"),
  settings: () => import("./screens/settings.js"),
  go: () => import("./screens/go.js"),
  signOut: () => import("./screens/sign_out.js"),
};

const IN_VISIT = {
  "": "departments",
  d: "department",
  w: "stopwatch",
  s: "finding",
  n: "name",
  r: "review",
  f: "find",
  calls: "contacts",
  c: "contact",
};
const OUTSIDE = {safety: "safety", settings: "settings", "sign-out": "signOut"};

/** The files of every screen, one after another: `for (const fetch of screens) await fetch()`. */
export const screens = Object.entries(FILES).map(([name, fetch]) => () => fetch().then(() => here.add(name)));

const here = new Set();

/** Opens a screen once its files are here. Rejects if they are not and cannot be fetched. `isHere()`: whether they are. */
function opener(name) {
  const open = async (...given) => {
    const files = await FILES[name]();
    here.add(name);
    return files[`${name}Screen`](...given);
  };
  return Object.assign(open, {isHere: () => here.has(name)});
}

/** A mistyped or cut address may be no text at all. */
function readable(path) {
  try {
    return path.split("/").map(decodeURIComponent).join("/");
  } catch {
    return "";
  }
}

/** The screen of an address: {open, visitId, params}. Unknown ones lead to today. */
export function route(hash) {
  const [path, query = ""] = hash.replace(/^#\/?/, "").split("?");
  const parts = readable(path).split("/");
  const params = {id: parts[3], second: parts[4], ...Object.fromEntries(new URLSearchParams(query))};
  if (parts[0] === "v" && parts[1] && IN_VISIT[parts[2] ?? ""]) {
    return {open: opener(IN_VISIT[parts[2] ?? ""]), visitId: parts[1], params};
  }
  if (parts[0] === "go" && parts[1]) return {open: opener("go"), visitId: null, params: {...params, department: parts[1]}};
  return {open: opener(OUTSIDE[parts[0]] ?? "today"), visitId: null, params};
}
