"""A small pack as its author would write it, and what the loader finds when something in it is changed."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from standards.loader import load_pack
from standards.pack import Pack
from standards.problems import PackProblems, Problem

PACK = """\
format: 1
id: small_house
edition: "2026.1"
title: {en: Small house, nb: Lite hus}
languages: [en, nb]
stages:
  before_arrival: {en: Before arrival, nb: Før ankomst}
  arrival: {en: Arrival, nb: Ankomst}
  room: {en: The room, nb: Rommet}
  dining: {en: Dining, nb: Bespisning}
  leisure: {en: Leisure, nb: Fritid}
  guest_service: {en: Guest service, nb: Gjesteservice}
  departure: {en: Departure, nb: Avreise}
departments: [front_door, bar]
rating:
  class_weights: {service: 75, facility: 25}
  coverage: 60
  bands: {5: 90, 4: 82, 3: 70}
  gates:
    - {id: no-critical, stars: 5, rule: critical_not_met, at_most: 0}
    - {id: no-weak-bar, stars: 5, rule: department_score, department: bar, at_least: 75}
    - {id: facility, stars: 5, rule: class_score, class: facility, at_least: 85}
"""

FRONT_DOOR = """\
department: front_door
title: {en: At the door, nb: Ved døren}
stage: arrival
standards:
  - id: front_door.greeted
    text: {en: A guest is greeted within 60 seconds., nb: En gjest blir hilst innen 60 sekunder.}
    met: {en: Someone speaks to the guest., nb: Noen snakker til gjesten.}
    channel: face_to_face
    class: service
    classification: efficiency
    dimension: human
    weight: 3
    critical: true
    evidence: [time]
    clock:
      starts: {en: The guest stops., nb: Gjesten stanser.}
      stops: {en: Someone speaks., nb: Noen snakker.}
    limit:
      within: 60 s
      resort: {within: 90 s}
      unless: {en: told of a delay, nb: fikk vite om ventetid}
    phrases:
      - {en: No one there, nb: Ingen der}
"""

BAR = """\
department: bar
title: {en: The bar, nb: Baren}
stage: dining
standards:
  - id: bar.clean
    group: {en: The counter, nb: Disken}
    text: {en: The counter is clean., nb: Disken er ren.}
    met: {en: No stains., nb: Ingen flekker.}
    channel: face_to_face
    class: facility
    classification: cleanliness
    dimension: business
    weight: 1.5
"""


def short_standard(standard_id: str, *lines: str) -> str:
    """A standard to append to a department, with lines of its own."""
    return "".join(
        [
            f"  - id: {standard_id}\n",
            "    text: {en: Done., nb: Gjort.}\n",
            "    met: {en: Seen., nb: Sett.}\n",
            "    channel: phone\n",
            "    class: service\n",
            "    classification: skill\n",
            "    dimension: hidden\n",
            "    weight: 1\n",
            *(f"    {line}\n" for line in lines),
        ]
    )


def changed(text: str, old: str, new: str) -> str:
    """The text with its one `old` replaced."""
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in the text"
    return text.replace(old, new)


def write(folder: Path, files: dict[str, str | bytes]) -> None:
    """The small pack in that folder, with these files instead of or beside its own."""
    whole = {"pack.yaml": PACK, "front_door.yaml": FRONT_DOOR, "bar.yaml": BAR} | files
    for name, content in whole.items():
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)


def loaded(files: dict[str, str | bytes] | None = None) -> Pack:
    """The small pack, with these files instead of its own."""
    with TemporaryDirectory() as folder:
        write(Path(folder), files or {})
        return load_pack(folder)


def problems(files: dict[str, str | bytes]) -> tuple[Problem, ...]:
    """What the loader finds in the small pack with these files."""
    try:
        loaded(files)
    except PackProblems as wrong:
        return wrong.problems
    return ()


def found(files: dict[str, str | bytes]) -> list[tuple[str, int, str]]:
    """The file, line and code of each problem."""
    return [(Path(problem.file).name, problem.line, problem.code) for problem in problems(files)]
