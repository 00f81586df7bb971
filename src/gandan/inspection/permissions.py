"""Gates of the record: one entry, one extract."""

from django.shortcuts import get_object_or_404

from gandan.audit.models import Entry
from gandan.inspection.models import RecordExport


def get_entry_or_404(number: int) -> Entry:
    entry: Entry = get_object_or_404(Entry, pk=number)
    return entry


def get_export_or_404(code: str) -> RecordExport:
    export: RecordExport = get_object_or_404(RecordExport.objects.select_related("file", "asked_by"), code=code)
    return export
