"""Whatever a person changes stands in the record: each service that takes an actor and writes also records."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src" / "gandan"
_WRITES = {"save", "delete", "update", "create_rows", "bulk_update", "update_or_create", "get_or_create"}
_RECORDS = {"record", "record_many", "record_platform"}

_TYPING = "what somebody types before the act; nobody else sees it, and the act itself is recorded"
_PART = "a step of an act that is recorded as a whole"
EXEMPT = {
    "activities.drop_draft": _TYPING,
    "activities.keep_file": _TYPING,
    "activities.keep_uploads": _TYPING,
    "activities.save_draft": _TYPING,
    "activities.save_draft_files": _TYPING,
    "plans.drop_draft": _TYPING,
    "plans.save_draft": _TYPING,
    "plans.save_draft_files": _TYPING,
    "reports.drop_draft": _TYPING,
    "reports.save_draft": _TYPING,
    "activities.move_drafts": _PART,
    "plans.move_drafts": _PART,
    "reports.move_drafts": _PART,
    "files.store_file": _PART,
    "plans.make_tasks": _PART,
    "plans.tell": _PART,
    "procedures.lock_answer": _PART,
    "reports.freeze": _PART,
    "notifications.mark_read": "one's own notice, read",
    "audit.record": "the record itself",
    "audit.record_many": "the record itself",
}
"""``domain.function``: why its writing is no act."""


@dataclass(frozen=True, slots=True)
class Service:
    name: str
    """With its domain."""
    key: str
    calls: frozenset[str]
    takes_actor: bool
    is_public: bool


def _services() -> Iterator[Service]:
    for path in sorted(SOURCE.rglob("*.py")):
        parts = path.relative_to(SOURCE).parts
        if "tests" in parts or len(parts) < 2 or not (parts[1].startswith("services") or parts[0] == "audit"):
            continue
        module = ".".join(parts).removesuffix(".py")
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef):
                arguments = {one.arg for one in [*node.args.args, *node.args.kwonlyargs]}
                yield Service(
                    f"{parts[0]}.{node.name}",
                    _key(module, node.name),
                    frozenset(_key(module, name) for name in _called(node)),
                    takes_actor="actor" in arguments,
                    is_public=not node.name.startswith("_"),
                )


def _key(module: str, name: str) -> str:
    """Return what a call of the name leads to: a private function is of its own module."""
    return f"{module}.{name}" if name.startswith("_") else name


def _called(function: ast.FunctionDef) -> Iterator[str]:
    for node in ast.walk(function):
        if isinstance(node, ast.Call):
            yield node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def _reaching(services: list[Service], ends: set[str]) -> set[str]:
    """Return the services that call one of the names, themselves or through another service."""
    found: set[str] = set()
    while more := {one.key for one in services if one.calls & (ends | found)} - found:
        found |= more
    return found


def test_service_when_it_takes_an_actor_and_writes_then_it_records() -> None:
    services = list(_services())
    writing, recording = _reaching(services, _WRITES), _reaching(services, _RECORDS)
    silent = {
        one.name
        for one in services
        if one.takes_actor and one.is_public and one.key in writing and one.key not in recording
    }
    assert silent == set(EXEMPT)
