import io
import zipfile

import pypdfium2
import pytest

from gandan.files.errors import FileRefused
from gandan.files.secrecy import SecretRefused, refuse_secret

HEAD = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
TAIL = b"</w:body></w:document>"
MARKED = "TỐI MẬT\nỦY BAN NHÂN DÂN\nKẾ HOẠCH".encode()
PLAIN = "ỦY BAN NHÂN DÂN\nKẾ HOẠCH".encode()


def word(body: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", HEAD + body + TAIL)
    return out.getvalue()


def scan() -> bytes:
    pdf = pypdfium2.PdfDocument.new()
    pdf.new_page(595, 842)
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def test_refuse_secret_when_a_mark_then_secret_else_silent() -> None:
    with pytest.raises(SecretRefused):
        refuse_secret(MARKED, name="ke-hoach.txt")
    refuse_secret(PLAIN, name="ke-hoach.txt")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (word(b"<w:p/>" * 1_500_001), "too_large"),
        (word(b"<w:tbl><w:tr><w:tc>" * 3000), "damaged"),
        (b"%PDF-1.4 broken", "damaged"),
        (scan(), "not_a_document"),
        (b"12345 67890", "not_a_document"),
    ],
)
def test_refuse_secret_when_it_cannot_be_looked_at_then_refused_in_one_sentence(content: bytes, code: str) -> None:
    with pytest.raises(FileRefused) as refusal:
        refuse_secret(content, name="tep")
    assert (refusal.value.code, refusal.value.reason[-1]) == (code, ".")


def test_refuse_secret_when_no_time_is_left_then_refused() -> None:
    with pytest.raises(FileRefused) as refusal:
        refuse_secret(PLAIN, name="ke-hoach.txt", seconds=0)
    assert refusal.value.code == "no_time"


@pytest.mark.parametrize("content", [scan(), b"12345 67890"])
def test_refuse_secret_when_nothing_can_be_read_and_need_not_then_passes(content: bytes) -> None:
    refuse_secret(content, name="tep", must_read=False)
