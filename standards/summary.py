"""What a pack holds, in a few lines of text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from standards.pack import DIMENSIONS, Pack, said
from standards.pack_json import content_hash
from standards.scenarios import StageLoad, load


def summary(pack: Pack) -> str:
    """Counts, weights and the content hash, a line each."""
    standards = list(pack.standards())
    timed = Counter(str(standard.limit.usual.kind) for standard in standards if standard.limit)
    weights = {
        dimension: sum((s.weight for s in standards if s.dimension == dimension), Fraction(0))
        for dimension in DIMENSIONS
    }
    lines = {
        "standards": len(standards),
        "departments": len(pack.departments),
        "timed": f"{timed.total()} ({_listed(timed)})" if timed else "0",
        "critical": sum(standard.critical for standard in standards),
        "weight": f"{_number(sum(weights.values(), Fraction(0)))} ({_shares(weights)})",
        "languages": ", ".join(pack.languages),
        **_base(pack),
        **_scenarios(pack),
        "content": content_hash(pack),
    }
    heading = f"{said(pack.title, pack.languages[0])} ({pack.id}), edition {pack.edition}: nothing wrong."
    return "\n".join([heading, *(f"  {name:<12} {value}" for name, value in lines.items())])


def _base(pack: Pack) -> dict[str, str]:
    """The pack it stands on, and how much of it is its own."""
    if pack.base is None:
        return {}
    kinds = Counter(standard.origin.kind for standard in pack.standards())
    counts = ", ".join(f"{kinds[kind]} {kind}" for kind in ("taken", "changed", "own"))
    return {"stands on": f"{pack.base.pack} {pack.base.edition} ({counts}, {len(pack.left)} left)"}


def _scenarios(pack: Pack) -> dict[str, str]:
    """Each scenario with what it asks for, stage by stage."""
    return {scenario.id: _asked(load(pack, scenario.id)) for scenario in pack.scenarios}


def _asked(stages: Sequence[StageLoad]) -> str:
    whole = [sum(getattr(stage, part) for stage in stages) for part in ("standards", "timed", "minutes")]
    each = ", ".join(f"{stage.stage} {stage.standards} in {spent(stage.minutes)}" for stage in stages)
    return f"{whole[0]} standards, {whole[1]} timed, {spent(whole[2])} ({each})"


def spent(minutes: int) -> str:
    """Minutes as hours and minutes: "2 h 5 min"."""
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest} min" if hours else f"{rest} min"


def _listed(counts: Counter[str]) -> str:
    return ", ".join(f"{kind} {count}" for kind, count in counts.most_common())


def _shares(weights: dict[str, Fraction]) -> str:
    return ", ".join(f"{dimension} {_number(weight)}" for dimension, weight in weights.items())


def _number(weight: Fraction) -> str:
    return f"{float(weight):g}"
