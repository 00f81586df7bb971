import subprocess
import sys

import pytest
import vanban

HEAVY = ("docx", "pdfminer", "pdfplumber", "pypdfium2", "typst", "vanban._parse.rules.document")
LOADED = f"import sys, vanban; {{act}}; print(*sorted(name for name in {HEAVY!r} if name in sys.modules))"


@pytest.mark.parametrize(
    ("act", "loaded"),
    [
        ("", ""),
        ("vanban.find_secrecy_mark(b'Ke hoach')", ""),
        ("vanban.parse_text('Ke hoach')", "vanban._parse.rules.document"),
    ],
)
def test_loading_when_one_thing_is_asked_for_then_only_its_libraries(act: str, loaded: str) -> None:
    done = subprocess.run(
        [sys.executable, "-I", "-c", LOADED.format(act=act or "pass")], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == loaded


def test_loading_when_each_public_name_is_asked_for_then_it_is_there() -> None:
    assert [name for name in vanban.__all__ if not hasattr(vanban, name)] == []


def test_loading_when_name_is_unknown_then_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'read_mind'"):
        vanban.read_mind  # noqa: B018 - the access is what is tested
