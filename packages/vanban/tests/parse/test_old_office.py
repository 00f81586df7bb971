"""Papers of other word processors; a real .doc is written by LibreOffice itself where it is installed."""

import shutil
import subprocess
from pathlib import Path

import pytest
from vanban import parse, render_docx
from vanban.errors import MissingTool

CASES = Path(__file__).parents[1] / "cases"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs the package libreoffice-writer")
@pytest.mark.parametrize("kind", ["doc", "odt", "rtf"])
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


@pytest.mark.parametrize(("content", "kind"), [(OLE, "doc"), (b"{\\rtf1\\ansi K}", "rtf")])
def test_parse_without_libreoffice_names_the_package(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: bytes, kind: str
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingTool) as refusal:
        parse(content)
    assert str(refusal.value) == f"Muốn đọc tệp .{kind}, hãy cài gói libreoffice-writer, hoặc lưu lại dưới dạng .docx."
