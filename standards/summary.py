"""What a pack holds, in a few lines of text."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

from standards.pack import DIMENSIONS, Pack, said
from standards.pack_json import content_hash


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
        "content": content_hash(pack),
    }
    heading = f"{said(pack.title, pack.languages[0])} ({pack.id}), edition {pack.edition}: nothing wrong."
    return "\n".join([heading, *(f"  {name:<12} {value}" for name, value in lines.items())])


def _listed(counts: Counter[str]) -> str:
    return ", ".join(f"{kind} {count}" for kind, count in counts.most_common())


def _shares(weights: dict[str, Fraction]) -> str:
    return ", ".join(f"{dimension} {_number(weight)}" for dimension, weight in weights.items())


def _number(weight: Fraction) -> str:
    return f"{float(weight):g}"
