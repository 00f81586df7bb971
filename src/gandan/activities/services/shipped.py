"""The programme, its content groups and the kinds of activity that come with the system."""

import tomllib
from importlib import resources
from typing import Any, TypeVar

from django.db import transaction

from gandan.activities.models import ActivityKind, ContentGroup, Programme

ShippedT = TypeVar("ShippedT", Programme, ContentGroup, ActivityKind)

_FOLDER = resources.files("gandan.activities") / "shipped"


@transaction.atomic
def install_shipped() -> None:
    """Give the open commune what ships; what the commune itself changed (``version`` above 1) stays."""
    for position, shipped in enumerate(_read("programme.toml", "programme"), start=1):
        programme = _install(Programme, shipped["code"], {"name": shipped["name"]})
        for place, group in enumerate(shipped["group"], start=1):
            fields = {"name": group["name"], "programme": programme, "position": position * 100 + place}
            _install(ContentGroup, group["code"], fields)
    groups = {group.code: group for group in ContentGroup.objects.all()}
    for place, kind in enumerate(_read("kinds.toml", "kind"), start=1):
        fields = {name: value for name, value in kind.items() if name != "code"}
        _install(ActivityKind, kind["code"], {**fields, "group": groups.get(kind.get("group", "")), "position": place})


def _install(model: type[ShippedT], code: str, fields: dict[str, Any]) -> ShippedT:
    row: ShippedT = model.objects.filter(code=code).first() or model(code=code)
    if getattr(row, "version", 1) == 1:
        for name, value in fields.items():
            setattr(row, name, value)
        row.save()
    return row


def _read(name: str, key: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = tomllib.loads(_FOLDER.joinpath(name).read_text(encoding="utf-8"))[key]
    return rows
