"""An OpenID provider, asked who somebody is: discovery, PKCE, state, nonce. Gateway: authlib.

What Authlib keeps between the two requests (state, nonce, code verifier) goes into a step of ours, which this
browser alone can take, once, instead of into a cookie that could be sent again.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import httpx2
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.starlette_client import OAuth
from joserfc.errors import JoseError
from starlette.requests import Request

from inspections.sign_in.identities import Proven

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspections.sign_in.rules import SignInRules

LOG = logging.getLogger("sixty.sign_in")
PATIENCE = 10
"""Seconds until a provider that does not answer is given up."""
SIGNED_BY = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
"""By the provider's own key, which nobody else has: never "none", never by a secret that we share."""
TRUE = (True, "true", "True", 1, "1")
"""Some providers write truth otherwise."""


class NotProven(Exception):  # noqa: N818 – an answer, not a fault
    """What came back proves nothing. `code` is "cancelled", "unreachable" or "not_proven"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Provider:
    """The provider that the rules name."""

    def __init__(self, rules: SignInRules) -> None:
        self.rules = rules
        self.client = OAuth().register(
            "sixty",
            client_id=rules.client_id,
            client_secret=rules.client_secret,
            server_metadata_url=f"{rules.issuer}/.well-known/openid-configuration",
            client_kwargs={
                "scope": "openid email profile",
                "code_challenge_method": "S256",
                "timeout": PATIENCE,
            },
        )

    async def ask(self, request: Request, back: str) -> tuple[str, dict[str, Any]]:
        """Where to send the browser, and what to keep until it is back. Raises NotProven "unreachable"."""
        kept: dict[str, Any] = {}
        try:
            await self._facts()
            response = await self.client.authorize_redirect(_keeping(request, kept), back)
        except (httpx2.HTTPError, AuthlibBaseError, ValueError, RuntimeError) as failed:
            raise _told("unreachable", failed) from failed
        return response.headers["location"], kept

    async def answer(self, request: Request, kept: Mapping[str, Any]) -> Proven:
        """Who the provider says has signed in. Raises NotProven.

        Held against what was kept: state, nonce, code verifier; and the token's issuer, audience, signature
        and times (OpenID Connect Core 3.1.3.7; RFC 9207 for the issuer in the address).
        """
        if request.query_params.get("error") == "access_denied":
            raise NotProven("cancelled")
        try:
            await self._facts()
            said = await self._claims(_keeping(request, dict(kept)))
        except httpx2.HTTPError as failed:
            raise _told("unreachable", failed) from failed
        except (AuthlibBaseError, JoseError, ValueError, KeyError, RuntimeError, TypeError) as failed:
            raise _told("not_proven", failed) from failed
        return Proven(
            issuer=self.rules.issuer,
            subject=said["sub"],
            email=str(said.get("email") or "").strip(),
            verified=said.get(self.rules.verified) in TRUE,
            name=str(said.get("name") or ""),
        )

    async def way_out(self, home: str) -> str:
        """Where the provider ends its own session and leads back; "" where it has no such place."""
        try:
            facts = await self._facts()
            asked = {"post_logout_redirect_uri": home, "client_id": self.rules.client_id}
            if "end_session_endpoint" not in facts:
                return ""
            return str((await self.client.create_logout_url(**asked))["url"])
        except (httpx2.HTTPError, AuthlibBaseError, ValueError, RuntimeError) as failed:
            raise _told("unreachable", failed) from failed

    async def _claims(self, request: Request) -> Mapping[str, Any]:
        if request.query_params.get("iss", self.rules.issuer).rstrip("/") != self.rules.issuer:
            raise ValueError("answered by another issuer")
        issuer = self.client.server_metadata["issuer"]
        token = await self.client.authorize_access_token(
            request,
            claims_options={
                "iss": {"essential": True, "values": [issuer]},
                "aud": {"essential": True, "values": [self.rules.client_id]},
                "sub": {"essential": True},
            },
        )
        said: Mapping[str, Any] = token["userinfo"]
        if not isinstance(said["sub"], str) or not 0 < len(said["sub"]) <= 255:
            raise ValueError("no subject")
        return said

    async def _facts(self) -> Mapping[str, Any]:
        """What the provider says of itself, fetched once; ValueError where it says to be another."""
        facts: dict[str, Any] = await self.client.load_server_metadata()
        if str(facts.get("issuer", "")).rstrip("/") != self.rules.issuer:
            facts.clear()
            raise ValueError("the provider calls itself otherwise than SIXTY_OIDC_ISSUER")
        offered = facts.get("id_token_signing_alg_values_supported") or ["RS256"]
        facts["id_token_signing_alg_values_supported"] = [one for one in offered if one in SIGNED_BY]
        takes = facts.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
        if "client_secret_basic" not in takes:
            self.client.client_kwargs["token_endpoint_auth_method"] = "client_secret_post"  # noqa: S105 - a name
        return facts


def _keeping(request: Request, kept: dict[str, Any]) -> Request:
    """The same request for Authlib, which keeps things in a session: not in Streamlit's, a cookie."""
    return Request({**request.scope, "session": kept}, request.receive)


def _told(code: str, failed: Exception) -> NotProven:
    """For the log: what kind of failure, never what was sent."""
    kind = getattr(failed, "error", "") or str(failed) if isinstance(failed, ValueError) else ""
    LOG.warning("sign-in by the provider failed (%s): %s %s", code, type(failed).__name__, kind)
    return NotProven(code)
