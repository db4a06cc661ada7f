"""A real OpenID provider, run by the tests, with whoever signs in there; and what it can do wrong."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
import oidc_provider_mock
import werkzeug.serving

CLIENT = "sixty-of-the-aurelian"


@dataclass
class OpenIdProvider:
    """The provider at `issuer`. `calls_itself` is what its tokens say instead, where it lies."""

    issuer: str = ""
    calls_itself: str = ""
    verifiers: list[str] = field(default_factory=list)
    """Code verifiers (RFC 7636) that were sent to its token endpoint."""

    def knows(self, subject: str, email: str, *, verified: bool = True, name: str = "") -> None:
        """Someone who can sign in there."""
        claims = {"email": email, "email_verified": verified, "name": name or subject}
        httpx.put(f"{self.issuer}/users/{subject}", json=claims).raise_for_status()

    def sign_in(self, url: str, subject: str) -> str:
        """Someone signs in at the address that Sixty led to; where they are led back."""
        answer = httpx.post(url, data={"sub": subject})
        assert answer.status_code == 302, answer.text
        return answer.headers["location"]

    def asked(self, url: str) -> dict[str, str]:
        """What Sixty asked for."""
        return {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}

    def asked_otherwise(self, url: str, **other: str) -> str:
        """The same address with other values in it."""
        return urlsplit(url)._replace(query=urlencode(self.asked(url) | other)).geturl()

    def between(self, app: Any) -> Any:
        """The provider's app, watched and made to lie."""

        def answering(environ: dict[str, Any], start_response: Any) -> Any:
            if environ["PATH_INFO"] == "/oauth2/token":
                body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
                self.verifiers += parse_qs(body.decode()).get("code_verifier", [])
                environ["wsgi.input"] = BytesIO(body)
                if self.calls_itself:
                    environ["HTTP_HOST"] = urlsplit(self.calls_itself).netloc
            return app(environ, start_response)

        return answering


@contextmanager
def a_provider() -> Iterator[OpenIdProvider]:
    """It listens on a free port of this machine."""
    provider = OpenIdProvider()
    app = provider.between(oidc_provider_mock.app())
    server = werkzeug.serving.make_server("localhost", 0, app, threaded=True)
    provider.issuer = f"http://localhost:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield provider
    server.shutdown()
    thread.join()
    server.server_close()
