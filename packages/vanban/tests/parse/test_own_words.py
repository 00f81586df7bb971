"""Types and outdated words that the caller adds hold for that call alone."""

from pathlib import Path

import pytest
from vanban import Document, DocumentType, parse_text
from vanban.__main__ import main

PACT = """UBND XÃ ĐÁ BẠC
Số: 03/GƯ-UBND
Đá Bạc, ngày 02 tháng 6 năm 2026

BẢN GIAO ƯỚC
Thi đua làm đường

Căn cứ Giao ước số 02/GƯ-UBND ngày 05/01/2026, xóm trưởng đôn đốc từng hộ./.
"""
TYPE = DocumentType("giao_uoc", "Bản giao ước", short=("GƯ",), also=("Giao ước",))


def told(document: Document) -> tuple[object, ...]:
    old = [problem.message for problem in document.problems if problem.code == "outdated_term"]
    return document.type, [(cited.type, cited.reference) for cited in document.citations], old


def test_parse_with_own_type_and_term_knows_them_and_forgets_them_afterwards() -> None:
    plain = told(parse_text(PACT))
    own = told(parse_text(PACT, types=[TYPE], outdated={"Xóm  trưởng": "nay gọi là trưởng thôn"}))
    assert own == (
        "giao_uoc",
        [("giao_uoc", "02/GƯ-UBND")],
        ["“xóm trưởng” là cách gọi cũ; nay gọi là trưởng thôn."],
    )
    assert told(parse_text(PACT)) == plain == ("cong_van", [(None, "02/GƯ-UBND")], [])


def test_command_with_own_type_and_term_explains_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "giao-uoc.txt"
    path.write_text(PACT, encoding="utf-8")
    own = ["--type", "giao_uoc=Bản giao ước, GƯ", "--outdated", "xóm trưởng=nay gọi là trưởng thôn"]
    assert main(["parse", str(path), "--explain", *own]) == 0
    said = capsys.readouterr().out
    assert ("loại văn bản: Bản giao ước" in said, "“xóm trưởng” là cách gọi cũ" in said) == (True, True)


@pytest.mark.parametrize("given", [["--type", "giao_uoc"], ["--outdated", "=x"], ["--alias", "a="]])
def test_command_when_a_pair_lacks_a_side_then_called_wrongly(given: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["parse", "a.txt", *given])
    assert ended.value.code == 64
