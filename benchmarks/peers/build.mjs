// Bundles the peers: node build.mjs, in the folder that holds node_modules, this folder's scripts and survey.json.
import {build} from "esbuild";
import {compile} from "sass";
import {copyFileSync, mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {pathToFileURL} from "node:url";

const MODULES = "/packages/enketo-core/node_modules/"; // where Enketo's own repository keeps them
const importer = {
  findFileUrl: (url) => (url.startsWith(MODULES) ? pathToFileURL(join(process.cwd(), "node_modules", url.slice(MODULES.length))) : null),
};

for (const [name, folder] of [["survey", "site/survey"], ["enketo", "site/enketo"], ["transform", "transform"]]) {
  mkdirSync(folder, {recursive: true});
  await build({
    entryPoints: [`${name}.js`], outfile: `${folder}/${name}.js`, bundle: true, minify: true, format: "esm",
    target: "es2022", logLevel: "error", external: ["libxslt"], define: {"process.env.NODE_ENV": '"production"', global: "globalThis"},
  });
}
copyFileSync("node_modules/survey-core/survey-core.fontless.min.css", "site/survey/survey.css");
const {css} = compile("node_modules/enketo-core/src/sass/formhub/formhub.scss", {
  style: "compressed", importers: [importer], quietDeps: true, silenceDeprecations: ["import"], logger: {warn() {}, debug() {}},
});
writeFileSync("site/enketo/enketo.css", css);
