import json
from pathlib import Path

import pytest
import vanban
from vanban import from_dict, parse, to_dict
from vanban.__main__ import main

CASES = Path(__file__).parents[1] / "cases"


@pytest.mark.parametrize("case", sorted(path.stem for path in CASES.glob("*.txt")))
def test_from_dict_of_to_dict_gives_the_document_back(case: str) -> None:
    document = parse(CASES / f"{case}.txt")
    assert from_dict(json.loads(json.dumps(to_dict(document, evidence=True)))) == document


def test_to_dict_without_evidence_leaves_it_out() -> None:
    answer = to_dict(parse(CASES / "giay-moi.txt"))
    assert [name for name in answer if name.startswith("_")] == []


def test_command_parse_prints_the_answer(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", str(CASES / "giay-moi.txt"), "--json", "--evidence"]) == 0
    assert from_dict(json.loads(capfd.readouterr().out)) == parse(CASES / "giay-moi.txt")


def test_command_parse_of_bad_file_says_why(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "a.txt"
    bad.write_bytes(b"")
    assert main(["parse", str(bad), "--json"]) == 2
    assert capfd.readouterr() == ("", "Tệp trống, không có nội dung để đọc.\n")


def test_front_door_lists_what_it_offers() -> None:
    assert [name for name in vanban.__all__ if not hasattr(vanban, name)] == []
