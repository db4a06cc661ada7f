"""Whatever the files hold, an author gets a pack or problems with their lines, never a traceback."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from standards.durations import is_duration
from standards.pack_json import as_text, from_text
from tests.standards.pack_texts import BAR, FRONT_DOOR, PACK, found, loaded, problems

FILES = {"pack.yaml": PACK, "front_door.yaml": FRONT_DOOR, "bar.yaml": BAR}
LONGEST = 5 + max(len(text.splitlines()) for text in FILES.values())
"""Lines of the longest file after four were added, and the end of the file."""
values = st.sampled_from(
    [
        "",
        "[]",
        "{}",
        "[[]]",
        "{a: [b]}",
        "~",
        "-1",
        "60 s",
        "en",
        "front_door.greeted",
        "*x",
        "&x y",
        "!!int 3",
        "'",
        "٣",
    ]
) | st.text(max_size=8)


@st.composite
def damaged(draw: st.DrawFn) -> dict[str, str | bytes]:
    """The small pack with some lines lost, doubled, moved, or their values replaced."""
    name = draw(st.sampled_from(sorted(FILES)))
    lines = FILES[name].splitlines()
    for _ in range(draw(st.integers(1, 4))):
        number = draw(st.integers(0, len(lines) - 1))
        line, value = lines[number], draw(values)
        key, colon, _ = line.partition(":")
        ways = [[], [line] * 2, [f" {line}"], [line.lstrip()], [f"{key}{colon} {value}"]]
        lines[number : number + 1] = draw(st.sampled_from(ways))
        lines = lines or [""]
    return {name: "\n".join(lines)}


@settings(deadline=None, max_examples=300)
@given(damaged())
def test_a_damaged_pack_is_a_pack_or_problems(files: dict[str, str | bytes]) -> None:
    """A pack that loads also survives its JSON; a problem is one printable line and points into a file."""
    wrong = problems(files)

    if not wrong:
        assert from_text(as_text(loaded(files))) == loaded(files)
    assert all(1 <= problem.line <= LONGEST for problem in wrong)
    assert all(str(problem).isprintable() for problem in wrong)


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_a_file_with_problems(content: bytes) -> None:
    """No sequence of bytes is a department, and none hides the other files."""
    told = found({"bar.yaml": content, "front_door.yaml": FRONT_DOOR.replace("weight: 3", "weight: 0")})

    assert {name for name, _, _ in told} == {"bar.yaml", "front_door.yaml"}
    assert ("front_door.yaml", 12, "bad-weight") in told


@given(st.text(max_size=12))
def test_any_text_is_a_duration_or_not(text: str) -> None:
    """Asking never fails."""
    assert is_duration(text) in {True, False}
