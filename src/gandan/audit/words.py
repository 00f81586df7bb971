"""What changed, in words; fields without words here are technical and are left out."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from gandan.common.formats import day

FIELD_WORDS = {
    "name": gettext_noop("tên"),
    "short_name": gettext_noop("tên ngắn"),
    "full_name": gettext_noop("họ và tên"),
    "position_title": gettext_noop("chức vụ"),
    "unit": gettext_noop("đơn vị"),
    "units": gettext_noop("các đơn vị"),
    "alias": gettext_noop("tên gọi"),
    "aliases": gettext_noop("tên gọi chung"),
    "reason": gettext_noop("lý do"),
    "words": gettext_noop("nội dung"),
    "title": gettext_noop("tên"),
    "due_on": gettext_noop("hạn"),
    "from_on": gettext_noop("từ ngày"),
    "to_on": gettext_noop("đến hết ngày"),
    "on": gettext_noop("ngày"),
    "paper": gettext_noop("văn bản"),
    "into": gettext_noop("vào"),
    "parent": gettext_noop("cơ quan cấp trên"),
    "files": gettext_noop("số tệp"),
    "people": gettext_noop("số người"),
}


def describe(changes: Mapping[str, Any]) -> list[str]:
    """Return one phrase for each change that has words: "hạn: 18/11/2026 → 25/11/2026"."""
    return [f"{_(FIELD_WORDS[field])}: {_value(value)}" for field, value in changes.items() if field in FIELD_WORDS]


def describe_fully(changes: Mapping[str, Any], erased: Sequence[str] = ()) -> list[str]:
    """Return one phrase for every change, technical ones by the name of their field, and for what was erased."""
    said = [f"{field_words(field)}: {_value(value)}" for field, value in changes.items()]
    return said + [_("%(field)s: đã xóa khỏi nhật ký") % {"field": field_words(field)} for field in erased]


def field_words(field: str) -> str:
    return _(FIELD_WORDS[field]) if field in FIELD_WORDS else field.replace("_", " ")


def value_words(value: Any) -> str:
    """Return one value as a page shows it."""
    return _one(value)


def _value(value: Any) -> str:
    if isinstance(value, list) and len(value) == 2:
        return f"{_one(value[0])} → {_one(value[1])}"
    return _one(value)


def _one(value: Any) -> str:
    if value is None or value == "":
        return _("không có")
    if isinstance(value, list):
        return ", ".join(_one(part) for part in value)
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if isinstance(value, dict):
        return "; ".join(f"{field_words(name)}: {_one(one)}" for name, one in value.items())
    text = str(value)
    try:
        return day(dt.date.fromisoformat(text))
    except ValueError:
        return text
