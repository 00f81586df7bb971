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
    "looked": gettext_noop("đã xem"),
    "stand_ins": gettext_noop("người làm thay"),
}

MORE_WORDS = {
    "phone": gettext_noop("số điện thoại"),
    "state": gettext_noop("trạng thái"),
    "role": gettext_noop("vai trò"),
    "kind": gettext_noop("loại"),
    "position": gettext_noop("thứ tự"),
    "code": gettext_noop("mã"),
    "number": gettext_noop("số"),
    "points": gettext_noop("điểm"),
    "evidence": gettext_noop("minh chứng"),
    "faces": gettext_noop("mặt người dân trong ảnh"),
    "field": gettext_noop("nội dung đã xóa"),
    "format": gettext_noop("định dạng"),
    "entries": gettext_noop("số mục"),
    "official": gettext_noop("người làm"),
}
"""Fields that only the page of an entry shows: codes of the system, and what a list need not show of a person."""

SPECIAL_VALUES = {
    "looked": {
        "phone": gettext_noop("số điện thoại, tên đăng nhập"),
        "logins": gettext_noop("tên đăng nhập trong danh sách"),
        "contacts": gettext_noop("thư điện tử, tên đăng nhập trong danh sách"),
        "picture": gettext_noop("ảnh có thể nhận ra người dân"),
        "record_values": gettext_noop("giá trị cũ và mới trong nhật ký"),
        "record_extract": gettext_noop("bảng nhật ký đã xuất"),
    },
}
"""Values that are words of the code, with what a page says for them."""


def describe(changes: Mapping[str, Any]) -> list[str]:
    """Return one phrase for each change that has words: "hạn: 18/11/2026 → 25/11/2026"."""
    known = [(field, value) for field, value in changes.items() if field in FIELD_WORDS]
    return [f"{_(FIELD_WORDS[field])}: {_value(value, field)}" for field, value in known]


def describe_fully(changes: Mapping[str, Any], erased: Sequence[str] = ()) -> list[str]:
    """Return one phrase for every change, technical ones by the name of their field, and for what was erased."""
    said = [f"{field_words(field)}: {_value(value, field)}" for field, value in changes.items()]
    return said + [_("%(field)s: đã xóa khỏi nhật ký") % {"field": field_words(field)} for field in erased]


def field_words(field: str) -> str:
    words = FIELD_WORDS.get(field) or MORE_WORDS.get(field)
    return _(words) if words else field.replace("_", " ")


def value_words(value: Any, field: str = "") -> str:
    """Return one value as a page shows it."""
    return _one(value, field)


def _value(value: Any, field: str) -> str:
    if isinstance(value, list) and len(value) == 2:
        return f"{_one(value[0], field)} → {_one(value[1], field)}"
    return _one(value, field)


def _one(value: Any, field: str = "") -> str:
    if value is None or value == "":
        return _("không có")
    if isinstance(value, list):
        return ", ".join(_one(part) for part in value)
    if isinstance(value, str) and value in SPECIAL_VALUES.get(field, {}):
        return _(SPECIAL_VALUES[field][value])
    if isinstance(value, dict):
        return "; ".join(f"{field_words(name)}: {_one(one)}" for name, one in value.items())
    return _plain(value)


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return _("có") if value else _("không")
    try:
        return day(dt.date.fromisoformat(str(value)))
    except ValueError:
        return str(value)
