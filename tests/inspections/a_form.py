"""A form as a browser reads it, fills it in and sends it."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from starlette.testclient import TestClient

from tests.inspections.a_house import PASSWORD


class Form(HTMLParser):
    """What a browser makes of a page: hidden fields, labels, and whatever else is held against the rules."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def all(self, tag: str, **wanted: str) -> list[dict[str, str | None]]:
        return [a for t, a in self.tags if t == tag and all(a.get(k) == v for k, v in wanted.items())]

    def token(self) -> str:
        return str(self.all("input", name="form_token")[0]["value"])


def fill_in(browser: TestClient, page: str, to: str = "", **fields: str) -> object:
    """The form on that page, filled in and sent as a browser would."""
    token = Form(browser.get(page).text).token()
    return browser.post(to or page.partition("?")[0], data={"form_token": token, **fields})


def sign_in(
    browser: TestClient, who: str = "quality", password: str = PASSWORD, page: str = "/sign-in"
) -> object:
    email = f"{who}@aurelian.example"
    wanted = Form(browser.get(page).text).all("input", name="next")[0]["value"] or ""
    return fill_in(browser, page, "/sign-in", email=email, password=password, next=wanted)


def check_accessible(html: str) -> None:
    form = Form(html)
    shown = [field for field in form.all("input") if field.get("type") != "hidden"]
    labelled = {label["for"] for label in form.all("label")}
    assert {field["id"] for field in shown} == labelled
    assert all(field["autocomplete"] for field in shown)
    assert form.all("html", lang="en")
    assert len(form.all("h1")) == 1
    assert re.findall(r"<button[^>]*>\s*</button>", html) == []
    assert not form.all("script")
    assert not form.all("style")
    assert not [a for _, a in form.tags if "style" in a or any(name.startswith("on") for name in a)]
