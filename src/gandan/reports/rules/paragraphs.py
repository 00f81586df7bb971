"""What the records say, as paragraphs of a report."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from gandan.common.numbers import NUMBER, count_words
from gandan.common.vietnamese import fold
from gandan.reports.rules.folding import ActivityLine, Fold, fold_sentence
from gandan.reports.rules.numbers import record_figures
from gandan.reports.rules.sentences import Chip, Sentence, plain
from gandan.reports.rules.text import FigureText, ParagraphKind, ParagraphText, SectionText

NOTHING = "Trong kỳ không phát sinh."
MORE = "more"
"""Ends the source of the sentence that counts what is not told one by one."""
MANY_PAPERS = 8
"""From so many papers of one type on they are told as a sum."""
Url = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Paper:
    """A document as a report names it."""

    code: str
    type_name: str
    reference: str
    day: str
    subject: str
    issuer: str = ""


@dataclass(frozen=True, slots=True)
class ManyPapers:
    """So many documents of one type that only their first and last are named."""

    count: int
    first: Paper
    last: Paper


@dataclass(frozen=True, slots=True)
class IndicatorWords:
    """A reading of an indicator."""

    code: str
    name: str
    value: str
    """"99,93", empty where there is none."""
    measured_in: str
    fraction: str
    change: str
    few: str
    source: str
    """Where an entered value comes from."""
    url: str


@dataclass(frozen=True, slots=True)
class Difficulty:
    code: str
    """Of the unit's part and the day: stable while the record stands."""
    sentence: str
    answers: tuple[str, ...]
    unit: str
    unit_name: str
    url: str


def counted(source: str, sentence: Sentence, url: Url, *, changes: Mapping[str, str] | None = None) -> ParagraphText:
    """Return a sentence whose chips open what they count."""
    figures, at = [], 0
    for piece in sentence:
        if isinstance(piece, Chip):
            change = (changes or {}).get(piece.code, "")
            figures.append(FigureText(piece.text, piece.code, url(piece.code), at, change))
        at += len(piece if isinstance(piece, str) else piece.text)
    return ParagraphText(source, plain(sentence), figures=tuple(figures))


def recorded(source: str, text: str, url: str = "", *, kind: ParagraphKind = ParagraphKind.BULLET) -> ParagraphText:
    """Return the sentence of one record; all its numbers are the record's."""
    return ParagraphText(source, text, kind, url=url, figures=record_figures(text))


def told_activities(
    lines: Iterable[ActivityLine | Fold],
    group: str,
    *,
    url: Callable[[str], str],
    fold_url: Callable[[str], str],
) -> Iterator[ParagraphText]:
    for line in lines:
        if isinstance(line, Fold):
            address = fold_url(line.kind.code)
            paragraph = counted(f"fold:{group}:{line.kind.code}", fold_sentence(line), _to(address))
            yield replace(paragraph, kind=ParagraphKind.BULLET, url=address)
        else:
            paragraph = recorded(f"activity:{line.code}", line.sentence, url(line.code))
            yield replace(paragraph, unit=line.unit, unit_name=line.unit_name, evidence=line.evidence)


def told_papers(
    papers: Iterable[Paper | ManyPapers], source: str, lead: str, *, url: Callable[[str], str], list_url: str
) -> Iterator[ParagraphText]:
    """Return "Ban hành Kế hoạch số 03/KH-X ngày 06/3/2026 về …" for each, or the sum of many of one type."""
    for paper in papers:
        if isinstance(paper, Paper):
            yield recorded(f"{source}:{paper.code}", f"{lead} {paper_words(paper)}.", url(paper.code))
        else:
            name, first, last = paper.first.type_name, paper.first, paper.last
            pieces: Sentence = (
                f"{lead} ",
                Chip("dem", count_words(paper.count)),
                f" {inside(name)} (từ số {first.reference} ngày {first.day} đến số {last.reference} ngày {last.day}).",
            )
            summed = counted(f"{source}s:{fold(name).replace(' ', '-')}", pieces, _to(list_url))
            yield replace(summed, kind=ParagraphKind.BULLET, url=list_url)


def the_rest(source: str, count: int, words: str, url: str) -> ParagraphText:
    """Return "Ngoài ra, có 160 …" for what the paragraphs before do not name; ``url`` lists them all."""
    sentence: Sentence = ("Ngoài ra, có ", Chip("con-lai", count_words(count)), f" {words}.")
    return replace(counted(f"{source}:{MORE}", sentence, _to(url)), kind=ParagraphKind.BULLET, url=url)


def paper_words(paper: Paper, *, of: bool = False) -> str:
    """Return "Kế hoạch số 118/KH-UBND ngày 12/3/2026 [của …] về …"."""
    words = [paper.type_name]
    if paper.reference:
        words.append(f"số {paper.reference}")
    if paper.day:
        words.append(f"ngày {paper.day}")
    if of and paper.issuer:
        words.append(f"của {paper.issuer}")
    subject = " ".join(paper.subject.split()).rstrip(".")
    if fold(subject).startswith(f"{fold(paper.type_name)} "):
        subject = subject[len(paper.type_name) :].strip()
    if subject[:4].lower() == "v/v ":
        subject = f"về việc {subject[4:]}"
    if subject:
        about = subject if fold(subject).startswith("ve ") else f"về {inside(subject)}"
        words.append(inside(about))
    return " ".join(words)


def told_indicator(reading: IndicatorWords) -> ParagraphText | None:
    """Return the reading as a sentence, None where there is nothing to tell."""
    if not reading.value:
        if not reading.few:
            return None
        few = NUMBER.search(reading.few)
        pieces: list[str | Chip] = [f"{reading.name}: "]
        if few:
            pieces += [reading.few[: few.start()].lower(), Chip(reading.code, few[0]), reading.few[few.end() :]]
        else:
            pieces.append(reading.few.lower())
        return counted(f"indicator:{reading.code}", (*pieces, "."), _to(reading.url))
    unit = f" {reading.measured_in}" if reading.measured_in else ""
    pieces = [f"{reading.name}: ", Chip(reading.code, reading.value), unit]
    notes = [reading.fraction, reading.change, inside(reading.source)]
    told = "; ".join(note for note in notes if note)
    if told:
        pieces += [" (", *_numbered(told, reading.code), ")"]
    return counted(f"indicator:{reading.code}", (*pieces, "."), _to(reading.url))


def _to(address: str) -> Url:
    return lambda _code: address


def _numbered(words: str, code: str) -> Iterator[str | Chip]:
    """Return the words with their numbers as chips that open the same records."""
    at = 0
    for order, match in enumerate(NUMBER.finditer(words), 1):
        yield words[at : match.start()]
        yield Chip(f"{code}:{order}", match[0])
        at = match.end()
    yield words[at:]


def told_difficulty(difficulty: Difficulty) -> ParagraphText:
    answers = " ".join(f"Đã được trả lời: {words.rstrip('. ')}." for words in difficulty.answers)
    text = f"{difficulty.sentence} {answers}".strip()
    paragraph = recorded(f"difficulty:{difficulty.code}", text, difficulty.url)
    return replace(paragraph, unit=difficulty.unit, unit_name=difficulty.unit_name)


def drop_empty(sections: Sequence[SectionText]) -> tuple[SectionText, ...]:
    """Leave out what people left out and headings under which nothing stands, and number the others on."""
    kept = []
    for at, section in enumerate(sections):
        below = list(_below(sections, at))
        if section.shown or any(one.shown for one in below):
            kept.append(replace(section, paragraphs=section.shown))
    return number_sections(kept)


def number_sections(sections: Sequence[SectionText]) -> tuple[SectionText, ...]:
    """Number what is left in the style of the form: "I", "I.1", or "1", "1.1"."""
    counts = [0, 0, 0]
    numbered = []
    first = ""
    for section in sections:
        if not section.number or not section.level:
            numbered.append(section)
            continue
        level = min(section.level, len(counts)) - 1
        counts[level] += 1
        counts[level + 1 :] = [0] * (len(counts) - level - 1)
        if level == 0:
            first = roman(counts[0]) if section.number[0] in "IVXLC" else f"{counts[0]}"
        number = ".".join([first, *(f"{count}" for count in counts[1 : level + 1])])
        numbered.append(replace(section, number=number))
    return tuple(numbered)


def _below(sections: Sequence[SectionText], at: int) -> Iterator[SectionText]:
    for section in sections[at + 1 :]:
        if section.level <= sections[at].level or section.is_annex:
            return
        yield section


def roman(number: int) -> str:
    signs = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    words = ""
    for value, sign in signs:
        while number >= value:
            words, number = words + sign, number - value
    return words


def inside(text: str) -> str:
    """Return the text as it stands inside a sentence: a name in capitals keeps them."""
    if len(text) > 1 and text[1].isupper():
        return text
    return f"{text[:1].lower()}{text[1:]}"
