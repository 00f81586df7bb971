"""Documents as plain JSON values and back (shared shape: the parse contract)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, cast

from vanban._model import (
    Annex,
    Block,
    Citation,
    Document,
    Due,
    Evidence,
    Problem,
    Signature,
    SourceBlock,
    Span,
    Task,
)

Json = dict[str, Any]  # a JSON object is heterogeneous by nature
_PRIVATE = ("evidence", "source")


def to_dict(document: Document, *, evidence: bool = False) -> Json:
    """The document as JSON values; with ``evidence`` also ``_evidence`` and ``_source``."""
    found = {one.name: _plain(getattr(document, one.name)) for one in fields(document) if one.name not in _PRIVATE}
    if evidence:
        found["_evidence"] = {path: _plain(one) for path, one in document.evidence.items()}
        found["_source"] = [_plain(block) for block in document.source]
    return found


def _plain(value: object) -> Any:
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    if hasattr(value, "__dataclass_fields__"):
        return {one.name: _plain(getattr(value, one.name)) for one in fields(cast("Any", value))}
    return value


def from_dict(values: Mapping[str, Any]) -> Document:
    """The document that :func:`to_dict` gave; unknown keys are left aside, missing ones take their defaults."""
    known = _known(
        Document, values, leave=("citations", "tasks", "signature", "body", "annexes", "problems", *_PRIVATE)
    )
    return Document(
        **known,
        citations=tuple(Citation(**_known(Citation, one)) for one in values.get("citations", ())),
        tasks=tuple(_task(one) for one in values.get("tasks", ())),
        signature=Signature(**_known(Signature, values.get("signature") or {})),
        body=tuple(_block(one) for one in values.get("body", ())),
        annexes=tuple(_annex(one) for one in values.get("annexes", ())),
        problems=tuple(Problem(**_known(Problem, one)) for one in values.get("problems", ())),
        evidence={path: _evidence(one) for path, one in values.get("_evidence", {}).items()},
        source=tuple(_source(one) for one in values.get("_source", ())),
    )


def _known(kind: Any, values: Mapping[str, Any], leave: tuple[str, ...] = ()) -> Json:
    names = [one.name for one in fields(kind) if one.name not in leave and one.name in values]
    return {name: tuple(values[name]) if isinstance(values[name], list) else values[name] for name in names}


def _task(values: Mapping[str, Any]) -> Task:
    due = values.get("due")
    return Task(**_known(Task, values, leave=("due",)), due=Due(**_known(Due, due)) if due else None)


def _block(values: Mapping[str, Any]) -> Block:
    rows = values.get("rows")
    return Block(
        **_known(Block, values, leave=("rows", "children")),
        rows=None if rows is None else tuple(tuple(row) for row in rows),
        children=tuple(_block(one) for one in values.get("children", ())),
    )


def _annex(values: Mapping[str, Any]) -> Annex:
    return Annex(**_known(Annex, values, leave=("body",)), body=tuple(_block(one) for one in values.get("body", ())))


def _evidence(values: Mapping[str, Any]) -> Evidence:
    spans = tuple(Span(**_known(Span, one)) for one in values.get("spans", ()))
    return Evidence(**_known(Evidence, values, leave=("spans",)), spans=spans)


def _source(values: Mapping[str, Any]) -> SourceBlock:
    doubts = tuple((int(start), int(end)) for start, end in values.get("doubts", ()))
    return SourceBlock(**_known(SourceBlock, values, leave=("doubts",)), doubts=doubts)
