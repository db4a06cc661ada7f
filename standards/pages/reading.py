"""A standard as an inspector reads it, with why it weighs what it does and whose expectation it is."""

from __future__ import annotations

import streamlit as st

from standards.limits_said import limit_said
from standards.pack import Pack, Standard, said

LANGUAGES = {
    "en": "English",
    "nb": "Norsk",
    "de": "Deutsch",
    "fr": "Français",
    "es": "Español",
    "sv": "Svenska",
}


def draw_standard(pack: Pack, standard: Standard, language: str) -> None:
    """The whole of it, in one language."""
    department = next(each for each in pack.departments if each.id == standard.department)
    where = [
        said(pack.stages.get(department.stage), language),
        said(department.title, language),
        said(standard.group, language),
    ]
    st.caption(" · ".join(part for part in where if part))
    st.subheader(said(standard.text, language), anchor=False)
    if standard.critical:
        why = said(standard.critical_because, language)
        st.markdown(f":red-badge[critical] {why}")
    st.write(said(standard.met, language))
    if standard.limit:
        draw_limit(standard, language)
    for name, text in facts(pack, standard, language).items():
        st.markdown(f"**{name}** {text}")
    if standard.phrases:
        st.caption("When it is not met: " + " · ".join(said(phrase, language) for phrase in standard.phrases))
    st.caption(standard.id)


def draw_limit(standard: Standard, language: str) -> None:
    assert standard.limit is not None  # noqa: S101 - asked by the caller
    unless = said(standard.limit.unless, language)
    st.markdown(f":orange[**{limit_said(standard.limit)}**]" + (f", unless {unless}" if unless else ""))
    if standard.clock:
        st.caption(
            f"From: {said(standard.clock.starts, language)}  \nTo: {said(standard.clock.stops, language)}"
        )


def facts(pack: Pack, standard: Standard, language: str) -> dict[str, str]:
    """What else there is to say, by its name, where there is anything."""
    weighs = f"{float(standard.weight):g}"
    because = said(standard.weight_because, language)
    values = ", ".join(said(pack.values.get(value), language) or value for value in standard.serves)
    kinds = (standard.channel, standard.classed, standard.classification, standard.dimension)
    everything = {
        "Weight": f"{weighs}. {because}" if because else weighs,
        "Expected by": standard.expected_by,
        "Serves": values,
        "Evidence": ", ".join(standard.evidence),
        "Kind": ", ".join(kind.replace("_", " ") for kind in kinds),
        "From": origin_said(standard, language),
    }
    return {name: text for name, text in everything.items() if text}


def origin_said(standard: Standard, language: str) -> str:
    """Which pack and edition it is taken from, what was changed and why; "" for a pack's own."""
    origin = standard.origin
    if origin.kind == "own":
        return ""
    source = f"{origin.pack.replace('_', ' ')} {origin.edition}"
    if origin.kind == "taken":
        return f"{source}, unchanged"
    changed = ", ".join(key.replace("_", " ") for key in origin.changed)
    because = said(origin.because, language)
    return f"{source}, changed: {changed}. {because}".strip()
