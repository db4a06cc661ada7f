"""The OpenAPI 3.1 document, made of the table of calls. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scoring.api.calls import CALLS, IDEMPOTENCY_KEY, ROOT, Call
from scoring.api.problems import KINDS
from scoring.api.schema import UUID, Schema, named, text, whole
from scoring.api.shapes import SCHEMAS

ABOUT = (
    "What a house's other systems read from Sixty and write to it. Each acts by a key of its own, which an "
    "owner makes: it reaches the hotels and does the things it was made for, and its name stands in the log "
    "of what it wrote. Of visits, released ones alone are read; no inspector and no guest is named."
)
_JSON, _PROBLEM = "application/json", "application/problem+json"
_ALWAYS = ("query_wrong", "no_key", "scope_missing", "too_fast", "failed", "busy")
_WITH_ID = ("not_found",)
_WITH_BODY = ("not_json", "too_large", "wrong_type", "body_wrong")
_WRITING = ("not_now", "name_reused", "not_found")
_HEADERS: Mapping[str, Schema] = {
    "RateLimit-Policy": text("How many requests there are, and seconds until all are back: q and w"),
    "RateLimit": text("How many are left, and seconds until one more: r and t"),
}


def document(server: str = ROOT) -> dict[str, Any]:
    """The document, ready to be written as JSON. `server` is where the paths begin."""
    paths: dict[str, dict[str, Any]] = {}
    for call in CALLS:
        paths.setdefault(call.path, {})[call.method.lower()] = operation(call)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Sixty", "version": "1", "summary": "Ratings, findings, actions, feedback",
                 "description": ABOUT},
        "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
        "servers": [{"url": server}],
        "security": [{"key": []}],
        "paths": paths,
        "components": {
            "schemas": SCHEMAS,
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer", "bearerFormat": "sixty_…"}},
        },
    }  # fmt: skip


def operation(call: Call) -> dict[str, Any]:
    """One call, as the document tells it."""
    scope = f"Scope `{call.scope}`." if call.scope else "With any key."
    told: dict[str, Any] = {
        "operationId": call.name,
        "summary": call.says,
        "description": " ".join(filter(None, (call.more, scope))),
        "parameters": _parameters(call),
        "responses": _responses(call),
    }
    if call.body:
        told["requestBody"] = {"required": True, "content": {_JSON: {"schema": call.body}}}
    return told


def _parameters(call: Call) -> list[dict[str, Any]]:
    told = [_parameter("path", "id", UUID)] if "{id}" in call.path else []
    told += [_parameter("query", name, schema) for name, schema in call.query.items()]
    if call.writes:
        told.append(_parameter("header", "Idempotency-Key", IDEMPOTENCY_KEY))
    return told


def _parameter(where: str, name: str, schema: Schema) -> dict[str, Any]:
    said = schema.get("description", "")
    return {"name": name, "in": where, "required": where == "path", "schema": schema, "description": said}


def _responses(call: Call) -> dict[str, Any]:
    kinds = [*_ALWAYS, *(_WITH_ID if "{id}" in call.path or "hotel" in call.query else ())]
    kinds += [*(_WITH_BODY if call.body else ()), *(_WRITING if call.writes else ())]
    told: dict[str, Any] = {
        str(call.status): {
            "description": call.says,
            "headers": _headers(*_HEADERS, *(() if call.writes else ("ETag", "Link"))),
            "content": {_JSON: {"schema": call.answer}},
        }
    }
    if not call.writes:
        told["304"] = {"description": "Unchanged since the `ETag` sent as If-None-Match"}
    for kind in kinds:
        status = KINDS[kind].status
        said = told.setdefault(
            str(status), {"description": "", "content": {_PROBLEM: {"schema": named("Problem")}}}
        )
        said["description"] = "; ".join(dict.fromkeys(filter(None, (said["description"], KINDS[kind].title))))
        if kind in ("too_fast", "busy"):
            said["headers"] = _headers("Retry-After")
    return dict(sorted(told.items()))


_TOLD: Mapping[str, Schema] = {
    **_HEADERS,
    "ETag": text("Names this very answer"),
    "Link": text("Where the next page is, rel=next"),
    "Retry-After": whole("Seconds to wait", 1, 3600),
}


def _headers(*names: str) -> dict[str, Any]:
    return {name: {"schema": _TOLD[name], "description": _TOLD[name]["description"]} for name in names}
