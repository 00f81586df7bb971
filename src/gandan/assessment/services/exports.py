"""Handing a score out: tables at once, the package of evidence by a job."""

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType

import vanban
from django.db import transaction
from procrastinate.contrib.django import app

from gandan.assessment.enums import PACKAGE_TASK, ExportKind, ExportState
from gandan.assessment.models import Assessment, AssessmentExport
from gandan.assessment.queries.leaving import is_being_made
from gandan.assessment.queries.score import LivingScore, read_score
from gandan.assessment.queries.table import table_rows
from gandan.assessment.services.package import write_package
from gandan.assessment.services.paper import compose
from gandan.assessment.services.workbook import score_workbook
from gandan.audit.services import record
from gandan.common import clock
from gandan.common.errors import NotAllowed
from gandan.common.words import mark, say
from gandan.files.enums import MediaType
from gandan.files.making import keep_made_file, making_file
from gandan.files.services import store_file
from gandan.organisations.actors import Actor
from gandan.organisations.enums import PaperKind
from gandan.organisations.queries import signature_of
from gandan.tenancy.codes import next_code

_MEDIA = {ExportKind.DOCX: MediaType.DOCX, ExportKind.XLSX: MediaType.XLSX}


@transaction.atomic
def export_score(
    assessment: Assessment,
    *,
    kind: ExportKind,
    actor: Actor,
    moment: dt.datetime,
    leaving: Mapping[str, bool] = MappingProxyType({}),
) -> AssessmentExport:
    """Make a table at once, or ask for the package of evidence; recorded either way.

    ``leaving`` says of each paper and record that the actor was shown whether it may leave; others stay.
    Raises NotAllowed while a package is being made, and for a table that cannot be printed.
    """
    made = AssessmentExport(
        code=next_code("XD", year=moment.year),
        assessment=assessment,
        kind=kind,
        asked_at=clock.now(),
        asked_by=actor.official,
        leaving={
            "yes": [code for code, may in leaving.items() if may],
            "no": [code for code, may in leaving.items() if not may],
        },
    )
    if kind is ExportKind.ZIP:
        _ask_for_package(made)
    else:
        score = read_score(assessment, today=clock.day_of(moment))
        content = _table(score, kind, moment)
        name = f"tu-cham-{assessment.year}.{kind.value}"
        made.file = store_file(content, name=name, allowed=frozenset({_MEDIA[kind]}), actor=actor)
        made.state, made.done_at = ExportState.READY, clock.now()
        made.save(force_insert=True)
    record("assessment_exported", assessment, actor=actor, changes={"format": kind.value, "export": made.code})
    return made


def make_package(made: AssessmentExport, *, moment: dt.datetime) -> None:
    """Write the package that was asked for; done once, whoever calls again finds nothing to do."""
    if made.state != ExportState.WAITING:
        return
    assessment = Assessment.objects.select_related("criteria_set", "level").get(pk=made.assessment_id)
    score = read_score(assessment, today=clock.day_of(moment))
    name = f"minh-chung-{assessment.year}.zip"
    try:
        with making_file() as path:
            left_out = write_package(
                path, score, table_rows(score), moment=moment, leaving=frozenset(made.leaving.get("yes", ()))
            )
            made.file = keep_made_file(path, name=name, media_type=MediaType.ZIP, created_by=made.asked_by)
    except OSError:
        # the disk is full or away: said on the page, asked for again by a person
        made.state = ExportState.FAILED
    else:
        made.state = ExportState.READY
        made.left_out = [{"code": one.code, "title": one.title, "why": one.why} for one in left_out]
    made.done_at = clock.now()
    made.save(update_fields=["file", "state", "left_out", "done_at"])


def _ask_for_package(made: AssessmentExport) -> None:
    # two presses at once ask for one package
    Assessment.objects.select_for_update(of=("self",)).get(pk=made.assessment_id)
    waiting = AssessmentExport.objects.filter(
        assessment_id=made.assessment_id, kind=ExportKind.ZIP, state=ExportState.WAITING
    )
    for one in waiting:
        if is_being_made(one):
            raise NotAllowed("waiting", mark("Hồ sơ minh chứng đang được chuẩn bị. Hãy chờ xong rồi tải về."))
        # its job died: it would wait for ever
        one.state, one.done_at = ExportState.FAILED, clock.now()
        one.save(update_fields=["state", "done_at"])
    made.save(force_insert=True)
    app.configure_task(PACKAGE_TASK).defer(commune_id=made.commune_id, export_id=made.pk)


def _table(score: LivingScore, kind: ExportKind, moment: dt.datetime) -> bytes:
    rows = table_rows(score)
    if kind is ExportKind.XLSX:
        return score_workbook(score, rows)
    on = clock.day_of(moment)
    commune = score.assessment.commune
    paper = compose(score, rows, commune=commune, signed=signature_of(None, paper=PaperKind.REPORT, on=on), on=on)
    try:
        return vanban.render_docx(paper, timestamp=_fixed(moment))
    except vanban.VanbanError as error:
        raise NotAllowed(error.code, say(str(error))) from error


def _fixed(moment: dt.datetime) -> dt.datetime:
    """Return the moment to the second with a plain offset."""
    return moment.replace(microsecond=0).astimezone(dt.timezone(moment.utcoffset() or dt.timedelta()))
