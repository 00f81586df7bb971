"""Tasks from the body: duties under a body's heading, behind a lead-in, or of a sentence's own subject."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from vanban._parse import lexicon, words
from vanban._parse.flow import Line
from vanban._parse.rules.asides import aside_doer
from vanban._parse.rules.doer import Doer
from vanban._parse.rules.doers import heading_doer, lead_in_doer, sentence_doer, title_doer
from vanban._parse.rules.duty import Duty
from vanban._parse.rules.duty_making import Work, make_duty
from vanban._parse.rules.facts import Facts
from vanban._parse.rules.labels import Told, inline_doer, is_label, is_lead, labelled, told_of_work
from vanban._parse.rules.no_duty import (
    AGREE,
    ATTENDS,
    CLOSING,
    COMMITTEES,
    CONCLUDES,
    DETAIL,
    EMPTY_ORDER,
    ENFORCED,
    FINISHED,
    FORMULA,
    NEXT_STEPS,
    NO_DUTIES,
    PERSON,
    PRAISE,
    RECORDS,
    SUBTITLE,
    UNDONE,
)
from vanban._parse.rules.orders import HANDS_OVER
from vanban._parse.rules.outline import Node
from vanban._parse.rules.parties import together_at
from vanban._parse.rules.sentences import SENTENCE_END, inline_items, sentences
from vanban._parse.rules.tables import table_duties
from vanban._parse.rules.units import Name


@dataclass
class _Walk:
    facts: Facts
    found: list[Duty] = field(default_factory=list)

    def run(self, nodes: Sequence[Node], doer: Doer | None, *, open_: bool, near: bool = False) -> None:
        """``open_`` is False in parts that hold no duties: aims, findings, requests.

        ``near``: the doer stands in the heading right above, which a conclusion's bullets go back to.
        """
        carried: Doer | None = None
        listed = False
        labels = labelled(nodes, self.facts) if open_ else {}
        for at, node in enumerate(nodes):
            if node.grid is not None:
                self.found.extend(table_duties(node.grid, node.path, self.facts, doer if open_ and near else None))
                listed = True
                continue
            told = (labels.get(id(node)) or told_of_work(node, self.facts)) if open_ else None
            if told is not None:
                self._labelled(node, told)
                continue
            if open_ and doer is not None and self._is_duty_with_details(node):
                self._add(node.line, node.start, len(node.line.text.rstrip(" :")), doer, node.path, inherited=True)
                continue
            if _is_title(node, nodes[at + 1 : at + 2]):
                doer_below, inside = self._enter(node, doer, open_=open_)
                if node.children:
                    self.run(node.children, doer_below, open_=inside, near=doer_below is not doer)
                elif doer_below is not None:
                    doer, near = doer_below, True
                continue
            if open_:
                # A paragraph behind the bullets or the table of a body speaks to all again.
                above = None if listed and node.marker is None else doer
                if self.facts.is_conclusion and node.marker is not None and carried is not None and not near:
                    above = carried
                carried = self._leaf(node, above, carried, inherits=above is not None and above is doer)
            listed = listed or node.marker is not None
            if node.children:
                self.run(node.children, doer, open_=open_)

    def _labelled(self, node: Node, told: Told) -> None:
        """Work whose doer stands on a line of its own below it."""
        if told.doer is None or told.doer.refused or is_label(node):
            return
        work = [child for child in node.children if not is_label(child)]
        if work and _is_title(node, ()):
            self.run(work, replace(told.doer, support=(*told.doer.support, *told.helpers)), open_=True)
        else:
            end = len(node.line.text.rstrip(" :"))
            self._add(node.line, node.start, end, told.doer, node.path, inherited=True, told=told)

    def _is_duty_with_details(self, node: Node) -> bool:
        """A duty that ends in ":" with what it covers listed below it: none of the points is a duty of its own."""
        if node.marker is None or not node.text.rstrip().endswith(":") or not node.children:
            return False
        verb = lexicon.verb()
        if not verb.match(node.line.key, node.start) or heading_doer(node.line, node.start, self.facts):
            return False
        return not any(
            child.marker is None
            or child.children
            or verb.match(child.line.key, child.start)
            or self.facts.units.names_at(child.line.text, child.start)
            for child in node.children
        )

    def _enter(self, node: Node, doer: Doer | None, *, open_: bool) -> tuple[Doer | None, bool]:
        start = node.start
        own = title_doer(node.line, start, self.facts) if open_ else heading_doer(node.line, start, self.facts)
        if own is None and node.text.rstrip().endswith(":"):
            own = lead_in_doer(node.line, start, self.facts)
        if own is None and open_:
            own = aside_doer(node.line, start, self.facts, title=True)
        if own is not None:
            return own, open_
        if doer is not None and (helpers := self._helpers(node)):
            return replace(doer, support=(*doer.support, *helpers), support_line=node.line), open_
        if self.facts.type == "bien_ban" and CONCLUDES.search(node.line.key, start):
            return doer, True
        if NO_DUTIES.match(node.line.key, start) or (
            self.facts.type == "bien_ban" and RECORDS.match(node.line.key, start)
        ):
            return None, False
        if self.facts.type == "bao_cao" and node.marker is not None:
            return doer, bool(NEXT_STEPS.search(node.line.key)) or (open_ and "." in (node.path or ""))
        return doer, open_

    def _helpers(self, node: Node) -> tuple[Name, ...]:
        """With whom everything below "Phối hợp với X:" is done."""
        found = together_at(node.line, node.start, self.facts) if node.text.rstrip().endswith(":") else ()
        return found if found and not node.line.text[found[-1].end :].strip(" :.") else ()

    def _leaf(self, node: Node, doer: Doer | None, carried: Doer | None, *, inherits: bool) -> Doer | None:
        """Takes the duties of one paragraph or bullet; gives back the doer that the next bullet may inherit.

        ``inherits``: ``doer`` stands in a heading above, not only in the bullet before.
        """
        line, start = node.line, node.start
        if is_lead(node) or ATTENDS.match(line.key, start) or self._inline(node, weak=not inherits):
            return carried
        article = node.marker is not None and node.marker.kind == "article"
        handed = doer is not None and self._hands_over(node, doer)
        own = None if handed else sentence_doer(line, start, len(line.text), self.facts, inherits=inherits)
        plain = node.marker is None or article
        if (
            any(form.match(line.key, start) for form in (FORMULA, AGREE))
            or EMPTY_ORDER.match(line.key, start)
            or ENFORCED.search(line.key, start)
            or (plain and (own is not None or doer is None) and _is_closing(line, start))
        ):
            return carried
        told = node.marker is None and (doer is None or self._names_others(node))
        if told or (article and SENTENCE_END.search(line.text, start)):
            self._prose(node, None if article else doer)
            return carried
        who = own or doer or (carried if self.facts.is_conclusion and node.marker is not None else None)
        if who is carried and who is not None and not inherits:
            who = replace(who, carried=True)
        if who is None:
            if node.marker is not None:
                self._later_sentence(node)
            return carried
        if own is None and (
            _is_mere_subtitle(node)
            or UNDONE.match(line.key, start)
            or PRAISE.match(line.key, start)
            or DETAIL.match(line.key, start)
            or PERSON.match(line.text, start)
        ):
            return carried
        if not who.refused and not self._is_reporter(who):
            begin = own.start if own and own.colon else start
            self._add(line, max(begin, start), len(line.text), who, node.path, inherited=own is None)
        return who

    def _hands_over(self, node: Node, doer: Doer) -> bool:
        """Under the heading of other communes "Giao Trạm Y tế …" is what their committees have to do."""
        others = all(COMMITTEES.match(words.key(name.value)) for name in doer.names)
        return others and HANDS_OVER.match(node.line.key, node.start) is not None

    def _inline(self, node: Node, *, weak: bool) -> bool:
        """Work with who does it behind: "Treo băng rôn (đơn vị chủ trì: Phòng A)"."""
        line, start = node.line, node.start
        told = inline_doer(line, start, self.facts) or aside_doer(line, start, self.facts, weak=weak)
        if told is None or told.colon is None or told.colon <= start:
            return False
        end = len(line.text[: told.colon].rstrip(" ([-–;,"))
        self._add(line, start, end, told, node.path, inherited=False, seen=len(line.text))
        return True

    def _later_sentence(self, node: Node) -> None:
        """A point whose first sentence only tells something: the duty begins with the sentence that names its doer."""
        line = node.line
        for start, _ in sentences(line.text, node.start)[1:]:
            own = sentence_doer(line, start, len(line.text), self.facts)
            if own is not None:
                if not own.refused and not self._is_reporter(own) and not _is_closing(line, start):
                    self._add(line, max(start, own.start), len(line.text), own, node.path, inherited=False)
                return

    def _names_others(self, node: Node) -> bool:
        """Whether a later sentence of a paragraph has a doer of its own."""
        line = node.line
        later = sentences(line.text, node.start)[1:]
        return any(sentence_doer(line, start, end, self.facts, inherits=True) for start, end in later)

    def _prose(self, node: Node, above: Doer | None = None) -> None:
        """Running text: each sentence with a doer of its own is a task, the others belong to the one before."""
        line = node.line
        run: tuple[Doer, int, int] | None = (above, node.start, node.start) if above is not None else None
        listed = inline_items(line.text, node.start)
        opening = lead_in_doer(line, node.start, self.facts) if listed else None
        for start, end in listed or sentences(line.text, node.start):
            if EMPTY_ORDER.match(line.key, start, end):
                continue
            own = sentence_doer(line, start, end, self.facts, inherits=above is not None)
            if own is None and opening is not None:
                own = replace(opening, start=start, colon=None)
            if own is not None and own.line is line:
                self._flush(run, node)
                run = None if own.refused or self._is_reporter(own) else (own, max(start, own.start), end)
            elif run is not None:
                run = (run[0], run[1], end)
        self._flush(run, node)

    def _flush(self, run: tuple[Doer, int, int] | None, node: Node) -> None:
        if run is not None and run[2] > run[1]:
            self._add(node.line, run[1], run[2], run[0], node.path, inherited=run[0].line is not node.line)

    def _is_reporter(self, who: Doer) -> bool:
        return self.facts.type == "bao_cao" and any(
            self.facts.issuer and words.key(self.facts.issuer).startswith(words.key(name.value)) for name in who.names
        )

    def _add(
        self, line: Line, start: int, end: int, who: Doer, section: str | None, *, inherited: bool,
        told: Told | None = None, seen: int = 0,
    ) -> None:  # fmt: skip
        work = Work(line, start, end, who, section, inherited, told, seen)
        self.found.append(make_duty(work, self.facts))


def _is_title(node: Node, following: Sequence[Node]) -> bool:
    """Whether the node only opens what stands under or behind it."""
    text = node.text.rstrip()
    if text.endswith(":"):
        return bool(node.children) or bool(following)
    if node.marker is None:
        return False
    return bool(node.children) and not FINISHED.search(text)


def _is_closing(line: Line, start: int) -> bool:
    text = line.key[start:]
    if re.search(r"\d{1,2}\s*/\s*\d{1,2}\s*/\s*\d{4}|ngày\s+\d{1,2}\s+tháng", text):
        return False
    return CLOSING.search(text) is not None


def _is_mere_subtitle(node: Node) -> bool:
    return (
        node.marker is not None
        and len(node.text) < 60
        and SUBTITLE.match(node.line.key, node.start) is not None
        and not FINISHED.search(node.text)
    )


def body_duties(nodes: Sequence[Node], facts: Facts) -> list[Duty]:
    walk = _Walk(facts)
    walk.run(nodes, None, open_=facts.type != "bao_cao")
    return walk.found
