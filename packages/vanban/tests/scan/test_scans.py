"""Whole papers of our own, rendered, then scanned or photographed, then read."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from vanban import Block, Document, Evidence, Limits, find_secrecy_mark, parse, render_pdf
from vanban.errors import Damaged, MissingTool, NotADocument, TooLarge

from .pictures import jpeg, pages_of, photograph, picture_pdf, scan, stamp, tiff

CASES = Path(__file__).parents[1] / "cases"


def _has_tesseract() -> bool:
    found = shutil.which("tesseract")
    return (
        found is not None and "vie" in subprocess.run([found, "--list-langs"], capture_output=True, text=True).stdout
    )


needs_tesseract = pytest.mark.skipif(
    not _has_tesseract(), reason="needs the packages tesseract-ocr and tesseract-ocr-vie"
)
pytestmark = pytest.mark.ocr


def written(case: str) -> tuple[Document, bytes]:
    document = parse(CASES / f"{case}.txt")
    return document, render_pdf(document)


def head(document: Document) -> tuple[object, ...]:
    return document.type, document.issuer, document.number, document.symbol, document.place, document.date


def work(document: Document) -> list[tuple[object, ...]]:
    """What is laid on whom until when; the titles are free text, in which a letter may be misread."""
    return [(task.section, task.lead, task.due and (task.due.dates, task.due.rrule)) for task in document.tasks]


def touches_doubt(read: Document, found: Evidence) -> bool:
    return any(
        start < span.end and span.start < end for span in found.spans for start, end in read.source[span.block].doubts
    )


@needs_tesseract
def test_parse_of_photograph_gives_head_and_tasks_and_names_the_doubtful_words() -> None:
    document, pdf = written("ke-hoach-la-ma")
    read = parse(photograph(pages_of(pdf)[0]), filename="anh.jpg")
    assert head(read) == head(document)
    assert work(read)[:2] == work(document)[:2]
    doubtful = [block.text[start:end] for block in read.source for start, end in block.doubts]
    reasons = [one.reason for one in read.evidence.values() if one.reason and "đọc chưa chắc" in one.reason]
    assert doubtful != []
    assert [reason for reason in reasons if not any(f"“{word}”" in reason for word in doubtful)] == []
    certain = [path for path, one in read.evidence.items() if one.confidence >= 0.9 and touches_doubt(read, one)]
    assert certain == []


@needs_tesseract
@pytest.mark.long
def test_parse_of_scanned_plan_with_annex_gives_the_rows_of_its_table_page_after_page() -> None:
    doer = "Văn phòng HĐND và UBND phường"
    tasks = [
        (f"Việc thứ {at} của kế hoạch, làm cùng các tổ dân phố", doer, f"Tháng {at % 12 + 1}/2027")
        for at in range(1, 27)
    ]
    rows = [("STT", "Nội dung công việc", "Đơn vị chủ trì", "Thời gian hoàn thành", "Ghi chú")]
    rows += [(str(at), *row, "") for at, row in enumerate(tasks, 1)]
    plain, _ = written("ke-hoach-la-ma")
    annex = replace(parse(CASES / "chuong-trinh-hai-phu-luc.txt").annexes[0], number=None, landscape=True)
    annex = replace(annex, body=(Block("table", rows=tuple(rows)),))
    pages = pages_of(render_pdf(replace(plain, annexes=(annex,))))
    read = parse(picture_pdf([scan(page, angle=0.9, seed=at) for at, page in enumerate(pages)]))
    found = [task for task in read.tasks if (task.section or "").startswith("annex")]
    assert [task.section for task in found] == [f"annex.{at}" for at in range(1, 27)]
    assert [task.due and task.due.dates for task in found] == [(f"2027-{at % 12 + 1:02d}",) for at in range(1, 27)]
    cells = [block for block in read.source if block.kind == "cell"]
    assert [block for block in cells if block.column == 4 and block.row and block.text] == []
    assert [block for block in cells if not (block.box and 0 <= block.box[0] < block.box[2] <= 1)] == []


@needs_tesseract
@pytest.mark.long
def test_parse_of_scanned_annex_with_merged_cells_over_three_pages_gives_row_by_row() -> None:
    content = (Path(__file__).parents[1] / "files" / "ke-hoach-phu-luc-ngang.pdf").read_bytes()
    plan = parse(content)
    found = parse(picture_pdf([scan(page, angle=0.7, noise=8, seed=at) for at, page in enumerate(pages_of(content))]))
    assert head(found) == head(plan)
    assert [(annex.title, annex.landscape) for annex in found.annexes] == [("DANH MỤC VIỆC CHỈNH TRANG", True)]
    assert (len(plan.tasks), work(found)) == (30, work(plan))
    # a letter of the free text may be misread, as in two of these rows
    assert sum(one.title == task.title for one, task in zip(found.tasks, plan.tasks, strict=True)) >= 28
    rows = next(block.rows for block in found.annexes[0].body if block.rows)
    assert [at for at, row in enumerate(rows) if len(set(row)) == 1 and row[0]] == [2, 13, 24]


@needs_tesseract
@pytest.mark.parametrize("turn", [cv2.ROTATE_90_CLOCKWISE, pytest.param(cv2.ROTATE_180, marks=pytest.mark.long)])
def test_parse_of_turned_page_reads_it_upright_and_points_into_the_page_as_given(turn: int) -> None:
    document, pdf = written("giay-moi")
    page = pages_of(pdf)[0]
    upright, turned = parse(jpeg(page)), parse(jpeg(cv2.rotate(page, turn)))
    assert head(turned) == head(upright) == head(document)
    box, straight = turned.source[0].box, upright.source[0].box
    assert box is not None
    assert straight is not None
    left, top, right, bottom = straight
    expected = {
        cv2.ROTATE_90_CLOCKWISE: (1 - bottom, left, 1 - top, right),
        cv2.ROTATE_180: (1 - right, 1 - bottom, 1 - left, 1 - top),
    }[turn]
    assert np.allclose(box, expected, atol=0.01)


@needs_tesseract
def test_parse_of_name_under_a_seal_reads_it() -> None:
    document, pdf = written("giay-moi")
    name = next(block for block in parse(pdf).source if block.text == document.signature.name)
    page = pages_of(pdf)[(name.page or 1) - 1]
    height, width = page.shape[:2]
    assert name.box is not None
    sealed = stamp(page, int(name.box[0] * width), int((name.box[1] + name.box[3]) / 2 * height), 130)
    assert parse(jpeg(sealed)).signature == document.signature


@needs_tesseract
def test_parse_of_tiff_reads_all_its_pages() -> None:
    document, pdf = written("ke-hoach-la-ma")
    first, second = pages_of(pdf)
    faxed = parse(tiff([first, second]))
    assert (head(faxed), [block.page for block in faxed.source][-1]) == (head(document), 2)
    assert find_secrecy_mark(picture_pdf([first])) is None


def cat() -> np.ndarray:
    """Fur: blurred noise of many grains with two eyes."""
    noise = np.random.default_rng(3).normal(120, 60, (900, 1200, 3)).astype(np.float32)
    fur = cv2.GaussianBlur(noise, (0, 0), 2) * 3 - 240
    picture = np.clip(fur, 0, 255).astype(np.uint8)
    for x in (450, 750):
        cv2.circle(picture, (x, 400), 70, (40, 190, 190), -1)
    return picture


@needs_tesseract
@pytest.mark.parametrize("picture", [np.full((1000, 700, 3), 250, np.uint8), cat()])
def test_parse_of_picture_without_words_refuses_in_one_sentence(picture: np.ndarray) -> None:
    with pytest.raises(NotADocument, match="Không tìm thấy chữ đọc được trong ảnh"):
        parse(jpeg(picture))


def test_parse_of_too_many_or_too_large_pictures_refuses_before_work() -> None:
    page = np.full((40, 40, 3), 250, np.uint8)
    cv2.putText(page, "x", (8, 30), cv2.FONT_HERSHEY_PLAIN, 2, (0, 0, 0))
    refused = []
    for content, limits in (
        (picture_pdf([page] * 4), Limits(scanned_pages=3)),
        (tiff([page] * 4), Limits(scanned_pages=3)),
        (jpeg(page), Limits(pixels=1500)),
        (picture_pdf([page]), Limits(pixels=1500)),
    ):
        with pytest.raises(TooLarge) as error:
            parse(content, limits=limits)
        refused.append(str(error.value))
    assert refused == [
        "Tệp có 4 trang quét, nhiều hơn mức cho phép (3 trang).",
        "Tệp có 4 trang quét, nhiều hơn mức cho phép (3 trang).",
        "Ảnh có 1.600 điểm ảnh, nhiều hơn mức cho phép (1.500).",
        "Ảnh có 1.600 điểm ảnh, nhiều hơn mức cho phép (1.500).",
    ]


def test_parse_without_tesseract_names_the_packages(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    page = np.full((400, 400, 3), 250, np.uint8)
    with pytest.raises(MissingTool, match="hãy cài gói tesseract-ocr tesseract-ocr-vie"):
        parse(jpeg(page))


def test_parse_of_broken_picture_refuses() -> None:
    whole = jpeg(np.full((400, 400, 3), 250, np.uint8))
    with pytest.raises(Damaged, match="Tệp ảnh bị hỏng"):
        parse(whole[:200])
