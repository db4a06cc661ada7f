"""Settings: told in one go where they are wrong, shown without secrets, listed in docs/settings.md."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspections.__main__ import main
from inspections.settings import Settings, SettingsWrong, settings, warnings
from inspections.settings.told import in_force, table

ROOT = Path(__file__).parents[2]


def test_nothing_has_to_be_set() -> None:
    here = settings({})

    assert here == Settings()
    assert here.database_url == f"sqlite:///{ROOT / 'data' / 'sixty.db'}"


def test_all_that_is_wrong_is_told_in_one_go_with_what_to_write_instead() -> None:
    wrong = {
        "SIXTY_LOG": "loud",
        "SIXTY_LEAST_FREE_MB": "abc",
        "SIXTY_PROXIES": "the one downstairs",
        "SIXTY_ADDRESS": "sixty.example",
    }

    with pytest.raises(SettingsWrong) as told:
        settings(wrong)

    assert told.value.problems == (
        (
            "SIXTY_ADDRESS: ‘sixty.example’ is not an address of the web;"
            " give one as https://sixty.example, or leave it out."
        ),
        (
            "SIXTY_PROXIES: ‘the one downstairs’ is not a list of addresses;"
            " give 127.0.0.1, 10.0.0.0/8 and the like, or leave it out."
        ),
        "SIXTY_LOG: ‘loud’ is not known here; give text or json, or leave it out.",
        "SIXTY_LEAST_FREE_MB: ‘abc’ is not a number that fits; give 1–10000000, or leave it out.",
    )


def test_a_slip_of_the_pen_is_warned_about_with_the_nearest_name() -> None:
    told = warnings({"SIXTY_ADRESS": "x", "SIXTY_CHROMIUM": "chromium", "SIXTY_METRICS_TOKEN_FILE": "y"})

    assert told == ["SIXTY_ADRESS is no setting of Sixty; SIXTY_ADDRESS is the nearest. It is passed over."]


def test_a_secret_may_stand_in_a_file_whose_end_of_line_is_no_part_of_it(tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text("geheim\n")

    assert settings({"SIXTY_METRICS_TOKEN_FILE": str(file)}).metrics_token == "geheim"
    with pytest.raises(SettingsWrong, match="SIXTY_METRICS_TOKEN_FILE names a file that cannot be read"):
        settings({"SIXTY_METRICS_TOKEN_FILE": "/nowhere"})


def test_no_secret_is_shown_wherever_settings_are_written_down() -> None:
    """Not in what is in force, not where they are printed as they are, not in what is told of a wrong one."""
    here = settings(
        {
            "SIXTY_METRICS_TOKEN": "geheim",
            "SIXTY_SIGN_PASSPHRASE": "geheim",
            "DATABASE_URL": "postgresql://anna:geheim@db.example/sixty?sslpassword=geheim",
        }
    )
    with pytest.raises(SettingsWrong) as told:
        settings({"DATABASE_URL": "mysql://anna:geheim@db.example/sixty"})

    assert "geheim" not in in_force(here) + repr(here) + str(told.value)
    assert "anna:•••@db.example" in in_force(here)


def test_the_command_shows_what_is_in_force_and_fails_where_something_is_wrong(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SIXTY_LOG", "json")

    assert main(["settings"]) == 0
    assert "SIXTY_LOG                json\n" in capsys.readouterr().out

    monkeypatch.setenv("SIXTY_LOG", "loud")
    assert main(["settings"]) == 2
    assert "SIXTY_LOG" in capsys.readouterr().err


def test_the_page_of_settings_lists_them_as_the_code_has_them() -> None:
    """`python -c "from inspections.settings.told import table; print(table())"` writes it."""
    assert table() in (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
