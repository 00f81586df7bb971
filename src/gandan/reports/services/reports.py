"""Making a report and writing its prose."""

import datetime as dt
from collections.abc import Mapping

from gandan.audit.services import record
from gandan.common import clock
from gandan.common.errors import Stale
from gandan.organisations.actors import Actor
from gandan.organisations.models import Unit
from gandan.plans.models import Plan
from gandan.reports.enums import Section
from gandan.reports.models import Report, ReportDraft
from gandan.reports.queries.whole import read_report
from gandan.tenancy.codes import next_code
from gandan.workdays.windows import Window


def create_report(plan: Plan, *, unit: Unit | None, window: Window, actor: Actor) -> Report:
    """Make a report of the plan, of one unit or of all, for the days of the window; its prose is still unwritten."""
    report = Report(
        code=next_code("BC", year=clock.today().year),
        plan=plan,
        unit=unit,
        from_on=window.from_on,
        to_on=window.to_on,
        created_at=clock.now(),
        created_by=actor.official,
    )
    report.save(force_insert=True)
    changes = {"plan": plan.code, "unit": unit.code if unit else None, "window": [window.from_on, window.to_on]}
    record("report_created", report, actor=actor, changes=changes)
    return report


def save_prose(report: Report, *, prose: Mapping[Section, str], version: int, actor: Actor, today: dt.date) -> Report:
    """Keep what people wrote and drop the actor's draft.

    A text left as it was proposed is not kept, so that it goes on following the records.
    Raises Stale when somebody else saved since ``version``.
    """
    locked: Report = Report.objects.select_for_update(of=("self",)).select_related("plan", "unit").get(pk=report.pk)
    if locked.version != version:
        raise Stale
    standing = read_report(locked, today=today).prose
    written = {section.value: tidy(text) for section, text in prose.items() if tidy(text) != standing[section]}
    if written:
        record(
            "report_edited",
            locked,
            actor=actor,
            changes={name: [locked.prose.get(name), text] for name, text in written.items()},
        )
        locked.prose = locked.prose | written
        locked.version += 1
        locked.save(update_fields=["prose", "version"])
    drop_draft(locked, actor=actor)
    return locked


def save_draft(report: Report, *, prose: Mapping[Section, str], version: int, actor: Actor) -> ReportDraft:
    """Keep what the actor has typed and not yet saved."""
    draft: ReportDraft
    draft, _ = ReportDraft.objects.update_or_create(
        report=report,
        official=actor.official,
        defaults={
            "prose": {section.value: text for section, text in prose.items()},
            "version": version,
            "saved_at": clock.now(),
        },
    )
    return draft


def drop_draft(report: Report, *, actor: Actor) -> None:
    """Forget what the actor has typed and not saved."""
    ReportDraft.objects.filter(report=report, official=actor.official).delete()


def tidy(text: str) -> str:
    """Return the text with one blank between words and no empty lines."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)
