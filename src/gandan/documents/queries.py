"""Reading the register of documents."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from gandan.common.vietnamese import fold
from gandan.documents.enums import READING_OPEN, Direction, ReadingState
from gandan.documents.issuers import KnownUnit, Origin, find_origin
from gandan.documents.models import Document, Reading
from gandan.files.models import StoredFile
from gandan.organisations.actors import Actor
from gandan.organisations.models import Unit, UnitAlias
from gandan.workdays.windows import Window


@dataclass(frozen=True, slots=True)
class Rest:
    """Something that rests on a document, named by the domain that made it; ``url_name`` takes commune and code."""

    label: str
    state: str
    url_name: str
    code: str


Finder = Callable[[Document, Actor], list[Rest]]
_finders: list[Finder] = []


def register_rests(finder: Finder) -> None:
    """Let an upper domain say what of its own rests on a document and may be opened by the actor."""
    if finder not in _finders:
        _finders.append(finder)


def rests_of(document: Document, actor: Actor) -> list[Rest]:
    return [rest for finder in _finders for rest in finder(document, actor)]


def waiting_readings() -> list[Reading]:
    """Return what waits to be read or reviewed, newest first, without the bulky values."""
    return list(
        Reading.objects.filter(state__in=READING_OPEN)
        .select_related("uploaded_by")
        .defer("parsed", "review")
        .order_by("-id")[:50]
    )


def find_documents(*, direction: str = "", words: str = "") -> "QuerySet[Document]":
    """Return documents newest first; ``words`` is a number ("118", "118/KH-UBND") or words of the subject."""
    found: QuerySet[Document] = Document.objects.defer("parsed").order_by("-id")
    if direction in Direction.values:
        found = found.filter(direction=direction)
    if words:
        number, _, symbol = words.replace(" ", "").partition("/")
        by_number = Q(number=number) & (Q(symbol__istartswith=symbol) if symbol else Q())
        found = found.filter(by_number | Q(subject_fold__contains=fold(words)))
    return found


def find_duplicate(*, number: str, symbol: str, issuer: str) -> Document | None:
    """Return the document that carries the same number, symbol and issuer, None where there is none."""
    if not number or not symbol:
        return None
    same = Document.objects.defer("parsed").filter(number=number, symbol=symbol)
    wanted = fold(issuer)
    return next((document for document in same[:20] if fold(document.issuer) == wanted), None)


def earlier_reading(stored: StoredFile) -> Reading | None:
    """Return the latest reading of the same bytes that was not dropped."""
    reading: Reading | None = (
        Reading.objects.filter(file=stored)
        .exclude(state=ReadingState.DROPPED)
        .select_related("file", "document")
        .defer("parsed", "review")
        .order_by("-id")
        .first()
    )
    return reading


def known_references(references: list[str]) -> dict[str, Document]:
    """Return documents of the register by reference ("118/KH-UBND"); one query."""
    pairs = [reference.split("/", 1) for reference in references if "/" in reference]
    wanted = Q()
    for number, symbol in pairs:
        wanted |= Q(number=number, symbol=symbol)
    if not pairs:
        return {}
    return {document.reference: document for document in Document.objects.defer("parsed").filter(wanted)}


def issued_in(window: Window, *, unit: Unit | None) -> "QuerySet[Document]":
    """Return what this unit issued in the window, or the People's Committee for None, in the order of their days."""
    return _of_own_days(window).filter(unit=unit)


def drafted_in(window: Window, *, unit: Unit) -> "QuerySet[Document]":
    """Return what the People's Committee issued in the window and this unit drafted, in the order of their days."""
    return _of_own_days(window).filter(unit=None, drafted_by=unit)


def _of_own_days(window: Window) -> "QuerySet[Document]":
    found: QuerySet[Document] = Document.objects.defer("parsed").filter(
        direction=Direction.ISSUED, issued_on__gte=window.from_on, issued_on__lte=window.to_on
    )
    return found.select_related("unit", "drafted_by").order_by("issued_on", "id")


def origin_of(*, symbol: str, issuer: str, recipients: list[str]) -> Origin:
    """Return which unit a paper of this commune comes from, as far as it says so; two queries."""
    names: dict[int, list[str]] = {
        pk: [code, name, short]
        for pk, code, name, short in Unit.objects.values_list("pk", "code", "name", "short_name")
    }
    for unit_id, text in UnitAlias.objects.values_list("unit_id", "text"):
        names[unit_id].append(text)
    return find_origin(symbol, issuer, recipients, [KnownUnit(pk, tuple(held)) for pk, held in names.items()])
