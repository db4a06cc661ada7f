"""A rating as JSON and back, without loss: fractions are text "a/b", so no float ever touches a score."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from fractions import Fraction
from types import NoneType
from typing import Any, get_args, get_type_hints

from inspections.events import canonical
from scoring.rating import Rating

TYPE = "sixty.rating"


def to_json(rating: Rating) -> str:
    """The rating as canonical JSON: equal ratings give the same bytes."""
    return canonical({"type": TYPE, **_plain(rating)})


def from_json(text: str) -> Rating:
    """The rating that `to_json` wrote. ValueError where `text` is not one."""
    told = json.loads(text)
    if not isinstance(told, dict) or told.pop("type", None) != TYPE:
        raise ValueError(f'This is no rating: a rating is a JSON object with "type": "{TYPE}".')
    try:
        rating = _typed(Rating, told)
    except (KeyError, TypeError, ValueError, ZeroDivisionError) as problem:
        raise ValueError(f"This rating is damaged ({problem}). Rate the visit again.") from problem
    assert isinstance(rating, Rating)  # noqa: S101 - tells the type checker what _typed(Rating, …) returns
    return rating


def is_provisional(text: str) -> bool:
    """Whether the rating that `to_json` wrote is provisional, told without reading all of it.

    The bytes are canonical, and a quote inside any text is escaped, so they stand there only as the field.
    """
    return '"provisional":true' in text


def has_half_step(text: str) -> bool:
    """Whether that rating holds half a star more; told as `is_provisional` is."""
    return '"half_step":true' in text


def _plain(value: Any) -> Any:
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return value


def _typed(kind: Any, value: Any) -> Any:
    """`value`, as JSON has it, as a `kind`: a frozen type, a fraction, a tuple, or one of these or None."""
    options = get_args(kind)
    if NoneType in options:
        return None if value is None else _typed(options[0], value)
    if kind is Fraction:
        return _fraction(value)
    if options:
        return tuple(_typed(options[0], part) for part in value)
    if is_dataclass(kind):
        hints = _hints(kind)  # `kind` is a class here, which mypy cannot tell from an instance
        return kind(**{name: _typed(hint, value[name]) for name, hint in hints.items()})  # type: ignore[operator]
    if not isinstance(value, kind):
        raise TypeError(f"{value!r} where {kind.__name__} was expected")
    return value


def _fraction(value: Any) -> Fraction:
    if not isinstance(value, str):
        raise TypeError(f'{value!r} where a fraction as text, such as "590/7", was expected')
    return Fraction(value)


def _hints(kind: Any) -> dict[str, Any]:
    if kind not in _KNOWN_HINTS:
        hints = get_type_hints(kind)
        _KNOWN_HINTS[kind] = {field.name: hints[field.name] for field in fields(kind)}
    return _KNOWN_HINTS[kind]


_KNOWN_HINTS: dict[Any, dict[str, Any]] = {}
"""Resolved once for each type: a rating holds some nine hundred results."""
