"""The client's modules laid end to end do what they do one by one."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from inspections.http.bundle import AT_ONCE, FIRST, REST, BundleError, bundle, needed
from inspections.http.files import (
    AHEAD,
    APART,
    CLIENT,
    FIRST_SCREENS,
    LAID,
    OTHER_SCRIPTS,
    SHEETS,
    START,
    laid_client,
    state_of_client,
)

NODE = shutil.which("node", path=str(Path(sys.executable).parent)) or shutil.which("node")

FORMS = {
    "ahead.js": """import {named} from "./parts/named.js";
globalThis.before = [globalThis.told, named];
export const ahead = named.length;
""",
    "app.js": """// Starts.
import {add as plus, Sum} from "./parts/sums.js";
import {ahead} from "./ahead.js";
import {
  named,
} from "./parts/named.js";

/** What is told at the end. */
globalThis.told = [plus(1, 2), new Sum(4).half, named, comment(), ahead];
globalThis.later = import("./late.js").then(({twice, apart}) => [twice(4), apart]);
function comment() {
  return `// no comment: ${named}`;
}
""",
    "parts/sums.js": """export {named} from "./named.js";
export const add = (a, b) => a + b;
export class Sum {
  constructor(n) {
    this.half = n / 2;
  }
}
""",
    "parts/named.js": "const named = 'a name';\nexport {named};\n",
    "late.js": """import {add} from "./parts/sums.js";
import {twofold} from "./late/twofold.js";
export const twice = (n) => twofold(add(n, 0));
export async function unused() {
  const {apart} = await import("./words.js");
  return apart;
}
export const apart = "not yet";
""",
    "late/twofold.js": """globalThis.made = (globalThis.made ?? 0) + 1;
export function twofold(n) {
  return 2 * n;
}
""",
    "words.js": "export const apart = 1;\n",
}


def test_the_first_script_holds_what_the_start_needs_and_the_other_all_the_rest() -> None:
    made = bundle(FORMS, "ahead.js", "app.js", [], ["words.js"])

    assert needed(FORMS, ["app.js"]) == ["ahead.js", "app.js", "parts/named.js", "parts/sums.js"]
    assert '"parts/named.js": () =>' in made[AT_ONCE]
    assert '"parts/named.js": () =>' not in made[FIRST]
    assert '"parts/sums.js": () =>' in made[FIRST]
    assert '"late.js": () =>' in made[REST]
    assert not any('"words.js": () =>' in text for text in made.values()), "it stays a file of its own"
    assert 'import("./words.js")' in made[REST]


def test_comments_that_have_lines_of_their_own_stay_behind_and_texts_do_not_change() -> None:
    made = bundle(FORMS, "ahead.js", "app.js", [], ["words.js"])[FIRST]

    assert "Starts." not in made
    assert "at the end" not in made
    assert "`// no comment: ${named}`" in made


@pytest.mark.parametrize(
    "source",
    [
        'import * as all from "./b.js";',
        'import "./b.js";',
        "export default 1;",
        'export * from "./b.js";',
        "export let n = 1;",
        "const here = import.meta.url;",
        "const one = import(`./${name}.js`);",
    ],
)
def test_a_form_that_is_not_known_is_refused_by_its_name(source: str) -> None:
    """Better no client at all, and a red test, than one that is half there."""
    with pytest.raises(BundleError, match=r"a\.js: "):
        bundle({"a.js": f"{source}\n", "b.js": "export const b = 1;\n"}, "b.js", "a.js", [])


def test_a_module_that_is_not_there_is_named() -> None:
    with pytest.raises(BundleError, match=r"gone\.js is imported"):
        bundle({"a.js": 'import {b} from "./gone.js";\n'}, "a.js", "a.js", [])


def test_every_module_of_the_client_is_in_one_of_the_scripts() -> None:
    """All but the worker, what the sign-out page runs, and the words that only some need."""
    made = laid_client(state_of_client())
    own = {path.relative_to(CLIENT).as_posix() for path in CLIENT.rglob("*.js")} - {*APART, *OTHER_SCRIPTS}

    counts = {
        name: sum(made[one].count(f'\n"{name}": () =>'.encode()) for one in (AT_ONCE, FIRST, REST))
        for name in own
    }
    assert set(counts.values()) == {1}, counts
    assert set(made) == set(LAID)


def test_every_sheet_of_the_client_is_in_the_one_sheet_or_comes_later() -> None:
    sheets = {path.relative_to(CLIENT).as_posix() for path in CLIENT.rglob("*.css")}

    assert sheets - set(SHEETS) == {"serif.css"}
    assert laid_client(state_of_client())["all.css"].count(b"@font-face") > 0


@pytest.mark.skipif(NODE is None, reason="needs Node")
def test_laid_together_they_run_as_they_did_one_by_one(tmp_path: Path) -> None:
    """In Node: what the modules of above tell as files and as scripts, each of them made once."""
    for name, text in (FORMS | bundle(FORMS, "ahead.js", "app.js", [], ["words.js"])).items():
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text)

    plain, laid, otherwise = (
        told_by(*(tmp_path / one for one in starts))
        for starts in (["app.js"], [AT_ONCE, FIRST], [FIRST, AT_ONCE])
    )
    assert (
        plain
        == laid
        == otherwise
        == {
            "before": [None, "a name"],
            "told": [3, 2, "a name", "// no comment: a name", 6],
            "later": [8, "not yet"],
            "made": 1,
        }
    )


@pytest.mark.skipif(NODE is None, reason="needs Node")
def test_the_clients_texts_are_the_same_in_the_scripts(tmp_path: Path) -> None:
    """Both books, every sentence, every icon: leaving out comments has left out nothing else."""
    laid = laid_client(state_of_client())
    holders = {name: FIRST if f'\n"{name}": () =>'.encode() in laid[FIRST] else REST for name in TEXTS}
    scripts = [f"file://{tmp_path / one}" for one in (AT_ONCE, FIRST, REST)]
    for script in (AT_ONCE, FIRST, REST):
        text = laid[script].decode()
        for start in (AHEAD, START):
            text = text.replace(f'\nneed("{start}");', "")
        (tmp_path / script).write_text(text)
    ask = f"""
      for (const script of {json.dumps(scripts)}) await import(script);
      const texts = {{}};
      for (const name of {json.dumps(TEXTS)}) {{
        const file = await import(`file://{CLIENT}/${{name}}`);
        texts[name] = JSON.stringify({{...file}}) === JSON.stringify({{...modules.need(name)}});
      }}
      console.log(JSON.stringify(texts));"""
    assert json.loads(node(ask)) == dict.fromkeys(TEXTS, True), holders


TEXTS = ["words/en.js", "books/faderen.js", "books/three_men.js"]


def told_by(*scripts: Path) -> dict[str, object]:
    """What the modules have told once all is there."""
    ask = f"""for (const one of {json.dumps([f"file://{one}" for one in scripts])}) await import(one);
      const later = await globalThis.later;
      console.log(JSON.stringify({{before, told, later, made}}));"""
    told: dict[str, object] = json.loads(node(ask))
    return told


def node(source: str) -> str:
    assert NODE
    done = subprocess.run(
        [NODE, "--input-type=module", "-e", source], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_first_screens_are_modules_of_the_client() -> None:
    assert all((CLIENT / name).exists() for name in (AHEAD, START, *FIRST_SCREENS, *APART, *OTHER_SCRIPTS))
