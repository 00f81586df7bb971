"""Answering the difficulties that units report."""

from django.db import transaction

from gandan.audit.services import record
from gandan.common import clock
from gandan.common.errors import NotAllowed
from gandan.organisations.actors import Actor
from gandan.plans.enums import AssignmentState, ProgressKind
from gandan.plans.models import Assignment, DifficultyAnswer, ProgressReport
from gandan.plans.queries.people import heads_of
from gandan.plans.services.work import short_title, tell


@transaction.atomic
def answer_report(report: ProgressReport, *, words: str, actor: Actor) -> DifficultyAnswer:
    """Answer one difficulty; whoever reported it and the head of the unit are told.

    The same answer sent again is the one that stands. Raises NotAllowed for other reports and for withdrawn work.
    """
    locked = ProgressReport.objects.select_for_update(of=("self",)).get(pk=report.pk)
    work = Assignment.objects.select_related("unit", "task").get(pk=locked.assignment_id)
    if locked.kind != ProgressKind.DIFFICULTY:
        raise NotAllowed("no_difficulty", "Báo cáo này không nêu khó khăn, vướng mắc.")
    if work.state == AssignmentState.WITHDRAWN:
        raise NotAllowed("withdrawn", "Việc này đã rút nên không cần trả lời.")
    words = words.strip()
    standing: DifficultyAnswer | None = DifficultyAnswer.objects.filter(
        difficulty=locked, words=words, by=actor.official
    ).first()
    if standing is not None:
        return standing
    answer = DifficultyAnswer(difficulty=locked, words=words, at=clock.now(), by=actor.official)
    answer.save(force_insert=True)
    record("difficulty_answered", work, actor=actor, changes={"words": words})
    heads = heads_of([work.unit_id], on=clock.today()).get(work.unit_id, [])
    people = {person.pk: person for person in (locked.by, *heads)}
    sentence = f"Trả lời vướng mắc về “{short_title(work)}”: {words[:140]}"
    tell(work, list(people.values()), sentence, actor=actor)
    return answer


@transaction.atomic
def answer_last(work: Assignment, *, words: str, actor: Actor) -> DifficultyAnswer:
    """Answer the last difficulty that the work's unit reported. Raises NotAllowed where it reported none."""
    report: ProgressReport | None = (
        ProgressReport.objects.filter(assignment=work, kind=ProgressKind.DIFFICULTY).order_by("-id").first()
    )
    if report is None:
        raise NotAllowed("no_difficulty", "Đơn vị chưa báo khó khăn, vướng mắc nào ở việc này.")
    return answer_report(report, words=words, actor=actor)
