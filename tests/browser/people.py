"""The people of the journeys, and what each of them does at a screen."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlencode

from playwright.sync_api import Error, Page, expect

PASSWORD = "harbour lantern teaspoon"
OFFICE_RUN = 30_000
"""A Streamlit run on a busy machine can take a while; nothing waits longer than it must."""


@dataclass(frozen=True)
class Someone:
    name: str
    email: str
    role: str


OWNER = Someone("Olga Owner", "olga@aurelian.example", "Owner")
QUALITY = Someone("Quentin Quality", "quentin@aurelian.example", "Quality")
MANAGER = Someone("Mona Manager", "mona@aurelian.example", "Hotel manager")
STRANGER = Someone("Stig Stranger", "stig@aurelian.example", "Hotel manager")
INSPECTOR = Someone("Ines Inspector", "ines@aurelian.example", "Inspector")
OTHER_INSPECTOR = Someone("Oscar Other", "oscar@aurelian.example", "Inspector")


ROLES = {"Owner": "owner", "Quality": "quality", "Hotel manager": "manager", "Inspector": "inspector"}


def open_house(page: Page, address: str) -> None:
    """The first visitor becomes the owner."""
    page.goto(address)
    page.get_by_label("Your name").fill(OWNER.name)
    page.get_by_label("E-mail address").fill(OWNER.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Open your house").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Three steps", timeout=OFFICE_RUN)


def sign_in(page: Page, address: str, who: Someone, to: str = "") -> None:
    """By the form, and on to the page asked for: the first one is drawn only where a journey begins there."""
    page.goto(f"{address}/sign-in?{urlencode({'next': to})}" if to else f"{address}/sign-in")
    page.get_by_label("E-mail address").fill(who.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url((lambda url: "/sign-in" not in url) if to else re.compile(r"/(capture/.*)?$"))


def add_hotel(page: Page, address: str, name: str, city: str) -> None:
    page.goto(f"{address}/house")
    unfold(page, "Add a hotel")
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_label("City").fill(city)
    zone = page.get_by_role("combobox", name=re.compile("Time zone"))
    zone.fill("Europe/Oslo")
    page.get_by_role("option", name="Europe/Oslo").first.click()
    page.get_by_label("Country").fill("Norway")
    page.get_by_role("textbox", name="Region").fill("Nordics")
    page.get_by_role("button", name="Add the hotel").click()
    expect(page.get_by_text(f"{name} is added.")).to_be_visible(timeout=OFFICE_RUN)


def add_person(page: Page, address: str, who: Someone, hotel: str = "") -> None:
    page.goto(f"{address}/house?part=People")
    unfold(page, "Add a person")
    choose(page, "Role", who.role)
    page.get_by_text("With a first password", exact=True).click()
    button = page.get_by_role("button", name=f"Add the {who.role.lower()}")
    expect(button).to_be_visible(timeout=OFFICE_RUN)
    page.get_by_role("textbox", name="Name", exact=True).fill(who.name)
    page.get_by_role("textbox", name="E-mail").fill(who.email)
    page.get_by_role("textbox", name="First password").fill(PASSWORD)
    if hotel:
        choose(page, "Hotels", hotel)
        page.keyboard.press("Escape")
    button.click()
    expect(page.get_by_text(f"{who.name} is added and can sign in.")).to_be_visible(timeout=OFFICE_RUN)


def assign_visit(page: Page, address: str, hotel: str, who: Someone) -> None:
    page.goto(f"{address}/assign")
    unfold(page, "Assign a visit")
    choose(page, "Hotel", hotel)
    choose(page, "Inspector", who.name)
    choose(page, "Scenario", "One night, the essentials")
    page.get_by_label("Brief for the inspector").fill("Two nights. Dine in once.")
    page.get_by_role("button", name="Assign the visit").click()
    expect(page.get_by_text(f"{who.name} has the visit")).to_be_visible(timeout=OFFICE_RUN)


def settle(page: Page) -> None:
    """Waits until the page's script has run: what it draws meanwhile is exchanged under the finger."""
    done = "[data-testid=stApp][data-test-script-state=notRunning]"
    expect(page.locator(done)).to_be_attached(timeout=OFFICE_RUN)


def unfold(page: Page, label: str) -> None:
    """Opens that part of the page, unless it is open."""
    part = page.locator("details", has=page.get_by_text(label, exact=True).first).first
    expect(part).to_be_visible(timeout=OFFICE_RUN)
    settle(page)
    if part.get_attribute("open") is None:
        part.locator("summary").click()


def choose(page: Page, label: str, option: str) -> None:
    """Picks an option of a select box by the words it begins with. A page still being drawn shuts the box."""
    box = page.get_by_role("combobox", name=re.compile(f"{label}")).first
    wanted = page.get_by_role("option", name=re.compile(f"^{re.escape(option)}")).first
    expect(box).to_be_visible(timeout=OFFICE_RUN)
    settle(page)
    for _ in range(5):
        box.click(timeout=OFFICE_RUN)
        try:
            wanted.click(timeout=OFFICE_RUN / 6)
        except Error:  # no such option in time
            page.keyboard.press("Escape")
        else:
            return
    wanted.click(timeout=OFFICE_RUN)
