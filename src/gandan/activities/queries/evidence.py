"""Finding evidence."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from gandan.activities.models import Evidence
from gandan.common.vietnamese import fold
from gandan.workdays.windows import Window


def find_evidence(
    *, window: Window | None = None, units: Iterable[int] | None = None, words: str = ""
) -> "QuerySet[Evidence]":
    """Return evidence that stands for at least one day of the window, newest first; no withdrawn activity is one.

    ``words`` must all stand in the title (with or without diacritics) or in the file's name or the code.
    """
    found = Evidence.objects.exclude(activity__is_withdrawn=True)
    if window is not None:
        found = found.filter(period_from__lte=window.to_on, period_to__gte=window.from_on)
    if units is not None:
        found = found.filter(unit_id__in=sorted(units))
    for word in words.split()[:8]:
        found = found.filter(Q(title_fold__contains=fold(word)) | Q(file__name__icontains=word) | Q(code__iexact=word))
    rows: QuerySet[Evidence] = found.select_related("file", "activity", "unit").order_by("-id")
    return rows
