import io
import shutil
from pathlib import Path

import pypdfium2 as pdfium
import pytest
import vanban
from PIL import Image

from gandan.common.errors import NotAllowed
from gandan.documents.reader import Outcome, draw_page, read_in_child
from gandan.documents.tests.factories import PAPER


def test_read_in_child_when_a_paper_then_values_with_evidence_and_source(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(PAPER, encoding="utf-8")
    outcome = read_in_child(path)
    assert outcome.failure == ""
    assert (outcome.parsed["number"], outcome.parsed["date"]) == ("41", "2026-04-20")
    assert {"_evidence", "_source"} <= set(outcome.parsed)


def test_read_in_child_when_words_hold_control_characters_then_blanks_and_places_still_fit(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(PAPER.replace("khẩu hiệu ngắn", "khẩu\x02hiệu\x01ngắn"), encoding="utf-8")
    parsed = read_in_child(path).parsed
    (title,) = [task["title"] for task in parsed["tasks"] if "khẩu" in task["title"]]
    at = next(index for index, task in enumerate(parsed["tasks"]) if task["title"] == title)
    (span,) = parsed["_evidence"][f"tasks.{at}.title"]["spans"]
    assert title.startswith("Lựa chọn khẩu hiệu ngắn gọn")
    assert parsed["_source"][span["block"]]["text"][span["start"] : span["end"]] == title


@pytest.mark.parametrize(
    ("content", "failure"),
    [
        (b"", "Tệp trống, không có nội dung để đọc."),
        (b"12345", "Tệp không có chữ để đọc."),
    ],
)
def test_read_in_child_when_bad_file_then_the_sentence_of_the_reader(
    tmp_path: Path, content: bytes, failure: str
) -> None:
    path = tmp_path / "a"
    path.write_bytes(content)
    assert read_in_child(path) == Outcome(failure=failure)


def test_read_in_child_when_too_slow_then_stopped_with_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(PAPER, encoding="utf-8")
    assert read_in_child(path, seconds=0).failure.startswith("Tệp này đọc quá lâu")


def test_draw_page_when_a_pdf_then_png_within_bounds_and_none_beyond(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(vanban.render_pdf(vanban.parse_text(PAPER)))
    assert (draw_page(path, 1) or b"")[:8] == b"\x89PNG\r\n\x1a\n"
    assert draw_page(path, 99) is None


def photograph() -> bytes:
    """The first page of the paper as a picture."""
    pdf = pdfium.PdfDocument(vanban.render_pdf(vanban.parse_text(PAPER)))
    content = io.BytesIO()
    pdf[0].render(scale=200 / 72).to_pil().save(content, "JPEG", quality=85)
    return content.getvalue()


def test_draw_page_when_a_picture_then_its_only_page(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(photograph())
    image = Image.open(io.BytesIO(draw_page(path, 1) or b""))
    assert (image.format, image.width, draw_page(path, 2)) == ("PNG", 1080, None)


@pytest.mark.ocr
@pytest.mark.skipif(shutil.which("tesseract") is None, reason="needs the packages tesseract-ocr and tesseract-ocr-vie")
def test_read_in_child_when_a_photograph_then_values_with_places_on_the_page(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(photograph())
    outcome = read_in_child(path)
    assert outcome.failure == ""
    assert (outcome.parsed["number"], outcome.parsed["date"]) == ("41", "2026-04-20")
    assert [block for block in outcome.parsed["_source"] if block["page"] != 1 or not block["box"]] == []


@pytest.mark.parametrize("content", [b"%PDF-1.4 broken", b""])
def test_draw_page_when_the_pdf_is_broken_then_refused_in_one_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    with pytest.raises(NotAllowed) as refusal:
        draw_page(path, 1)
    assert refusal.value.reason == "Không vẽ được trang này của tệp. Hãy tải tệp gốc về để xem."
