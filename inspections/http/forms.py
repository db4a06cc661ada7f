"""The pages before one is in: drawn from sign_in/*.html, their forms tied to a browser. Gateway: starlette.

A form carries the digest of a random cookie of its browser. Another site can neither read the one
nor set the other, so that it cannot sign anyone in or out.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from starlette.responses import HTMLResponse
from starlette.templating import Jinja2Templates

from inspections.http.answers import NEVER_KEPT, Problem, body_of, expect_type
from inspections.http.session import is_https
from inspections.language import Words, asked_for
from inspections.wording.nb import BOKMAAL

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

FORM_COOKIE = "sixty_form"
LARGEST_FORM = 16 * 1024
PAGES = Path(__file__).parents[1] / "sign_in"
GUEST_PAGES = Path(__file__).parents[1] / "guests" / "page"

_TEMPLATES = Jinja2Templates(directory=[PAGES, GUEST_PAGES])  # escapes what it is given


def draw(
    request: Request,
    page: str,
    status: int = HTTPStatus.OK,
    *,
    problems: dict[str, str] | None = None,
    headers: dict[str, str] | None = None,
    **said: Any,
) -> Response:
    """The page, its form tied to this browser. `problems` maps a field's name ("" for none) to a sentence."""
    secret = request.cookies.get(FORM_COOKIE) or secrets.token_urlsafe(32)
    say = words_for(request)
    told = {field: say(sentence) for field, sentence in (problems or {}).items()}
    known = {"say": say, "tongue": tongue_of(request), "problems": told, "form_token": _token(secret)}
    html = _TEMPLATES.get_template(page).render(**(known | said))
    response = HTMLResponse(html, status, headers=NEVER_KEPT | (headers or {}))
    response.set_cookie(
        FORM_COOKIE, secret, path="/", httponly=True, samesite="strict", secure=is_https(request)
    )
    return response


def tongue_of(request: Request) -> str:
    """The language that the browser asks for, of those we speak."""
    return asked_for(request.headers.get("accept-language", ""))


def words_for(request: Request) -> Words:
    """The sentences of these pages in that language."""
    return Words(lambda: tongue_of(request), nb=BOKMAAL)


async def form_of(request: Request) -> dict[str, str]:
    """The fields of a form that was shown to this browser. Problem 403 "form_expired" for any other."""
    fields = await fields_of(request)
    expect_shown_here(request, fields)
    return fields


async def fields_of(request: Request, limit: int = LARGEST_FORM) -> dict[str, str]:
    """The fields of a form, whoever sends it. Problem 400 "not_a_form", 413 beyond `limit` bytes, 415."""
    expect_type(request, ("application/x-www-form-urlencoded",))
    body = await body_of(request, limit)
    try:
        return dict(parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=20))
    except ValueError:
        raise Problem(HTTPStatus.BAD_REQUEST, "not_a_form", "The form could not be read.") from None


def expect_shown_here(request: Request, fields: dict[str, str]) -> None:
    """Problem 403 "form_expired" for a form that was not shown to this browser."""
    secret = request.cookies.get(FORM_COOKIE, "")
    if not secret or not hmac.compare_digest(fields.get("form_token", "").encode(), _token(secret).encode()):
        raise Problem(
            HTTPStatus.FORBIDDEN,
            "form_expired",
            "This page had been open for too long, or this browser keeps no cookies. Please try again.",
        )


def _token(secret: str) -> str:
    return hashlib.sha256(f"form {secret}".encode()).hexdigest()
