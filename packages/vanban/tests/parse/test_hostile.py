"""Files that mean harm, or are too much: one sentence, soon, in little memory. Each has a process of its own."""

import io
import json
import os
import struct
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from .wordml import NAMES, packed, para

pytestmark = pytest.mark.long
SECONDS, MEGABYTES = 60, 500
MAIN = "word/document.xml"


def archive(*parts: tuple[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as made:
        for name, part in parts:
            made.writestr(name, part)
    return content.getvalue()


def document(body: str, before: str = "") -> bytes:
    return f"{before}<w:document {NAMES}><w:body>{body}</w:body></w:document>".encode()


def zip_bomb() -> bytes:
    return archive((MAIN, b" " * 300_000_000))


def lying_zip() -> bytes:
    """The list of the archive says that the part is small."""
    content = bytearray(zip_bomb())
    at = content.rfind(b"PK\x01\x02")
    content[at + 24 : at + 28] = struct.pack("<I", 1000)
    return bytes(content)


def entity_bomb() -> bytes:
    names = [f'<!ENTITY a{at} "{f"&a{at - 1};" * 10 if at else "ha"}">' for at in range(10)]
    return archive((MAIN, document("&a9;", f"<!DOCTYPE w [{''.join(names)}]>")))


def deep_elements() -> bytes:
    return packed("<w:p>" * 5000 + "</w:p>" * 5000)


def deep_tables() -> bytes:
    cell = para("sâu")
    for _ in range(60):
        cell = f"<w:tbl><w:tr><w:tc>{cell}</w:tc></w:tr></w:tbl>"
    return packed(cell)


def wide_table() -> bytes:
    row = "<w:tr>" + f'<w:tc><w:tcPr><w:gridSpan w:val="9999999"/></w:tcPr>{para("x")}</w:tc>' * 50 + "</w:tr>"
    return packed(f"<w:tbl>{row * 200}</w:tbl>")


def many_pages() -> bytes:
    made = pypdfium2.PdfDocument.new()
    for _ in range(301):
        made.new_page(595, 842)
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()


def macros() -> bytes:
    return archive((MAIN, document(para("Chữ"))), ("word/vbaProject.bin", b"\x00" * 50))


def encrypted_part() -> bytes:
    content = bytearray(packed(para("Chữ")))
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.find(sign) + at] |= 1
    return bytes(content)


REFUSED: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "zip_bomb": ("a.docx", zip_bomb, "Tệp DOCX quá lớn sau khi giải nén."),
    "entities": ("a.docx", entity_bomb, "Tệp DOCX chứa khai báo XML không an toàn nên không được đọc."),
    "deep": ("a.docx", deep_elements, "Tệp DOCX bị hỏng: nội dung bên trong không đọc được."),
    "macros": ("a.docm", macros, "Tệp Word có macro không được đọc; hãy lưu lại dưới dạng .docx rồi tải lên."),
    "password": ("a.docx", encrypted_part, "Tệp DOCX được đặt mật khẩu; hãy gỡ mật khẩu rồi tải lại."),
    "spreadsheet": (
        "a.xlsx",
        lambda: archive(("xl/workbook.xml", b"<a/>")),
        "Tệp này không phải là văn bản Word (.docx).",
    ),
    "pages": ("a.pdf", many_pages, "Tệp PDF có 301 trang, nhiều hơn mức cho phép (300 trang)."),
    "text": ("a.txt", lambda: b"KH \xe1\xba\xbf " * 8_000_000, "Tệp lớn hơn mức cho phép (50 MB)."),
    "long_text": ("a.txt", lambda: b"Ke hoach " * 5_000_000, "Văn bản dài hơn mức cho phép."),
}


_WATCH = """
import json, resource, subprocess, sys
done = subprocess.run(sys.argv[2:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=float(sys.argv[1]))
used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
print(json.dumps([done.returncode, done.stderr.decode(), used]))
"""
"""Run by a small process of its own: what the tests hold or have started before does not count."""


def read(path: Path) -> tuple[int, str, float, float]:
    """Exit code, what was said, seconds, megabytes of the command that reads the file."""
    call = [
        sys.executable,
        "-c",
        _WATCH,
        str(SECONDS * 3),
        sys.executable,
        "-m",
        "vanban",
        "parse",
        str(path),
        "--json",
    ]
    start = time.monotonic()
    done = subprocess.run(call, check=True, capture_output=True)
    code, said, used = json.loads(done.stdout)
    return code, said, time.monotonic() - start, used


@pytest.mark.parametrize("name", REFUSED)
def test_command_refuses_a_hostile_file_in_one_sentence(name: str, tmp_path: Path) -> None:
    filename, make, sentence = REFUSED[name]
    path = tmp_path / filename
    path.write_bytes(make())
    code, said, seconds, megabytes = read(path)
    assert (code, said) == (2, sentence + "\n")
    assert (seconds < SECONDS, megabytes < MEGABYTES) == (True, True)


def test_command_refuses_a_file_of_two_hundred_megabytes_before_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        os.truncate(file.fileno(), 200_000_000)
    assert read(path)[:2] == (2, "Tệp lớn hơn mức cho phép (50 MB).\n")


@pytest.mark.parametrize("make", [deep_tables, wide_table, lying_zip])
def test_command_when_the_file_is_strange_then_it_is_read_or_refused_soon(
    make: Callable[[], bytes], tmp_path: Path
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(make())
    code, said, seconds, megabytes = read(path)
    assert (code, said.count("\n")) in ((0, 0), (2, 1))
    assert (seconds < SECONDS, megabytes < MEGABYTES) == (True, True)
