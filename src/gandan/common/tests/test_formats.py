import pytest

from gandan.common.formats import first_upper


@pytest.mark.parametrize(
    ("words", "titled"),
    [("thứ Năm", "Thứ Năm"), ("đã nhận UBND", "Đã nhận UBND"), ("ủy quyền", "Ủy quyền"), ("", "")],
)
def test_first_upper_when_words_head_a_title_then_only_first_letter_changes(words: str, titled: str) -> None:
    assert first_upper(words) == titled
