"""Filling a table: row by row, or many rows at once."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from gandan.activities.models import Evidence
from gandan.activities.services import KeptFile, record_evidence
from gandan.audit.services import record
from gandan.common import clock
from gandan.common.errors import NotAllowed, Stale
from gandan.organisations.actors import Actor
from gandan.plans.models import Assignment
from gandan.plans.rules.states import Act, may
from gandan.plans.services.work import lock_work
from gandan.procedures.models import Row, TableAnswer
from gandan.procedures.queries.rows import MODELS, rows_of, same_key, values_of
from gandan.procedures.rules.cells import Value, check_row, key_of
from gandan.procedures.rules.counts import cell_words
from gandan.procedures.rules.grids import MOST_ROWS, GridRow


@dataclass(frozen=True, slots=True)
class Taken:
    added: int
    replaced: int
    same: int
    """Rows that stood already, cell by cell."""


@transaction.atomic
def save_row(
    work: Assignment,
    kind: str,
    values: Mapping[str, Value],
    *,
    actor: Actor,
    today: dt.date,
    position: int | None = None,
    version: int | None = None,
    proof: KeptFile | Evidence | None = None,
    drops_proof: bool = False,
) -> Row:
    """Add a row, or change the one at ``position``. Raises NotAllowed, Stale where it has changed or gone."""
    held, answer = _open(work, actor=actor)
    for _name, refusal in check_row(kind, values, today=today):
        raise refusal
    rows = list(rows_of(kind, [held]))
    twin = same_key(kind, rows, values)
    if twin is not None and twin.position != position:
        raise NotAllowed("twice", "Bảng đã có dòng này. Hãy sửa dòng đang có.")
    row = _new_row(kind, held, answer, len(rows)) if position is None else _standing(rows, position, version)
    old = None if position is None else {name: cell_words(value) for name, value in values_of(row, kind).items()}
    _fill(row, values, actor=actor)
    if proof is not None or drops_proof:
        row.proof = _evidence(proof, held, today=today, actor=actor)
    row.version = 1 if position is None else row.version + 1
    row.save()
    new = {name: cell_words(value) for name, value in values.items()}
    changes = new if old is None else {name: [old[name], words] for name, words in new.items() if old[name] != words}
    record("table_row_added" if old is None else "table_row_changed", answer, actor=actor, changes=changes)
    _touch(answer, actor=actor)
    return row


@transaction.atomic
def remove_row(work: Assignment, kind: str, *, position: int, version: int | None, actor: Actor) -> None:
    """Take a row out of the table; the record keeps what stood in it. Raises NotAllowed, Stale."""
    held, answer = _open(work, actor=actor)
    row = _standing(list(rows_of(kind, [held])), position, version)
    words = {name: cell_words(value) for name, value in values_of(row, kind).items()}
    row.delete()
    record("table_row_removed", answer, actor=actor, changes=words)
    _touch(answer, actor=actor)


@transaction.atomic
def take_rows(
    work: Assignment, kind: str, given: Sequence[GridRow], *, replaces: bool, version: int, actor: Actor
) -> Taken:
    """Add the rows that are new; those of a standing key replace it where ``replaces`` says so.

    All or nothing. Raises NotAllowed where rows stand already or are too many, Stale where the table has changed.
    """
    held, answer = _open(work, actor=actor)
    if answer.version != version:
        raise Stale
    rows = {key_of(kind, values_of(row, kind)): row for row in rows_of(kind, [held])}
    twins = [(rows[key], one) for one in given if (key := key_of(kind, one.values)) in rows]
    changed = [(row, one) for row, one in twins if values_of(row, kind) != dict(one.values)]
    if changed and not replaces:
        lines = ", ".join(str(one.line) for _row, one in changed[:8])
        raise NotAllowed(
            "rows_stand",
            "Bảng đang có dòng trùng nhưng khác nội dung (dòng %(lines)s của phần nhập). "
            "Hãy tích “Thay dòng trùng” hoặc bỏ các dòng đó.",
            lines=lines,
        )
    for row, one in changed:
        _fill(row, one.values, actor=actor)
        row.version += 1
        row.save()
    new = [one for one in given if key_of(kind, one.values) not in rows]
    for count, one in enumerate(new, len(rows)):
        row = _new_row(kind, held, answer, count)
        _fill(row, one.values, actor=actor)
        row.save()
    if new or changed:
        record("table_rows_taken", answer, actor=actor, changes={"added": len(new), "replaced": len(changed)})
        _touch(answer, actor=actor)
    return Taken(len(new), len(changed), len(twins) - len(changed))


def lock_answer(work: Assignment, *, actor: Actor) -> TableAnswer:
    """Return the table's own row, locked; made when it is first asked for. Call with the work locked."""
    standing: TableAnswer | None = TableAnswer.objects.select_for_update(of=("self",)).filter(assignment=work).first()
    if standing is not None:
        return standing
    answer = TableAnswer(assignment=work, version=0, changed_at=clock.now(), changed_by=actor.official)
    answer.save(force_insert=True)
    return answer


def _open(work: Assignment, *, actor: Actor) -> tuple[Assignment, TableAnswer]:
    held = lock_work(work)
    may(held.state, Act.REPORT)
    return held, lock_answer(held, actor=actor)


def _new_row(kind: str, work: Assignment, answer: TableAnswer, count: int) -> Row:
    if count >= MOST_ROWS:
        raise NotAllowed(
            "many_rows", "Mỗi bảng nhiều nhất %(most)d dòng, đang có %(count)d.", most=MOST_ROWS, count=count
        )
    answer.last_position += 1
    row: Row = MODELS[kind](assignment=work, unit=work.unit, position=answer.last_position)
    return row


def _standing(rows: Sequence[Row], position: int, version: int | None) -> Row:
    row = next((row for row in rows if row.position == position), None)
    if row is None or (version is not None and row.version != version):
        raise Stale
    return row


def _fill(row: Row, values: Mapping[str, Value], *, actor: Actor) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.changed_at, row.changed_by = clock.now(), actor.official


def _evidence(proof: KeptFile | Evidence | None, work: Assignment, *, today: dt.date, actor: Actor) -> Evidence | None:
    if not isinstance(proof, KeptFile):
        return proof
    # like other evidence of a repeating duty, a proof stands for its period
    period = (work.window_from, work.window_to) if work.task.rrule and work.window_to else (today, today)
    return record_evidence(proof, title=proof.name, period=period, unit=work.unit, actor=actor)


def _touch(answer: TableAnswer, *, actor: Actor) -> None:
    answer.version += 1
    answer.is_nothing, answer.reason = False, ""
    answer.changed_at, answer.changed_by = clock.now(), actor.official
    answer.save()
