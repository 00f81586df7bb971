"""People of a demo commune over time: who signs for the chairman these days, who is on leave, who is focal officer."""

import datetime as dt

from gandan.activities.models import Programme
from gandan.common import clock
from gandan.demo.reading import morning
from gandan.organisations.actors import Actor
from gandan.organisations.enums import ActingForm, PaperKind, PositionKind, Role
from gandan.organisations.models import Duty, Official, Unit
from gandan.organisations.services.acting import grant_acting
from gandan.organisations.services.leaves import register_leave
from gandan.organisations.services.positions import add_position
from gandan.organisations.services.subjects import add_subject

_DAY = dt.timedelta(days=1)
SUBJECTS = (("cai-cach", "Cải cách hành chính"), ("dan-van", "Dân vận, dân chủ ở cơ sở"))
FOCAL = (("VHXH", "vhxh.daumoi", "cai-cach"), ("VP", "vanthu", "cai-cach"), ("TTPVHCC", "ttpvhcc.daumoi", "cai-cach"))


def live(slug: str, administrator: Actor, *, today: dt.date) -> None:
    """Let the deputy sign for the chairman this week, one officer be on leave, one hold two positions."""
    with clock.at(morning(today - 3 * _DAY, 8)):
        grant_acting(
            _official(slug, "phochutich"),
            unit=Unit.objects.get(code="LD"),
            form=ActingForm.KT,
            scope="Công văn, thông báo khi Chủ tịch đi công tác",
            papers=[PaperKind.LETTER, PaperKind.NOTICE],
            from_on=today - 2 * _DAY,
            to_on=today + 5 * _DAY,
            paper="Thông báo phân công công tác của Chủ tịch UBND",
            actor=administrator,
        )
        away = _official(slug, "ktht.daumoi")
        register_leave(
            away,
            from_on=today - _DAY,
            to_on=today + 6 * _DAY,
            reason="Nghỉ phép năm",
            shares={"": _official(slug, "ktht")},
            version=away.version,
            today=today - 3 * _DAY,
            actor=administrator,
        )
        add_position(
            _official(slug, "dtn"),
            unit=Unit.objects.get(code="TTDVSNC"),
            title="Phó Giám đốc",
            kind=PositionKind.DEPUTY,
            is_main=False,
            from_on=today.replace(month=1, day=1),
            to_on=None,
            paper="Quyết định phân công kiêm nhiệm của UBND",
            today=today,
            actor=administrator,
        )
        name_focal_officers(slug, administrator, since=today.replace(month=1, day=1))


def name_focal_officers(slug: str, administrator: Actor, *, since: dt.date) -> None:
    """Name the subjects, the programmes among them, and a focal officer of a subject in three units."""
    subjects = {code: add_subject(code=code, name=name, actor=administrator) for code, name in SUBJECTS}
    for programme in Programme.objects.order_by("id"):
        subjects[programme.code] = add_subject(code=programme.code, name=programme.name[:160], actor=administrator)
    for unit, login, subject in FOCAL:
        Duty(
            official=_official(slug, login),
            role=Role.FOCAL_OFFICER,
            unit=Unit.objects.get(code=unit),
            subject=subjects[subject],
            from_on=since,
        ).save()


def _official(slug: str, login: str) -> Official:
    person: Official = Official.objects.get(membership__user__username=f"{slug}.{login}")
    return person
