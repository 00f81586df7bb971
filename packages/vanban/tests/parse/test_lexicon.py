"""Word lists are data with a version and a source, and the caller's own words go before them."""

import tomllib
from pathlib import Path

import pytest
import vanban
from vanban import parse_text
from vanban._parse.rules.units import UnitReader

DATA = Path(vanban.__file__).parent / "_data"


@pytest.mark.parametrize("path", sorted(DATA.glob("*.toml")), ids=lambda path: path.name)
def test_word_list_tells_its_version_and_source(path: Path) -> None:
    found = tomllib.loads(path.read_text(encoding="utf-8"))
    assert (type(found["version"]), len(found["source"]) > 20) == (int, True)


@pytest.mark.parametrize(("text", "name"), [
    ("BQLC dọn quầy", "Ban Quản lý chợ"),
    ("ban quản lý chợ dọn quầy", "Ban Quản lý chợ"),
    ("P. TCKH lập dự toán", "Phòng Tài chính - Kế hoạch"),
])  # fmt: skip
def test_names_at_with_aliases_gives_the_callers_name(text: str, name: str) -> None:
    aliases = (("BQLC", "Ban Quản lý chợ"), ("P. TCKH", "Phòng Tài chính - Kế hoạch"))
    assert [one.value for one in UnitReader(aliases=aliases).names_at(text)] == [name]


def test_parse_without_the_callers_words_does_not_know_them() -> None:
    text = "KẾ HOẠCH\nChợ quê\n\n1. BQLC dọn quầy./."
    found = parse_text(text, aliases={"BQLC": "Ban Quản lý chợ"})
    assert (parse_text(text).tasks, [task.lead for task in found.tasks]) == ((), [("Ban Quản lý chợ",)])
