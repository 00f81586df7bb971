"""What reaches a page is escaped: nothing is marked safe, and only words of the code are translated by name."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template import engines
from jinja2 import nodes

KNOWN = {
    # the menu's own words
    "entry.label",
    "entry.short",
    # why a paper could not be read, kept in Vietnamese
    "reading.failure",
    # what the reader of papers says of a field
    "fact.reason",
    # what is wrong in a cell of the sheet of people
    "fault.sentence",
    # the words of the reports' rules
    "field.section.label",
    "line.result.label",
    "part.result.label",
    "words.formula",
    "words.name",
    "words.source",
    "words[figure].name",
    "words[piece.figure].name",
}
"""What ``_`` may be given that is no literal: each is a sentence of the code or is kept as one."""

FOLDERS = [Path(folder) for folder in settings.TEMPLATES[0]["DIRS"]]
TEMPLATES = sorted(path for folder in FOLDERS for path in folder.rglob("*.html"))


def written(node: nodes.Node) -> str:
    """Return the expression as it stands in the template: names, attributes and items."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{written(node.node)}.{node.attr}"
    if isinstance(node, nodes.Getitem):
        return f"{written(node.node)}[{written(node.arg)}]"
    return type(node).__name__


def faults(text: str) -> list[str]:
    """Return what the template gives to ``_`` unknown to us, and where it goes round the escaping."""
    tree = engines["jinja2"].env.parse(text)  # type: ignore[attr-defined]
    called = [
        call for call in tree.find_all(nodes.Call) if isinstance(call.node, nodes.Name) and call.node.name == "_"
    ]
    given = [written(call.args[0]) for call in called if not isinstance(call.args[0], nodes.Const)]
    opened = [found.name for found in tree.find_all(nodes.Filter) if found.name == "safe"]
    return [*(words for words in given if words not in KNOWN), *opened, *re.findall(r"{%-? *autoescape\b", text)]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: "/".join(path.parts[-2:]))
def test_template_when_parsed_then_everything_is_escaped_and_translated_by_known_words(path: Path) -> None:
    assert faults(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('{{ _("Lưu") }}', []),
        ("{{ _(entry.label) }}", []),
        ("{{ _(task.title) }}", ["task.title"]),
        ('{{ _("a" ~ task.title) }}', ["Concat"]),
        ("{{ task.title | safe }}", ["safe"]),
        ("{{ _(rows[0].words) }}", ["rows[Const].words"]),
    ],
)
def test_faults_when_words_are_of_people_then_are_named(text: str, found: list[str]) -> None:
    assert faults(text) == found
