"""The map of a department's standards as a table of HTML: it is read aloud, wraps, and scrolls in a box.

Rows are standards, since those have long names. A cell has colour only where its kind says so.
"""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scoring.charts.figures import TOKENS

SIGNS = {"worse": "<b>▼</b>", "better": "<b>▲</b>", "none": "–"}
"""Beside the colour, for who does not tell the two apart."""


@dataclass(frozen=True)
class Cell:
    """kind is "worse", "better", "as", "few" or "none"; `told` says all of it in words."""

    kind: str
    text: str
    told: str
    link: str = ""


@dataclass(frozen=True)
class Line:
    """A standard, and its cell at each branch."""

    title: str
    cells: tuple[Cell, ...]


def standards_map(
    lines: Sequence[Line], branches: Sequence[str], kinds: Mapping[str, str], label: str, mode: str
) -> str:
    """The table, and under it what each kind of cell means."""
    head = "".join(f"<th scope='col'><span>{html.escape(name)}</span></th>" for name in branches)
    body = "".join(
        f"<tr><th scope='row'><span title='{html.escape(line.title)}'>{html.escape(line.title)}</span></th>"
        f"{''.join(map(_cell, line.cells))}</tr>"
        for line in lines
    )
    key = "".join(
        f"<span><i class='{kind}'>{SIGNS.get(kind, '')}</i>{html.escape(text)}</span>"
        for kind, text in kinds.items()
    )
    colours = "".join(f"--{name}:{value};" for name, value in TOKENS[mode].items())
    return (
        f"{STYLE}<style>.heat,.heat-key{{{colours}}}</style>"
        f"<div class='heat' role='region' aria-label='{html.escape(label)}' tabindex='0'><table>"
        f"<thead><tr><td></td>{head}</tr></thead><tbody>{body}</tbody></table></div>"
        f"<div class='heat-key'>{key}</div>"
    )


def _cell(cell: Cell) -> str:
    told = html.escape(cell.told)
    text = f"{SIGNS.get(cell.kind, '')}{html.escape(cell.text)}"
    if not cell.link:
        return f"<td class='{cell.kind}' title='{told}'>{text}</td>"
    link = html.escape(cell.link)
    return (
        f"<td class='{cell.kind}'>"
        f"<a href='{link}' target='_self' title='{told}' aria-label='{told}'>{text}</a></td>"
    )


STYLE = """<style>
.heat{overflow-x:auto;max-width:100%;padding-bottom:.4rem}
.heat table{border-collapse:separate;border-spacing:2px;font-size:.8rem;font-variant-numeric:tabular-nums}
.heat th{font-weight:400;text-align:left;color:var(--ink)}
.heat thead th{height:8.5rem;vertical-align:bottom;padding:0 0 .3rem}
.heat thead span{writing-mode:vertical-rl;transform:rotate(180deg);max-height:8rem;overflow:hidden;
  white-space:nowrap;text-overflow:ellipsis;display:block;margin:0 auto;color:var(--ink2)}
.heat thead td,.heat tbody th{position:sticky;left:0;z-index:1;background:var(--surface)}
.heat tbody th{min-width:15rem;max-width:15rem;padding-right:.6rem;line-height:1.25}
.heat tbody th span{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:3;overflow:hidden}
.heat tbody td,.heat-key i{min-width:2.6rem;height:2.75rem;border-radius:4px;text-align:center;
  box-sizing:border-box;color:var(--ink2)}
.heat td a{display:flex;align-items:center;justify-content:center;min-height:2.75rem;color:inherit;
  text-decoration:none}
.heat td a:hover,.heat td a:focus-visible{outline:2px solid var(--ink);border-radius:4px}
.heat .as,.heat-key .as{background:var(--sunken)}
.heat .few,.heat-key .few{border:1px dashed var(--line2);color:var(--ink3)}
.heat .worse,.heat-key .worse{background:var(--not);color:var(--surface);font-weight:700}
.heat .better,.heat-key .better{background:var(--met);color:var(--surface);font-weight:700}
.heat .none{color:var(--ink3)}
.heat b{font-size:.6rem;margin-right:.15rem}
.heat-key b{font-size:.6rem}
.heat-key{display:flex;flex-wrap:wrap;gap:.3rem 1.1rem;font-size:.8rem;color:var(--ink2)}
.heat-key span{display:flex;align-items:center;gap:.4rem}
.heat-key i{min-width:1.4rem;height:1.4rem;font-style:normal;display:inline-grid;place-items:center}
@media(max-width:640px){.heat tbody th{min-width:8.5rem;max-width:8.5rem;font-size:.75rem}
  .heat tbody th span{-webkit-line-clamp:4}}
</style>"""
