"""What the reader says of a value, in the language of the page."""

import pytest
from django.utils.translation import override

from gandan.documents.reader_words import reader_sentence


@pytest.mark.parametrize(
    ("reason", "words", "english"),
    [
        ("Chữ “tô”, “chưc” đọc chưa chắc.", "", "The words “tô”, “chưc” were read with doubt."),
        ("Chữ “a”, “b” và chữ khác đọc chưa chắc.", "", "The words “a”, “b” and others were read with doubt."),
        (
            "Tên cơ quan lấy từ nội dung, vì văn bản không có phần đầu. Chữ “UY” đọc chưa chắc.",
            "",
            "The issuer was taken from the text, as the document has no head. The words “UY” were read with doubt.",
        ),
        (
            "Văn bản ghi “%(words)s”, không có năm. Chữ “3” đọc chưa chắc.",
            "trước 20/3",
            "The document says “trước 20/3”, without a year. The words “3” were read with doubt.",
        ),
        (
            "Khôi phục dấu từ bản nhận dạng; đọc là “Uy ban 100%”.",
            "",
            "Diacritics restored from the recognised text; it read “Uy ban 100%”.",
        ),
        (
            "Ngày ban hành đọc không rõ (“ngay l2 thang 3”), cần xem lại.",
            "",
            "The day of issue was not read clearly (“ngay l2 thang 3”); look at it again.",
        ),
    ],
)
def test_sentence_when_it_cites_the_paper_then_is_translated_round_the_citation(
    reason: str, words: str, english: str
) -> None:
    with override("en"):
        assert reader_sentence(reason, words) == english
    with override("vi"):
        assert reader_sentence(reason, words) == (reason % {"words": words} if words else reason)
