"""The report of a rated visit: every sentence and number of it, made from pack, visit and rating alone.

`build_report` is pure: the same input gives an equal `Report`. The PDF (`pdf.py`) and the manager's
page draw it; neither computes anything.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import MappingProxyType

from inspections.visit import Visit
from scoring.clean import one_line
from scoring.rating import Rating
from scoring.rating_json import to_json
from scoring.report.appeals import appeals, appeals_section
from scoring.report.certainty import method, method_section
from scoring.report.conditions import half_step_remark, path, star_table
from scoring.report.control import control_chart
from scoring.report.data import BandTick, Finding, HotelName, Report, Seal, Section
from scoring.report.departments import department_section, departments, strengths, weaknesses
from scoring.report.findings import findings, findings_section
from scoring.report.ground import Ground
from scoring.report.headline import headline, standing
from scoring.report.index import index
from scoring.report.lists import dimension_section, shares, standards, standards_section
from scoring.report.losses import loss_table
from scoring.report.measure import band_ticks, not_counted, ruler
from scoring.report.said import talks, talks_section
from scoring.report.summary import figures, summary
from scoring.report.timed import timed_rows, timed_section
from scoring.report.voices import Heard, voices, voices_section
from scoring.report.way import way
from scoring.wording.words import Wording, read_day
from standards.pack import Pack

__all__ = ["HotelName", "Report", "build_findings", "build_report"]

NOBODY: Heard = MappingProxyType({})


def build_report(
    pack: Pack,
    visit: Visit,
    rating: Rating,
    hotel: HotelName,
    *,
    language: str = "en",
    inspected_by: str = "",
    demo: bool = False,
    made_on: date,
    heard: Heard = NOBODY,
) -> Report:
    """The report of `visit`, rated by `rating` with `pack`, in `language` ("en" or "nb", else English).

    `demo` marks it, on every page, as invented. `made_on` is the day it is made: no clock is read. `heard`
    is what guests said before: by department how many were content, of how many.
    """
    words = Wording(language)
    ground = Ground(pack, _of_the_pack(visit, rating), rating, words)
    rows = timed_rows(ground)
    line = ground.line
    told, appealed, spoken = talks(ground), appeals(ground), voices(ground, heard)
    return Report(
        language=words.language,
        hotel=HotelName(*(one_line(part) for part in (hotel.name, hotel.city, hotel.country))),
        demo=demo,
        provisional=rating.provisional,
        remarks=_remarks(ground, demo=demo),
        marks=tuple(remark.split(":")[0] for remark in _marked(ground, demo=demo)),
        headline=headline(ground),
        summary=summary(ground),
        stars=rating.stars,
        top_stars=ground.top,
        stars_text=words.stars(rating.stars, half=rating.half_step),
        standing=standing(ground),
        score=words.score(rating.score),
        score_value=rating.score,
        bands=band_ticks(ground),
        ruler=ruler(ground),
        half_step=rating.half_step,
        starts_on=visit.starts_on or visit.ends_on,
        inspected_on=words.dates(read_day(visit.starts_on), read_day(visit.ends_on)),
        inspected_by=one_line(inspected_by),
        standards_applied=_applied(ground),
        made_on=made_on,
        made_on_text=words.day(made_on),
        figures=figures(ground),
        strengths=strengths(ground),
        weaknesses=weaknesses(ground),
        path=path(ground),
        way=way(ground),
        department_section=department_section(ground),
        line=BandTick(line.stars, line.score, words.exact(line.score)) if line else None,
        departments=departments(ground),
        losses=loss_table(ground),
        timed_section=timed_section(ground, rows),
        timed=rows,
        control=control_chart(ground),
        dimension_section=dimension_section(ground),
        dimensions=shares(ground, "dimension", rating.dimensions),
        classes=shares(ground, "classed", rating.classes),
        classifications=shares(ground, "classification", rating.classifications),
        findings_section=findings_section(ground),
        findings=findings(ground, rows),
        talks_section=talks_section(ground, told),
        talks=told,
        voices_section=voices_section(ground, spoken),
        voices=spoken,
        appeals_section=appeals_section(ground, appealed),
        appeals=appealed,
        method_section=method_section(ground),
        method=method(ground),
        standards_section=standards_section(ground),
        standards=standards(ground, rows),
        index_section=Section(words.say("index"), words.say("index.head"), words.say("index.note")),
        index=index(ground),
        star_table=star_table(ground),
        rating_json=to_json(rating),
        seal=_seal(ground),
    )


def build_findings(pack: Pack, visit: Visit, rating: Rating, language: str = "en") -> tuple[Finding, ...]:
    """The findings of that report alone, in a sixth of its time."""
    ground = Ground(pack, _of_the_pack(visit, rating), rating, Wording(language))
    return findings(ground, timed_rows(ground))


def _remarks(ground: Ground, *, demo: bool) -> tuple[str, ...]:
    """What a reader must know before the stars."""
    told = _marked(ground, demo=demo)
    if ground.visit.gaps:
        told.append(ground.words.count("remark.gaps", len(ground.visit.gaps)))
    told += filter(None, (half_step_remark(ground), not_counted(ground)))
    return tuple(told)


def _marked(ground: Ground, *, demo: bool) -> list[str]:
    """The remarks whose first word stands on every page."""
    words, visit = ground.words, ground.visit
    told = [words.say("remark.demo")] if demo else []
    if ground.rating.provisional:
        told.append(_provisional(ground))
    if visit.assigned_at and visit.status != "released":  # a visit read from a file was never assigned
        told.append(words.say("remark.draft"))
    return told


def _provisional(ground: Ground) -> str:
    words, rating = ground.words, ground.rating
    if rating.score is None:
        return words.say("remark.provisional_none")
    asked = ground.pack.rating.coverage
    if rating.coverage >= asked:
        return words.say("remark.provisional_gate")
    actual, required = (
        words.say("percent", value=v) for v in (words.score(rating.coverage), words.exact(asked))
    )
    return words.say("remark.provisional", actual=actual, required=required)


def _applied(ground: Ground) -> str:
    pack = ground.pack
    title = one_line(ground.said(pack.title)) or pack.id
    return ground.words.say("applied", title=title, edition=pack.edition, digits=len(ground.rating.standards))


def _seal(ground: Ground) -> Seal:
    rating = ground.rating
    title = one_line(ground.said(ground.pack.title)) or rating.pack_id
    return Seal(
        visit=rating.visit,
        log_head=rating.log_head,
        pack=f"{title} {rating.pack_edition}",
        pack_hash=rating.pack_hash,
        scorer=ground.words.say("label.scorer_version", scorer=rating.scorer),
        payload=f"SIXTY:{rating.visit}:{rating.log_head}".upper(),
    )


def _of_the_pack(visit: Visit, rating: Rating) -> Visit:
    """The visit without observations of standards that the edition does not have (R1)."""
    kept = {n: look for n, look in visit.observations.items() if look.standard not in rating.not_counted}
    return visit if len(kept) == len(visit.observations) else replace(visit, observations=kept)
