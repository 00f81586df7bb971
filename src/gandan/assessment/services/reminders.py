"""Reminding units of what a year's assessment still wants of them."""

import datetime as dt

from django.db import transaction
from django.urls import reverse

from gandan.assessment.models import Assessment, UnitReminder
from gandan.assessment.queries.missing import owing_units
from gandan.assessment.queries.score import read_score
from gandan.assessment.rules.missing import reminder_words
from gandan.assessment.services.assessments import lock_open
from gandan.audit.services import record
from gandan.common.errors import NotAllowed
from gandan.common.formats import day
from gandan.common.words import mark
from gandan.notifications.services import notify
from gandan.organisations.actors import Actor
from gandan.organisations.models import Unit
from gandan.tenancy.scope import current_commune


@transaction.atomic
def remind_unit(assessment: Assessment, unit: Unit, *, actor: Actor, today: dt.date) -> int:
    """Tell the head and the focal officers of a unit what is missing; return how many people were told.

    Raises NotAllowed where nothing is missing, nobody is there to be told, or they were told today.
    """
    lock_open(assessment)
    score = read_score(assessment, today=today)
    owing = next((one for one in owing_units(score, today=today) if one.unit and one.unit.pk == unit.pk), None)
    if owing is None:
        raise NotAllowed("nothing", mark("%(unit)s không còn thiếu gì."), unit=unit.name)
    if owing.reminded_on == today:
        raise NotAllowed("today", mark("Hôm nay đã nhắc %(unit)s rồi."), unit=unit.name)
    if not owing.people:
        raise NotAllowed("nobody", mark("%(unit)s chưa có thủ trưởng hoặc công chức đầu mối để nhắc."), unit=unit.name)
    row = UnitReminder.objects.filter(assessment=assessment, unit=unit).first()
    kept = row or UnitReminder(assessment=assessment, unit=unit, times=0)
    kept.reminded_on, kept.times = today, kept.times + 1
    kept.save()
    sentence = reminder_words(owing.owed, year=assessment.year, due=day(assessment.due_on))
    path = reverse("assessment", kwargs={"commune": current_commune().slug, "code": assessment.code})
    told = notify(owing.people, sentence, url=f"{path}?don-vi={unit.code}&chi=thieu")
    changes = {"unit": unit.code, "criteria": len(owing.owed.leaves), "people": told}
    record("assessment_unit_reminded", assessment, actor=actor, changes=changes)
    return told
