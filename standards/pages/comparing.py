"""Two editions side by side, drawn: counts, each standard that is another, and what can be compared."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from standards.editions import Comparison
from standards.editions_said import comparison_said

MOST_LISTED = 300


def draw_comparison(comparison: Comparison) -> None:
    counts = comparison.counted()
    same = counts.get("same", 0)
    st.write(" · ".join(f"{count} {what}" for what, count in counts.items()))
    can = "can" if comparison.stars_comparable else "cannot"
    st.write(
        f"Stars of both {can} be compared. "
        f"Unchanged of 100 of the weight: {float(comparison.total.unchanged):.1f}."
    )
    changed = [change for change in comparison.changes if change.what != ("same",)]
    if changed:
        said = dict(line.split(": ", 1) for line in comparison_said(comparison).splitlines() if ": " in line)
        rows = [
            {"Standard": each.standard, "What became of it": said.get(each.standard, ", ".join(each.what))}
            for each in changed[:MOST_LISTED]
        ]
        st.dataframe(pd.DataFrame(rows), hide_index=True)
    elif same:
        st.write("No standard is another.")
