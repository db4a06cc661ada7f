// What the service worker keeps is what the client is made of: a file left out would be missing without a network.
import assert from "node:assert/strict";
import {existsSync, readdirSync, readFileSync} from "node:fs";
import {test} from "node:test";
import {fileURLToPath} from "node:url";

const house = fileURLToPath(new URL("../../", import.meta.url));
const folder = `${house}inspections/capture/`;
const listed = new Function(`${readFileSync(`${folder}sw.js`, "utf8").match(/const FILES = \[[^\]]*\];/)[0]} return FILES;`)();
const there = readdirSync(folder, {recursive: true}).map((path) => path.replaceAll("\\", "/")).filter((path) => /\.[a-z0-9]+$/.test(path));
const modules = there.filter((path) => path.endsWith(".js"));
const NOT_KEPT = ["README.md", "sw.js", "leaving.js", "index.html"]; // the page itself is kept as "./"
const LAID = ["./all.css", "./at_once.js", "./first.js", "./rest.js"]; // what the server makes of scripts and sheets
const ALONE = ["serif.css", "words/nb.js"]; // asked for by themselves

test("every file of the client is kept by the service worker, and nothing that does not exist", () => {
  const laid = (path) => /\.(js|css)$/.test(path) && !ALONE.includes(path);
  const files = there.filter((path) => !NOT_KEPT.includes(path) && !laid(path)).map((path) => `./${path}`);
  const ours = listed.filter((file) => file !== "./" && !file.startsWith("/fonts/"));

  assert.ok(listed.includes("./"));
  assert.deepEqual([...ours].sort(), [...files, ...LAID].sort(), "the list FILES in sw.js and the files of the folder differ");
});

test("the fonts that the style sheets ask for are kept and exist", () => {
  const sheets = there.filter((file) => file.endsWith(".css")).map((file) => readFileSync(folder + file, "utf8"));
  const fonts = [...new Set(sheets.flatMap((sheet) => [...sheet.matchAll(/url\("(\/fonts\/[^"]+)"\)/g)].map(([, path]) => path)))];

  assert.deepEqual(fonts.sort(), listed.filter((file) => file.startsWith("/fonts/")).sort());
  for (const font of fonts) assert.ok(existsSync(`${house}assets${font}`), `assets${font} is missing`);
});

test("every module that a module imports exists", () => {
  for (const file of modules) {
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

test("what the page itself asks for is kept", () => {
  const page = readFileSync(`${folder}index.html`, "utf8");
  const later = readFileSync(`${folder}app.js`, "utf8").match(/function linkRest[\s\S]*?\n}/)[0];
  const here = [...page.matchAll(/(?:src|href)="(?!data:)([^"]+)"/g), ...later.matchAll(/"(\w[\w/-]+\.\w{3,})"/g)].map(([, path]) => path);
  const asked = here.map((path) => (path.startsWith("/") ? path : `./${path}`));

  assert.equal(asked.length, 7, asked.join(" "));
  for (const path of asked) assert.ok(listed.includes(path), path);
});
