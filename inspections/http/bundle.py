"""The tablet client's modules laid end to end: a page asks for three scripts instead of a hundred.

The files stay plain ES modules, and nothing that is made here lies on a disk. Each module becomes a function
that is called when it is first needed and gives what it exports: every module exists once, whichever of the
scripts brought it.

    at_once.js what is begun before the large script is here, and what that needs
    first.js   what the first screens need besides, and the start
    rest.js    all others, brought by the first `import("./…")` that asks for one of them

The first two come in either order; `modules` tells of what is here: {bring, lay, need}.

Known are the forms that the client writes: `import {a, b as c} from "./x.js"`, `import("./x.js")`, `export`
before a const, a function or a class, `export {a}`, `export {a} from "./x.js"`. Any other is a BundleError
that names it.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Mapping

AT_ONCE, FIRST, REST = "at_once.js", "first.js", "rest.js"

# The first two are plain scripts: of such a one Chromium lays its compiled form beside it as soon as the
# service worker keeps it, so that no later opening compiles it. By its first line it compiles all of a first
# one's while it comes, not function by function as each is first called
# (v8.dev/blog/explicit-compile-hints).
PLAIN = """\
//# allFunctionsCalledOnLoad
"use strict";
{
"""
# A module is called once; `bring` answers an `import(…)`: its module, once the script that holds it is here.
# A browser may remember that a script did not come: the next try is at another address.
MODULES = """\
const makers = {}, made = {};
let failed = 0;
const lay = (more) => Object.assign(makers, more);
const need = (name) => (made[name] ??= makers[name]());
const bring = async (name) => {
  try {
    if (!makers[name]) await import("./rest.js" + (failed ? `?${failed}` : ""));
  } catch (error) {
    failed += 1;
    throw error;
  }
  return need(name);
};
globalThis.modules = {bring, lay, need};
"""
TAKEN = "const {bring, lay, need} = modules;\n"
IN_TURN = "if (globalThis.modules) begin();\nelse globalThis.begin = begin;\n"

_COMMENT = re.compile(r"^[ \t]*(?://[^\n]*|/\*\*(?:(?!\*/)[\s\S])*\*/[ \t]*)\n", re.MULTILINE)
_IMPORT = re.compile(r'^import\s*\{([^}]*)\}\s*from\s*"([^"]+)";?$', re.MULTILINE)
_LATER = re.compile(r'\bimport\("(\.[^"]+)"\)')
_EXPORT_FROM = re.compile(r'^export\s*\{([^}]*)\}\s*from\s*"([^"]+)";?$', re.MULTILINE)
_EXPORT_LIST = re.compile(r"^export\s*\{([^}]*)\};?$", re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:const|class|(?:async )?function\*?) +([\w$]+))", re.MULTILINE)
_LEFT = re.compile(r'^(?:import|export)\b.*$|\bimport\.meta\b|\bimport\((?!"\./).*$', re.MULTILINE)


class BundleError(ValueError):
    """A module is written in a way that is not known here."""


def bundle(
    sources: Mapping[str, str], ahead: str, start: str, first: Iterable[str], apart: Collection[str] = ()
) -> dict[str, str]:
    """{"at_once.js": …, "first.js": …, "rest.js": …} of the modules by name ("screens/today.js").

    at_once.js holds and runs `ahead`. first.js holds `start`, the modules in `first` and all that these
    import; it runs `start`, after `ahead`. Those in `apart` stay files of their own: they import nothing, and
    are only asked for by `import("./…")`. BundleError where a module imports what is not there, or is written
    in an unknown form.
    """
    inside = {name: source for name, source in sources.items() if name not in apart}
    soonest = needed(inside, [ahead])
    early = [name for name in needed(inside, [start, *first]) if name not in soonest]
    late = [name for name in sorted(inside) if name not in {*soonest, *early}]
    laid = [f"lay({_laid(inside, names)});\n" for names in (soonest, early, late)]
    return {
        AT_ONCE: f'{PLAIN}{MODULES}{laid[0]}need("{ahead}");\nglobalThis.begin?.();\n}}\n',
        FIRST: f'{PLAIN}const begin = () => {{\n{TAKEN}{laid[1]}need("{start}");\n}};\n{IN_TURN}}}\n',
        REST: TAKEN + laid[2],
    }


def needed(sources: Mapping[str, str], names: Iterable[str]) -> list[str]:
    """Those modules and all that they import, sorted."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        if name not in sources:
            raise BundleError(f"{name} is imported and is not there")
        found.add(name)
        imported = [*_IMPORT.findall(sources[name]), *_EXPORT_FROM.findall(sources[name])]
        waiting += [_from(name, path) for _, path in imported]
    return sorted(found)


def _laid(sources: Mapping[str, str], names: Iterable[str]) -> str:
    laid = (f'"{name}": () => {{\n{_body(sources, name)}}},\n' for name in names)
    return "{\n" + "".join(laid) + "}"


def _body(sources: Mapping[str, str], name: str) -> str:
    """The module as the inside of a function: what it imports asked for, what it exports given back."""
    exported: list[str] = []
    text = _COMMENT.sub("", sources[name].rstrip() + "\n")

    def take(found: re.Match[str]) -> str:
        return f"const {{{_renamed(found[1])}}} = {_needing(name, found[2])};"

    def give_on(found: re.Match[str]) -> str:
        exported.extend(f"{one}: {_needing(name, found[2])}.{one}" for one in _names(found[1]))
        return ""

    def give_listed(found: re.Match[str]) -> str:
        exported.extend(_names(found[1]))
        return ""

    def give(found: re.Match[str]) -> str:
        exported.append(found[2])
        return found[1]

    def bring(found: re.Match[str]) -> str:
        module = _from(name, found[1])
        return f'bring("{module}")' if module in sources else f'import("./{module}")'

    text = _IMPORT.sub(take, text)
    text = _EXPORT_FROM.sub(give_on, text)
    text = _EXPORT_LIST.sub(give_listed, text)
    text = _EXPORT.sub(give, text)
    text = _LATER.sub(bring, text)
    if unknown := _LEFT.search(text):
        raise BundleError(f"{name}: “{unknown[0]}” is a form that inspections/http/bundle.py does not know")
    return f"{text}return {{{', '.join(exported)}}};\n"


def _needing(name: str, path: str) -> str:
    return f'need("{_from(name, path)}")'


def _from(name: str, path: str) -> str:
    """The module's name that `path` means in the module `name`."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), path))


def _names(listed: str) -> list[str]:
    return [one.strip() for one in listed.split(",") if one.strip()]


def _renamed(listed: str) -> str:
    return ", ".join(re.sub(r"^(\w+)\s+as\s+(\w+)$", r"\1: \2", one) for one in _names(listed))
