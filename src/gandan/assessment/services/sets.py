"""Criteria sets: read from a spreadsheet, looked at, put into force, replaced."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal

from django.db import transaction

from gandan.assessment.enums import SetState
from gandan.assessment.models import CriteriaSet, Criterion, Level
from gandan.assessment.queries.drafts import DraftView, view_draft
from gandan.assessment.queries.facts import SetFacts
from gandan.assessment.rules.points import ZERO
from gandan.assessment.rules.scores import Scale
from gandan.audit.services import record
from gandan.common import clock
from gandan.common.errors import NotAllowed, Stale
from gandan.common.words import mark
from gandan.files.enums import SPREADSHEETS
from gandan.files.services import store_file
from gandan.files.sheets import read_sheets
from gandan.files.sweeping import release_file
from gandan.organisations.actors import Actor
from gandan.organisations.models import Unit
from gandan.tenancy.codes import next_code
from gandan.tenancy.models import create_rows


@dataclass(frozen=True, slots=True)
class NewCriterion:
    """A row to be written; ``parent`` is the place of its parent among the rows, from 0."""

    number: str
    name: str
    points: Decimal
    parent: int | None
    is_leaf: bool
    is_mandatory: bool = False
    unit: Unit | None = None
    wanted: str = ""
    indicator: str = ""
    scale: Scale = ()


@dataclass(frozen=True, slots=True)
class NewLevel:
    name: str
    least: Decimal
    least_share: Decimal | None = None


@transaction.atomic
def take_in_set(content: bytes, *, name: str, facts: SetFacts, actor: Actor) -> CriteriaSet:
    """Read the spreadsheet and keep it as a set in preparation. Raises FileRefused."""
    fresh = CriteriaSet(
        code=next_code("BTC", year=clock.today().year),
        name=facts.name,
        source=facts.source,
        from_on=facts.from_on,
        replaces=facts.replaces,
        sheet=_cells(content),
        file=store_file(content, name=name, allowed=SPREADSHEETS, actor=actor),
        created_at=clock.now(),
        created_by=actor.official,
    )
    fresh.save(force_insert=True)
    record("criteria_read", fresh, actor=actor, changes={"name": fresh.name, "sha256": fresh.file.sha256})
    return fresh


@transaction.atomic
def read_set_again(found: CriteriaSet, content: bytes, *, name: str, version: int, actor: Actor) -> CriteriaSet:
    """Put a mended spreadsheet in the place of the one before. Raises FileRefused, Stale."""
    locked = _lock_draft(found, version)
    before = locked.file
    locked.sheet = _cells(content)
    locked.file = store_file(content, name=name, allowed=SPREADSHEETS, actor=actor)
    _save(locked, "sheet", "file")
    if before is not None and before.pk != locked.file.pk:
        release_file(before)
    record("criteria_read", locked, actor=actor, changes={"sha256": locked.file.sha256})
    return locked


@transaction.atomic
def choose_units(found: CriteriaSet, choices: Mapping[str, str], *, version: int, actor: Actor) -> CriteriaSet:
    """Keep which unit the words of the sheet stand for."""
    locked = _lock_draft(found, version)
    locked.choices = {**locked.choices, **choices}
    _save(locked, "choices")
    record("criteria_units_chosen", locked, actor=actor, changes={"choices": dict(choices)})
    return locked


@transaction.atomic
def put_in_force(found: CriteriaSet, *, version: int, actor: Actor) -> CriteriaSet:
    """Write the tree and the levels as the sheet says them, and end the set that this one replaces.

    Assessments that run on the replaced set keep it. Raises NotAllowed while a grave fault or an unknown unit stands.
    """
    locked = _lock_draft(found, version)
    view = view_draft(locked)
    if not view.is_ready:
        raise NotAllowed(
            "not_ready", mark("Bảng còn lỗi hoặc còn đơn vị chưa chọn nên chưa áp dụng được. Hãy sửa các chỗ đã nêu.")
        )
    levels = [NewLevel(one.name, one.least, one.least_share) for one in view.draft.levels]
    write_criteria(locked, _rows_of(view), levels)
    locked.state = SetState.IN_FORCE
    _save(locked, "state")
    if locked.replaces_id is not None:
        replaced = CriteriaSet.objects.select_for_update(of=("self",)).get(pk=locked.replaces_id)
        replaced.state = SetState.REPLACED
        _save(replaced, "state")
    record("criteria_in_force", locked, actor=actor, changes={"criteria": len(view.draft.rows), "levels": len(levels)})
    return locked


@transaction.atomic
def drop_set(found: CriteriaSet, *, version: int, actor: Actor) -> None:
    """Delete a set in preparation and its file."""
    locked = _lock_draft(found, version)
    record("criteria_dropped", locked, actor=actor, changes={"name": locked.name})
    kept = locked.file
    locked.delete()
    if kept is not None:
        release_file(kept)


def write_criteria(target: CriteriaSet, rows: Sequence[NewCriterion], levels: Sequence[NewLevel]) -> None:
    """Write tree and levels of a set that has none; parents stand before their children, levels from the lowest."""
    written: list[Criterion] = []
    depths = _depths(rows)
    by_place: dict[int, Criterion] = {}
    # one statement for each depth: a parent has its key before its children are written
    for depth in range(max(depths, default=-1) + 1):
        places = [place for place, own in enumerate(depths) if own == depth]
        fresh = create_rows(_criterion(target, rows[place], place, by_place) for place in places)
        by_place.update(zip(places, fresh, strict=True))
        written += fresh
    create_rows(Level(criteria_set=target, position=at, **asdict(level)) for at, level in enumerate(levels, start=1))


def _criterion(target: CriteriaSet, row: NewCriterion, place: int, by_place: Mapping[int, Criterion]) -> Criterion:
    return Criterion(
        criteria_set=target,
        parent=None if row.parent is None else by_place[row.parent],
        number=row.number,
        name=row.name,
        points=row.points,
        position=place + 1,
        is_leaf=row.is_leaf,
        is_mandatory=row.is_mandatory,
        unit=row.unit,
        wanted=row.wanted,
        indicator=row.indicator,
        scale=[[f"{least}", f"{points}"] for least, points in row.scale],
    )


def _depths(rows: Sequence[NewCriterion]) -> list[int]:
    depths: list[int] = []
    for row in rows:
        depths.append(0 if row.parent is None else depths[row.parent] + 1)
    return depths


def _rows_of(view: DraftView) -> list[NewCriterion]:
    units = {unit.code: unit for unit in Unit.objects.filter(is_active=True)}
    return [
        NewCriterion(
            number=row.number,
            name=row.name,
            points=row.points or ZERO,
            # positions count from 1
            parent=None if row.parent is None else row.parent - 1,
            is_leaf=row.is_leaf,
            is_mandatory=row.is_mandatory and row.is_leaf,
            unit=units.get(view.unit_code(row)) if row.is_leaf else None,
            wanted=row.wanted,
            indicator=view.indicators.get(row.indicator_words, ""),
            scale=row.scale,
        )
        for row in view.draft.rows
    ]


def _cells(content: bytes) -> list[dict[str, object]]:
    return [
        {"name": sheet.name, "rows": sheet.rows, "merged": [list(one) for one in sheet.merged]}
        for sheet in read_sheets(content)
    ]


def _lock_draft(found: CriteriaSet, version: int) -> CriteriaSet:
    locked: CriteriaSet = CriteriaSet.objects.select_for_update(of=("self",)).select_related("file").get(pk=found.pk)
    if locked.version != version:
        raise Stale
    if locked.state != SetState.DRAFT:
        raise NotAllowed("not_draft", mark("Bộ tiêu chí đã áp dụng nên không sửa được. Hãy nhập phiên bản mới."))
    return locked


def _save(row: CriteriaSet, *fields: str) -> None:
    row.version += 1
    row.save(update_fields=[*fields, "version"])
