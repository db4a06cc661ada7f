// What the service worker keeps is what the client is made of: a file left out would be missing without a network.
import assert from "node:assert/strict";
import {existsSync, readdirSync, readFileSync} from "node:fs";
import {test} from "node:test";
import {fileURLToPath} from "node:url";

const house = fileURLToPath(new URL("../../", import.meta.url));
const folder = `${house}inspections/capture/`;
const listed = new Function(`${readFileSync(`${folder}sw.js`, "utf8").match(/const FILES = \[[^\]]*\];/)[0]} return FILES;`)();
const NOT_THE_CLIENTS = ["README.md", "sw.js", "index.html"]; // the page itself is kept as "./"

test("every file of the client is kept by the service worker, and nothing that does not exist", () => {
  const there = readdirSync(folder, {recursive: true}).map((path) => path.replaceAll("\\", "/"))
    .filter((path) => /\.[a-z0-9]+$/.test(path) && !NOT_THE_CLIENTS.includes(path)).map((path) => `./${path}`);
  const ours = listed.filter((file) => file !== "./" && !file.startsWith("/fonts/"));

  assert.ok(listed.includes("./"));
  assert.deepEqual([...ours].sort(), there.sort(), "the list FILES in sw.js and the files of the folder differ");
});

test("the fonts that the style sheets ask for are kept and exist", () => {
  const sheets = listed.filter((file) => file.endsWith(".css")).map((file) => readFileSync(folder + file, "utf8"));
  const fonts = [...new Set(sheets.flatMap((sheet) => [...sheet.matchAll(/url\("(\/fonts\/[^"]+)"\)/g)].map(([, path]) => path)))];

  assert.deepEqual(fonts.sort(), listed.filter((file) => file.startsWith("/fonts/")).sort());
  for (const font of fonts) assert.ok(existsSync(`${house}assets${font}`), `assets${font} is missing`);
});

test("every module that a module imports exists", () => {
  for (const file of listed.filter((name) => name.endsWith(".js"))) {
    const source = readFileSync(folder + file, "utf8");
    for (const [, path] of source.matchAll(/(?:from\s*|import\()["'](\.[^"']+)["']/g)) {
      assert.ok(existsSync(new URL(path, `file://${folder}${file}`)), `${file} imports ${path}, which is not there`);
    }
  }
});

test("the manifest names nothing of the trade, and its icons exist", () => {
  const manifest = JSON.parse(readFileSync(`${folder}manifest.webmanifest`, "utf8"));

  assert.equal(manifest.name, "Notes");
  assert.equal(manifest.short_name, "Notes");
  for (const {src} of manifest.icons) assert.ok(existsSync(folder + src));
});

test("the page asks at once for every module of its first screens, and for no other", () => {
  const needed = new Set();
  const walk = (file) => {
    if (needed.has(file)) return;
    needed.add(file);
    const source = readFileSync(folder + file, "utf8");
    for (const [, path] of source.matchAll(/from\s*"(\.[^"]+)"/g)) walk(new URL(path, `file:///${file}`).pathname.slice(1));
  };
  for (const first of ["app.js", "screens/today.js", "screens/department.js"]) walk(first);
  needed.delete("app.js"); // its own script
  const asked = [...readFileSync(`${folder}index.html`, "utf8").matchAll(/rel="modulepreload" href="([^"]+)"/g)].map(([, file]) => file);

  assert.deepEqual(asked.sort(), [...needed].sort(), "the modulepreload lines of index.html and what app.js, today.js and department.js import differ");
});
