import argparse
import json
from pathlib import Path

import pytest
from vanban import Document, NotADocument, Unreadable, Unwritable, render_text, to_dict
from vanban._render.cli import add_commands


def run(*arguments: str | Path) -> int:
    parser = argparse.ArgumentParser()
    add_commands(parser.add_subparsers())
    options = parser.parse_args(["render", *map(str, arguments)])
    status: int = options.run(options)
    return status


@pytest.fixture
def source(letter: Document, tmp_path: Path) -> Path:
    path = tmp_path / "letter.json"
    path.write_text(json.dumps(to_dict(letter)), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "start"), [("a.pdf", b"%PDF-1.7"), ("a.docx", b"PK\x03\x04"), ("A.PDF", b"%PDF-1.7")]
)
def test_render_when_output_is_named_then_kind_follows_the_name(source: Path, name: str, start: bytes) -> None:
    output = source.parent / name
    assert run(source, "-o", output) == 0
    assert output.read_bytes()[: len(start)] == start


def test_render_when_text_then_same_as_from_python(source: Path, letter: Document) -> None:
    output = source.parent / "a.txt"
    assert run(source, "-o", output) == 0
    assert output.read_text(encoding="utf-8") == render_text(letter)


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        ("{", "không phải là JSON của một văn bản."),
        ("[]", "không phải là JSON của một văn bản."),
        ('{"body": [{"text": "thiếu loại"}]}', "không phải là JSON của một văn bản."),
        ('{"body": [{"kind": "paragraph", "text": 5}]}', "có giá trị không đúng kiểu của một văn bản."),
        ('{"body": [{"kind": "poem", "text": "thơ"}]}', "có giá trị không đúng kiểu của một văn bản."),
        ('{"recipients": "Lưu: VT"}', "có giá trị không đúng kiểu của một văn bản."),
    ],
)
def test_render_when_json_is_no_document_then_one_sentence(tmp_path: Path, content: str, refusal: str) -> None:
    path = tmp_path / "sai.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(NotADocument) as refused:
        run(path, "-o", tmp_path / "a.pdf")
    assert str(refused.value) == f"Tệp “{path}” {refusal}"


def test_render_when_file_is_missing_then_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as refused:
        run(tmp_path / "x.json", "-o", tmp_path / "a.pdf")
    assert str(refused.value) == f"Không đọc được tệp “{tmp_path / 'x.json'}”."


@pytest.mark.parametrize(
    ("name", "refusal"),
    [
        ("a.odt", "Chưa hỗ trợ tệp “.odt”, hãy chọn .pdf, .docx hoặc .txt."),
        ("none/a.pdf", "Không ghi được tệp “{output}”."),
    ],
)
def test_render_when_output_cannot_be_written_then_one_sentence(source: Path, name: str, refusal: str) -> None:
    output = source.parent / name
    with pytest.raises(Unwritable) as refused:
        run(source, "-o", output)
    assert str(refused.value) == refusal.format(output=output)
