import pytest

from gandan.common.text import blank_controls, strip_controls


@pytest.mark.parametrize(
    ("text", "blanked", "stripped"),
    [
        ("Kế hoạch", "Kế hoạch", "Kế hoạch"),
        ("Kế\x00 ho\x0bạch\x1f", "Kế  ho ạch ", "Kế hoạch"),
        ("a\tb\r\nc\x7f", "a\tb\r\nc ", "a\tb\r\nc"),
    ],
)
def test_controls_when_in_prose_then_gone_but_tabs_and_ends_of_lines(text: str, blanked: str, stripped: str) -> None:
    assert (blank_controls(text), strip_controls(text)) == (blanked, stripped)
