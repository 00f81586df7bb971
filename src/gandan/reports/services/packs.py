"""The same records in each receiver's form: one file of papers, no figure typed twice."""

import datetime as dt
import hashlib
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from gandan.activities.models import Programme
from gandan.audit.services import record
from gandan.common import clock
from gandan.organisations.actors import Actor
from gandan.organisations.models import Unit
from gandan.plans.models import Plan
from gandan.reports.enums import PaperFormat, ReportState
from gandan.reports.models import Report, ReportForm
from gandan.reports.permissions import RELATED
from gandan.reports.queries.text import read_text
from gandan.reports.services.exports import render
from gandan.reports.services.reports import create_report
from gandan.workdays.windows import Window


@dataclass(frozen=True, slots=True)
class Pack:
    """What is wanted: the days, the forms, whose report it is, the kinds of files."""

    window: Window
    forms: tuple[ReportForm, ...]
    kinds: tuple[PaperFormat, ...]
    unit: Unit | None = None
    programme: Programme | None = None
    plan: Plan | None = None


@transaction.atomic
def make_pack(pack: Pack, *, actor: Actor, timestamp: dt.datetime) -> bytes:
    """Return a ZIP of the papers and a table of contents with the hash of each.

    A report of the form and the days that stands is taken as it stands, an approved one from its snapshot; one that
    is missing is made, and can be opened and mended like any other. Raises NotAllowed for what cannot be printed.
    """
    reports = [_report(pack, form, actor) for form in pack.forms]
    out = io.BytesIO()
    lines = [f"Kỳ {pack.window.from_on:%d/%m/%Y} - {pack.window.to_on:%d/%m/%Y}", ""]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for at, report in enumerate(reports, 1):
            text = read_text(report, today=clock.day_of(timestamp))
            state = "đã duyệt" if report.state == ReportState.APPROVED else "chưa duyệt"
            lines.append(f"{at}. {text.title} ({report.code}, {state})")
            for kind in pack.kinds:
                content, held_back = render(text, kind, timestamp)
                name = f"{at:02}-{report.form.code}.{kind.value}"
                _put(archive, name, content, timestamp)
                lines.append(f"   {name}  SHA-256 {hashlib.sha256(content).hexdigest()}")
                lines += [f"   Ảnh không đưa ra ngoài: {caption}" for caption in held_back]
        _put(archive, "MUC-LUC.txt", "\r\n".join(lines).encode("utf-8-sig"), timestamp)
    for report in reports:
        changes = {"forms": [form.code for form in pack.forms], "kinds": [kind.value for kind in pack.kinds]}
        record("reports_packed", report, actor=actor, changes=changes)
    return out.getvalue()


def _report(pack: Pack, form: ReportForm, actor: Actor) -> Report:
    standing: Sequence[Report] = (
        Report.objects.filter(
            form__code=form.code,
            unit=pack.unit,
            from_on=pack.window.from_on,
            to_on=pack.window.to_on,
            programme=pack.programme,
            plan=pack.plan,
        )
        .select_related(*RELATED)
        .order_by("-approved_at", "-id")
    )
    approved = [one for one in standing if one.state == ReportState.APPROVED]
    if found := next(iter([*approved, *standing]), None):
        return found
    fresh = create_report(
        form, unit=pack.unit, window=pack.window, actor=actor, plan=pack.plan, programme=pack.programme
    )
    made: Report = Report.objects.select_related(*RELATED).get(pk=fresh.pk)
    return made


def _put(archive: zipfile.ZipFile, name: str, content: bytes, timestamp: dt.datetime) -> None:
    entry = zipfile.ZipInfo(name, date_time=timestamp.timetuple()[:6])
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, content)
