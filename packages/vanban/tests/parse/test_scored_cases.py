"""The answers beside the scored cases are whole and say nothing that their document does not say.

These documents are compared by score, not by equality: some of their duties may be returned or left out.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from vanban import parse
from vanban._parse.words import key

SCORED = Path(__file__).parents[1] / "cases" / "scored"
PAPERS = {
    path.relative_to(SCORED).with_suffix("").as_posix(): path for path in SCORED.rglob("*.*") if path.suffix != ".json"
}
NAMES = sorted(PAPERS)
KEYS = {
    "type", "parent_issuer", "issuer", "number", "symbol", "place", "date", "subject", "reply_to", "citations",
    "tasks", "signature", "recipients", "to", "security", "urgency", "annexes", "text_quality", "problems",
}  # fmt: skip
TASK = {"title", "section", "lead", "support", "receiver", "due"}


def gold(name: str) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads((SCORED / f"{name}.json").read_text(encoding="utf-8"))
    return answer


SOUND = [name for name in NAMES if gold(name)["text_quality"] == "clean"]
"""The answer to damaged text says what was meant, not what stands there."""


def text_of(name: str) -> str:
    return "\n".join(block.text for block in parse(PAPERS[name]).source)


def words(text: str) -> str:
    return re.sub(r"\s+", " ", key(text))


def test_every_scored_document_has_its_answer() -> None:
    assert sorted(path.relative_to(SCORED).with_suffix("").as_posix() for path in SCORED.rglob("*.json")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_scored_answer_has_the_keys_of_the_contract(name: str) -> None:
    answer = gold(name)
    assert set(answer) - {"_optional_tasks", "_scan"} == KEYS
    assert [set(task) for task in answer["tasks"]] == [TASK] * len(answer["tasks"])


@pytest.mark.parametrize("name", SOUND)
def test_scored_answer_quotes_its_document(name: str) -> None:
    answer, text = gold(name), words(text_of(name))
    quoted = [task["title"] for task in answer["tasks"]] + answer.get("_optional_tasks", [])
    quoted += [task["due"]["text"] for task in answer["tasks"] if task["due"]]
    quoted += answer["recipients"] + answer["to"] + [part for part in answer["signature"].values() if part]
    quoted += [answer["subject"]] if answer["subject"] else []
    assert [quote for quote in quoted if words(quote) not in text] == []


@pytest.mark.parametrize("name", SOUND)
def test_scored_answer_cites_in_the_order_of_the_document(name: str) -> None:
    text = re.sub(r"\s+", "", text_of(name)).replace("–", "-").upper()
    places = [text.find(citation["reference"].upper()) for citation in gold(name)["citations"]]
    assert places == sorted(set(places) - {-1})
