"""Who is asked of a subject in each unit, and who stands in."""

import datetime as dt
from dataclasses import dataclass

from gandan.common.spans import not_over
from gandan.organisations.enums import Role
from gandan.organisations.leaves import stand_ins_for
from gandan.organisations.models import Duty, Subject
from gandan.organisations.standing import DUTIES


@dataclass(frozen=True, slots=True)
class Focal:
    duty: Duty
    stand_ins: tuple[str, ...]
    """Names of those who stand in today."""


@dataclass(frozen=True, slots=True)
class SubjectRow:
    subject: Subject
    officers: tuple[Focal, ...]


def list_subjects(*, on: dt.date) -> list[SubjectRow]:
    """Return each subject in use with its officers from that day on, by unit; three queries."""
    duties = list(
        Duty.objects.filter(role=Role.FOCAL_OFFICER, subject__is_active=True, official__is_active=True)
        .filter(not_over(on))
        .select_related("official", "unit", "subject")
        .order_by("unit__position", "from_on", "id")
    )
    away = _stand_ins(duties, on=on)
    by_subject: dict[int, list[Focal]] = {}
    for duty in duties:
        by_subject.setdefault(duty.subject_id or 0, []).append(Focal(duty, away.get(duty.pk, ())))
    return [SubjectRow(one, tuple(by_subject.get(one.pk, ()))) for one in Subject.objects.filter(is_active=True)]


def _stand_ins(duties: list[Duty], *, on: dt.date) -> dict[int, tuple[str, ...]]:
    absent = {who for who, _one in stand_ins_for({duty.official_id for duty in duties}, DUTIES, "", on=on)}
    named = {
        duty.pk: stand_ins_for([duty.official_id], DUTIES, duty.key, on=on)
        for duty in duties
        if duty.official_id in absent
    }
    return {pk: tuple(one.full_name for _absent, one in found) for pk, found in named.items()}
