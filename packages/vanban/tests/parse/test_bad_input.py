import io
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from docx import Document as WordDocument
from vanban import Limits, find_secrecy_mark, parse
from vanban.errors import Damaged, Encrypted, NotADocument, TooLarge, Unreadable

BOMB = b"""<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "aaaaaaaaaa"><!ENTITY c "&a;&a;&a;&a;">]>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>&c;</w:body></w:document>"""


def packed(**parts: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), part)
    return content.getvalue()


def word(*lines: str) -> bytes:
    document = WordDocument()
    for line in lines:
        document.add_paragraph(line)
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def empty_pdf(pages: int) -> bytes:
    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(595, 842)
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


@pytest.mark.parametrize(("content", "filename", "error"), [
    (b"", None, NotADocument),
    (b" \n\n ", "a.txt", NotADocument),
    (b"\x00" * 50, "a.txt", NotADocument),
    (b"1234 5678 ...", "a.txt", NotADocument),
    (b"\x7fELF\x02\x01\x01\x00" + b"\x00\x01\x02" * 40, "a.txt", NotADocument),
    ("K\u1ebf ho\u1ea1ch".encode("utf-16-le"), "a.txt", NotADocument),
    (packed(a_xml=b"<a/>"), "a.docx", NotADocument),
    (packed(word__document_xml=BOMB), "a.docx", NotADocument),
    (packed(word__document_xml=b"<w:document"), "a.docx", Damaged),
    (word("Một hai ba")[:700], "a.docx", Damaged),
    (b"not a document", "a.docx", Damaged),
    (b"%PDF-1.7\nbroken off", "a.pdf", Damaged),
    (empty_pdf(1), "a.pdf", NotADocument),
    (b"\x89PNG\r\n\x1a\n" + b"\x00" * 20, "a.png", Damaged),
    (b"\xff\xd8\xff\xe0" + b"\x00" * 20, "a.jpg", Damaged),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "a.docx", Encrypted),
])  # fmt: skip
def test_parse_of_what_is_no_document_refuses_in_one_sentence(
    content: bytes, filename: str | None, error: type[Unreadable]
) -> None:
    with pytest.raises(error) as raised:
        parse(content, filename=filename)
    assert type(raised.value) is error
    assert str(raised.value).endswith(".")


@pytest.mark.parametrize(("content", "limits"), [
    ("Kế hoạch".encode() * 20, Limits(bytes=100)),
    ("Kế hoạch".encode() * 20, Limits(characters=100)),
    (packed(word__document_xml=b" " * 100_000), Limits(unpacked_bytes=50_000)),
    (packed(word__document_xml=b"<w:p/>" * 101), Limits(tags=100)),
    (empty_pdf(4), Limits(pages=3)),
])  # fmt: skip
def test_parse_above_a_limit_refuses(content: bytes, limits: Limits) -> None:
    with pytest.raises(TooLarge):
        parse(content, limits=limits)


def test_parse_of_missing_file_refuses(tmp_path: Path) -> None:
    with pytest.raises(NotADocument):
        parse(tmp_path / "none.txt")


@pytest.mark.parametrize(("lines", "mark"), [
    (("ỦY BAN NHÂN DÂN", "MẬT", "Số: 1/KH-UBND", "KẾ HOẠCH"), "MẬT"),
    (("ỦY BAN NHÂN DÂN", "TỐI MẬT", "Số: 1/KH-UBND"), "TỐI MẬT"),
    (("ỦY BAN NHÂN DÂN", "[TUYỆT MẬT]", "Số: 1/KH-UBND"), "TUYỆT MẬT"),
    (("KẾ HOẠCH", "Bảo vệ bí mật nhà nước, độ mật", "1. Tài liệu mật"), None),
    (("KẾ HOẠCH", "Căn cứ Luật.", "MẬT"), None),
    (("ỦY BAN NHÂN DÂN", "Tuyệt mật", "Số: 1/KH-UBND", "KẾ HOẠCH"), "TUYỆT MẬT"),
    (("ỦY BAN NHÂN DÂN", "Số: 1/KH-UBND", "Mật", "KẾ HOẠCH"), "MẬT"),
    (("ỦY BAN NHÂN DÂN", "ĐỘ MẬT: TỐI MẬT", "Số: 1/KH-UBND", "KẾ HOẠCH"), "TỐI MẬT"),
    (("ỦY BAN NHÂN DÂN", "Độ mật: Mật", "Số: 1/KH-UBND", "KẾ HOẠCH"), "MẬT"),
    (("ỦY BAN NHÂN DÂN", "T Ố I   M Ậ T", "Số: 1/KH-UBND", "KẾ HOẠCH"), "TỐI MẬT"),
    (("ỦY BAN NHÂN DÂN", "Số: 1/KH-UBND      MẬT", "KẾ HOẠCH"), "MẬT"),
    (("ỦY BAN NHÂN DÂN", "Số: 1/KH-UBND (TM)", "KẾ HOẠCH"), "TỐI MẬT"),
    (("ỦY BAN NHÂN DÂN", "Số: 1/KH-UBND(M)", "KẾ HOẠCH"), "MẬT"),
    (("KẾ HOẠCH", "Giữ gìn bí  mật  nhà nước", "1. Tài liệu"), None),
    (("KẾ HOẠCH", "Độ mật", "1. Tài liệu"), None),
])  # fmt: skip
def test_find_secrecy_mark_sees_only_a_mark_on_its_own(lines: tuple[str, ...], mark: str | None) -> None:
    assert find_secrecy_mark("\n\n".join(lines).encode(), "a.txt") == mark
    assert find_secrecy_mark(word(*lines)) == mark
    assert parse(word(*lines)).security == mark


@pytest.mark.parametrize("place", ["header", "first_page_header", "even_page_header", "footer", "first_page_footer"])
@pytest.mark.parametrize(("words", "mark"), [("MẬT", "MẬT"), ("Tuyệt mật", "TUYỆT MẬT"), ("Trang 2 của 3", None)])
def test_find_secrecy_mark_when_printed_above_or_below_the_text_then_found(
    place: str, words: str, mark: str | None
) -> None:
    document = WordDocument()
    section = document.sections[0]
    section.different_first_page_header_footer = True
    document.settings.odd_and_even_pages_header_footer = True
    getattr(section, place).paragraphs[0].text = words
    for line in ("ỦY BAN NHÂN DÂN", "Số: 1/KH-UBND", "KẾ HOẠCH", "Căn cứ Luật.", "I. MỤC ĐÍCH"):
        document.add_paragraph(line)
    content = io.BytesIO()
    document.save(content)
    assert (find_secrecy_mark(content.getvalue()), parse(content.getvalue()).security) == (mark, mark)


def test_find_secrecy_mark_reads_the_head_only() -> None:
    opening = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    marked = "<w:p><w:r><w:t>TỐI MẬT</w:t></w:r></w:p>".encode()
    # behind the head the XML is broken: whoever parsed it would refuse
    many = b"<w:p><w:r><w:t>x</w:t></w:r></w:p>" * 40_000 + b"</broken>"
    assert find_secrecy_mark(packed(word__document_xml=opening + marked + many)) == "TỐI MẬT"
    assert find_secrecy_mark(packed(word__document_xml=opening + b"<w:p/>" * 90 + marked + many)) == "TỐI MẬT"
    assert find_secrecy_mark(packed(word__document_xml=opening + many)) is None
