"""What a report says beside the scores: quoted sentences, the control chart, how sure it is, its marks."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from fractions import Fraction

import pytest
from PIL import Image

from inspections.visit import Contact, Line, Step
from inspections.visit_parts import Appeal, Comment
from scoring.pdf import write_pdf
from scoring.pdf.photos import as_sent, without_remarks
from scoring.report.data import ControlChart, Report
from standards.pack import Wait, Within
from tests.scoring.report_makers import (
    a_department,
    a_jpeg,
    a_large_pack,
    a_large_visit,
    a_look,
    a_pack,
    a_report,
    a_standard,
    a_timed_standard,
    a_visit,
)
from tests.scoring.test_pdf import pages, spaced

BAR = a_pack(a_department("Bar", a_timed_standard("bar.s", "bar", "Served within a minute", Within(60_000))))


def a_report_of_times(*seconds: int) -> Report:
    looks = [
        a_look("bar.s", "met" if s <= 60 else "not_met", number=n, ms=s * 1_000, precision_ms=100)
        for n, s in enumerate(seconds)
    ]
    return a_report(BAR, a_visit(looks))


def a_chart(*seconds: int) -> ControlChart:
    chart = a_report_of_times(*seconds).control
    assert chart is not None
    return chart


def test_fewer_than_eight_times_make_no_control_chart() -> None:
    assert a_report_of_times(*[50] * 7).control is None
    assert a_report_of_times(*[50] * 8).control is not None


def test_control_limits_are_the_mean_and_266_times_the_mean_moving_range() -> None:
    """By hand: 40 and 50 s in turn have the mean 45 s and the range 10 s, so 45 ± 26.6 s."""
    chart = a_chart(40, 50, 40, 50, 40, 50, 40, 50)

    assert (chart.mean, chart.upper, chart.lower) == (45_000, 71_600, 18_400)
    assert "None of 8 times is past the limit. Every time lies inside" in chart.reading
    assert "late times will come again" in chart.advice


def test_a_time_outside_the_control_limits_is_named() -> None:
    chart = a_chart(*[40] * 12, 90, *[40] * 12)

    assert [point.outside for point in chart.points] == [False] * 12 + [True] + [False] * 12
    assert "One of 25 times is past the limit. One time lies outside" in chart.reading


def test_the_control_chart_stands_in_the_pdf() -> None:
    report = a_report_of_times(40, 50, 40, 50, 70, 50, 40, 50)
    told = " ".join(pages(write_pdf(report, lambda _: None)))

    assert report.control is not None
    assert spaced(report.control.reading) in told
    assert spaced(report.control.limit_text) in told


def test_a_shortest_time_is_drawn_within_the_limit_where_it_was_kept() -> None:
    """To let it ring for 15 s where 10 are asked keeps the limit: its dot lies on the good side."""
    pack = a_pack(a_department("Bar", a_timed_standard("bar.s", "bar", "Nobody hangs up", Wait(10_000))))
    looks = [a_look("bar.s", "met", ms=15_000), a_look("bar.s", "not_met", number=1, ms=6_000)]
    rows = {row.observed_ms: row for row in a_report(pack, a_visit(looks)).timed}

    assert rows[15_000].drawn == Fraction(2, 3)
    assert rows[6_000].drawn == Fraction(5, 3)


def a_visit_with_a_call() -> Report:
    pack = a_pack(a_department("Bar", a_standard("bar.s", "bar")))
    began = "2026-10-12T14:05:00+02:00"
    call = Contact("c", "phone", "bar", (Step("rang", began, began, "e"),))
    lines = {
        "2": Line("2", "c", "caller", "Is there a table at eight?", "2026-10-12T14:06:00+02:00"),
        "1": Line(
            "1", "c", "agent", "Bar, good evening, Marta speaking.", "2026-10-12T14:05:10+02:00", "human"
        ),
        "3": Line(
            "3", "c", "agent", "It is noted for eight, Ms Lind.", "2026-10-12T14:07:00+02:00", "business"
        ),
    }
    return a_report(pack, a_visit([a_look("bar.s", "met")], contacts={"c": call}, lines=lines))


def test_sentences_are_quoted_in_the_order_they_were_said_with_who_and_what_they_show() -> None:
    report = a_visit_with_a_call()

    assert report.talks_section.headline == "Three sentences quoted from one contact"
    assert [(q.who, q.dimension) for q in report.talks[0].quotes] == [
        ("House", "Human"),
        ("Guest", ""),
        ("House", "Business"),
    ]
    assert (report.talks[0].title, report.talks[0].when) == ("Telephone call · Bar", "12 October, 14:05")


def test_quoted_sentences_stand_in_the_pdf() -> None:
    report = a_visit_with_a_call()
    told = " ".join(pages(write_pdf(report, lambda _: None)))

    for quote in report.talks[0].quotes:
        assert f"“{quote.text}”" in told


def test_the_interval_holds_the_score_and_narrows_with_more_standards() -> None:
    widths = []
    for size in (30, 120, 600):
        pack = a_large_pack(size)
        report = a_report(pack, a_large_visit(pack))
        low, high = _ends(report)
        assert report.score_value is not None
        assert low <= report.score_value <= high
        widths.append(high - low)

    assert widths == sorted(widths, reverse=True)


def _ends(report: Report) -> tuple[Fraction, Fraction]:
    """The interval as the page of the method prints it."""
    low, _, high = report.method_section.headline.rpartition(" for ")[2].partition(" to ")
    return Fraction(low), Fraction(high)


def test_ninety_of_a_hundred_equal_standards_give_wilsons_interval() -> None:
    """82.56 to 94.48 (Wilson 1927), to tenths outwards."""
    standards = [a_standard(f"bar.s{n}", "bar") for n in range(100)]
    looks = [a_look(s.id, "met" if n >= 10 else "not_met") for n, s in enumerate(standards)]

    report = a_report(a_pack(a_department("Bar", *standards)), a_visit(looks))

    assert _ends(report) == (Fraction("82.5"), Fraction("94.5"))


def test_an_unreleased_report_says_draft_on_every_page_beside_every_other_mark() -> None:
    pack = a_large_pack(60)
    visit = replace(a_large_visit(pack), status="submitted", assigned_at="2026-10-01T10:00:00Z")
    told = pages(write_pdf(a_report(pack, visit, demo=True), lambda _: None))

    assert all("Draft" in page and "Invented demo data" in page for page in told)


def test_no_appeal_is_invented() -> None:
    told = " ".join(pages(write_pdf(a_report_of_times(50), lambda _: None)))

    assert "Appeals No appeal is on record for this visit." in told


def test_an_appeal_is_told_with_its_outcome_and_without_who_wrote_it() -> None:
    appeal = Appeal(
        "a", "bar.s#0", "met", "Marta greeted them at once", "manager@lind.example",
        "2026-10-20T10:00:00+02:00",
        comments=(Comment("I waited", "inspector@sixty.example", "2026-10-21T10:00:00+02:00"),),
        granted=False, decision="The clock ran 70 s", decided_by="office",
        decided_at="2026-10-22T10:00:00+02:00",
    )  # fmt: skip
    visit = a_visit([a_look("bar.s", "not_met", ms=70_000)], appeals={"a": appeal})
    report = a_report(BAR, visit)
    told = " ".join(pages(write_pdf(report, lambda _: None)))

    assert "One appeal; none was granted" in told
    for shown in ("Marta greeted them at once", "Refused", "The clock ran 70 s"):
        assert shown in told
    for hidden in ("manager@lind", "I waited", "inspector@sixty"):
        assert hidden not in told


def test_gaps_are_told_in_the_unit_of_what_is_asked() -> None:
    pack = a_large_pack(97)
    rows = {row.rule: row.gap for row in a_report(pack, a_large_visit(pack, met=0.9)).path.rows}

    assert "points" in rows["score"]
    assert "standard" in rows.get("critical_not_met", "standard") or "allowed" in rows["critical_not_met"]


def a_photo_with_a_place() -> bytes:
    exif = Image.Exif()
    exif[0x010F] = "Camera at 60.39 5.32"
    out = io.BytesIO()
    Image.open(io.BytesIO(a_jpeg())).save(out, "JPEG", exif=exif, quality=82)
    return out.getvalue()


def test_the_stars_line_is_drawn_only_where_it_is_the_score_that_is_missing() -> None:
    """Over it already, a critical standard stands in the way: the line would lie below the picture."""
    plain = [a_standard(f"hall.s{n}", "hall") for n in range(99)]
    critical = a_standard("hall.lock", "hall", critical=True)
    pack = a_pack(a_department("Hall", *plain, critical))
    met = [a_look(one.id, "met") for one in plain]
    over = a_report(pack, a_visit([*met, a_look("hall.lock", "not_met")]))
    below = [a_look(one.id, "met" if n > 9 else "not_met") for n, one in enumerate(plain)]
    under = a_report(pack, a_visit([*below, a_look("hall.lock", "met")]))

    assert over.way is not None
    assert (over.way.before, over.way.line, over.way.line_text) == (99, None, "")
    assert under.way is not None
    assert under.way.line == 95


def test_a_photo_as_it_was_checked_on_upload_keeps_its_pixels_and_loses_its_remarks() -> None:
    data = a_photo_with_a_place()
    sent = as_sent(data, hashlib.sha256(data).hexdigest())

    assert sent is not None
    assert b"60.39" not in sent.jpeg
    before, after = (Image.open(io.BytesIO(d)).convert("RGB") for d in (data, sent.jpeg))
    assert before.tobytes() == after.tobytes()


@pytest.mark.parametrize("why", ["other bytes", "turned", "not a JPEG", "something follows", "too large"])
def test_any_other_photo_is_written_anew(why: str) -> None:
    data = a_photo_with_a_place()
    if why == "turned":
        exif = Image.Exif()
        exif[0x0112] = 6
        out = io.BytesIO()
        Image.open(io.BytesIO(data)).save(out, "JPEG", exif=exif)
        data = out.getvalue()
    elif why == "not a JPEG":
        out = io.BytesIO()
        Image.new("RGB", (9, 9)).save(out, "PNG")
        data = out.getvalue()
    elif why != "other bytes":
        data += b"<script>" * (1 if why == "something follows" else 100_000)
    name = "0" * 64 if why == "other bytes" else hashlib.sha256(data).hexdigest()

    assert as_sent(data, name) is None


def test_a_jpeg_without_remarks_stays_as_it_is() -> None:
    data = without_remarks(a_photo_with_a_place())

    assert without_remarks(data) == data
