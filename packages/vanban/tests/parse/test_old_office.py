"""Papers of other word processors; a real .doc is written by LibreOffice itself where it is installed."""

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from vanban import Limits, parse, render_docx
from vanban.errors import Damaged, Encrypted, MissingTool, TooLarge, Unreadable

CASES = Path(__file__).parents[1] / "cases"
MAGIC, NAME = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "WordDocument".encode("utf-16-le")
OLE = MAGIC + b"\x00" * 504 + NAME + b"\x00" * 600
LOCKED = MAGIC + b"\x00" * 504 + b"\xec\xa5" + b"\x00" * 8 + b"\x00\x01" + b"\x00" * 500 + NAME


def odt(manifest: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", "<office/>")
        archive.writestr("META-INF/manifest.xml", manifest)
    return content.getvalue()


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs the package libreoffice-writer")
@pytest.mark.parametrize("kind", ["rtf", *(pytest.param(kind, marks=pytest.mark.long) for kind in ("doc", "odt"))])
def test_parse_of_other_word_processors_says_what_the_docx_says(tmp_path: Path, kind: str) -> None:
    document = parse(CASES / "ke-hoach-bang-cot-dao.txt")
    given = tmp_path / "paper.docx"
    given.write_bytes(render_docx(document))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(tmp_path), str(given)]
    subprocess.run(command, check=True, capture_output=True)
    read = parse(tmp_path / f"paper.{kind}")
    assert (read.type, read.number, read.date, read.tasks) == (
        document.type,
        document.number,
        document.date,
        document.tasks,
    )


@pytest.mark.parametrize(
    ("content", "kind"),
    [(OLE, "doc"), (b"{\\rtf1\\ansi K}", "rtf"), (b"\xef\xbb\xbf" + b"\n" * 5000 + b"{\\rtf1 K}", "rtf")],
)
def test_parse_without_libreoffice_names_the_package(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: bytes, kind: str
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingTool) as refusal:
        parse(content)
    assert str(refusal.value) == f"Muốn đọc tệp .{kind}, hãy cài gói libreoffice-writer, hoặc lưu lại dưới dạng .docx."


@pytest.mark.parametrize(
    ("content", "error", "sentence"),
    [
        (MAGIC + b"\x07" * 3000, Damaged, "Tệp .doc bị hỏng hoặc không phải là văn bản; hãy lưu lại dưới dạng .docx."),
        (LOCKED, Encrypted, "Tệp được đặt mật khẩu; hãy gỡ mật khẩu rồi tải lại."),
        (odt("<a><encryption-data/></a>"), Encrypted, "Tệp được đặt mật khẩu; hãy gỡ mật khẩu rồi tải lại."),
        (odt("")[:150], Damaged, "Tệp .odt bị hỏng hoặc không phải là văn bản; hãy lưu lại dưới dạng .docx."),
        (odt("x" * 60_000), TooLarge, "Tệp .odt quá lớn sau khi giải nén."),
        (
            b"{\\rtf1 " + b"{" * 300 + b"K" + b"}" * 300 + b"}",
            TooLarge,
            "Tệp .rtf có quá nhiều thành phần bên trong nên không được đọc.",
        ),
        (
            b"{\\rtf1 " + b"{K}" * 20_000 + b"}",
            TooLarge,
            "Tệp .rtf có quá nhiều thành phần bên trong nên không được đọc.",
        ),
        (
            b"{\\rtf1 " + b"K\\par " * 20_000 + b"}",
            TooLarge,
            "Tệp .rtf có quá nhiều thành phần bên trong nên không được đọc.",
        ),
    ],
)
def test_parse_of_other_word_processors_when_not_fit_then_refused_before_libreoffice_starts(
    content: bytes, error: type[Unreadable], sentence: str
) -> None:
    with pytest.raises(error) as refusal:
        parse(content, limits=Limits(unpacked_bytes=50_000, tags=10_000))
    assert str(refusal.value) == sentence
