"""Handing the record out: at once where it is small, by a job where it is large; recorded either way."""

from django.db import transaction
from django.db.models import Max
from procrastinate.contrib.django import app

from gandan.audit.models import Entry
from gandan.audit.queries import Asked, asked_entries
from gandan.audit.services import record
from gandan.common import clock
from gandan.common.errors import NotAllowed
from gandan.common.words import in_vietnamese
from gandan.files.enums import MediaType
from gandan.files.making import keep_made_file, making_file
from gandan.inspection.enums import AT_ONCE, EXPORT_TASK, ExportKind, ExportState
from gandan.inspection.filters import plain_asked, read_asked
from gandan.inspection.models import RecordExport
from gandan.inspection.services.sheets import write_csv, write_xlsx
from gandan.organisations.actors import Actor
from gandan.tenancy.codes import next_code

_MEDIA = {ExportKind.XLSX: MediaType.XLSX, ExportKind.CSV: MediaType.TEXT}


@transaction.atomic
def export_record(asked: Asked, *, kind: ExportKind, actor: Actor) -> RecordExport:
    """Make the table, or ask for it where it is large, and say so in the record.

    Raises NotAllowed where nothing fits.
    """
    through = Entry.objects.aggregate(most=Max("pk"))["most"] or 0
    count = asked_entries(asked).filter(pk__lte=through).count()
    if not count:
        raise NotAllowed("nothing", "Không có mục nào khớp để xuất. Hãy bớt điều kiện lọc.")
    now = clock.now()
    export = RecordExport(
        code=next_code("XN", year=now.year),
        kind=kind,
        asked=plain_asked(asked),
        through_id=through,
        entries=count,
        asked_at=now,
        asked_by=actor.official,
    )
    export.save(force_insert=True)
    record(
        "record_exported",
        export,
        actor=actor,
        changes={"format": kind.value, "entries": count, "through": through, **export.asked},
    )
    if count > AT_ONCE:
        app.configure_task(EXPORT_TASK).defer(commune_id=export.commune_id, export_id=export.pk)
    else:
        make_export(export)
    return export


def make_export(export: RecordExport) -> None:
    """Write the table that was asked for; done once, whoever calls again finds nothing to do."""
    if export.state != ExportState.WAITING:
        return
    asked, kind = read_asked(export.asked), ExportKind(export.kind)
    ids = list(asked_entries(asked).filter(pk__lte=export.through_id).values_list("pk", flat=True))
    write = write_xlsx if kind is ExportKind.XLSX else write_csv
    name = f"nhat-ky-{export.asked_at:%Y-%m-%d}-{export.code}.{kind.value}"
    try:
        with making_file() as path, in_vietnamese():
            write(path, ids, asked)
            export.file = keep_made_file(path, name=name, media_type=_MEDIA[kind], created_by=export.asked_by)
    except OSError:
        # the disk is full or away: said on the page, asked for again by a person
        export.state = ExportState.FAILED
    else:
        export.state = ExportState.READY
    export.done_at = clock.now()
    export.save(update_fields=["state", "file", "done_at"])
