"""Documents of our own writing, each with the answer beside it."""

import json
from pathlib import Path

import pytest
from vanban import parse, to_dict

CASES = Path(__file__).parents[1] / "cases"


@pytest.mark.parametrize("case", sorted(path.stem for path in CASES.glob("*.txt")))
def test_parse_case_gives_the_expected_answer(case: str) -> None:
    expected = json.loads((CASES / f"{case}.json").read_text(encoding="utf-8"))
    answer = to_dict(parse(CASES / f"{case}.txt"))
    answer["annexes"] = [{"number": annex["number"], "title": annex["title"]} for annex in answer["annexes"]]
    assert {name: value for name, value in answer.items() if name != "body"} == expected


@pytest.mark.parametrize("case", sorted(path.stem for path in CASES.glob("*.txt")))
def test_parse_case_points_at_the_words_of_each_task(case: str) -> None:
    document = parse(CASES / f"{case}.txt")
    for index, task in enumerate(document.tasks):
        evidence = document.evidence[f"tasks.{index}.title"]
        words = " ".join(
            " ".join(document.source[span.block].text[span.start : span.end].split()) for span in evidence.spans
        )
        assert words.casefold() == task.title.casefold()
        if task.due:
            due = document.evidence[f"tasks.{index}.due"]
            assert [document.source[s.block].text[s.start : s.end] for s in due.spans] == [task.due.text]
        assert [f"tasks.{index}.lead.{at}" in document.evidence for at in range(len(task.lead))] == [True] * len(
            task.lead
        )
