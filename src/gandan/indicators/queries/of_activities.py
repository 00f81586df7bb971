"""The figures of what was recorded once: activities, the people counted in them, each content group."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Q, QuerySet

from gandan.activities.models import Activity, ContentGroup, Evidence
from gandan.activities.queries.activities import LONGEST
from gandan.common.words import mark, say
from gandan.indicators.counting import Counted
from gandan.indicators.enums import Direction, ValueKind
from gandan.indicators.registry import Family, Indicator, RecordLine, Scope, register, register_family
from gandan.indicators.rules.words import part_words

GROUP = "activities.group."
_SOURCE = mark("Hoạt động do các đơn vị ghi trong hệ thống.")
_FORMULA = mark("Số hoạt động đã ghi, không kể hoạt động đã rút, có ngày nằm trong kỳ hoặc kéo dài qua kỳ.")
_ORDER = ("from_on", "id")


def _rows() -> QuerySet[Any]:
    rows: QuerySet[Activity] = Activity.objects.filter(is_withdrawn=False)
    return rows.select_related("unit", "kind")


def _met(scope: Scope) -> Q:
    window = scope.window
    # no activity is longer, so that a window reads a part of the index whatever came later
    return Q(from_on__lte=window.to_on, to_on__range=(window.from_on, window.to_on + LONGEST))


def _with_people(scope: Scope) -> Q:
    return _met(scope) & Q(people__isnull=False)


def _line(activity: Activity, _scope: Scope) -> RecordLine:
    return RecordLine(
        code=activity.code,
        title=activity.title,
        unit=activity.unit.short_name,
        on=activity.from_on,
        words=activity.kind.name,
        url_name="activity",
    )


def _people_line(activity: Activity, scope: Scope) -> RecordLine:
    line = _line(activity, scope)
    words = say("%(count)s lượt người", count=part_words(activity.people or 0))
    return RecordLine(line.code, line.title, line.unit, line.on, words, line.url_name)


def _pieces() -> QuerySet[Any]:
    rows: QuerySet[Evidence] = Evidence.objects.exclude(activity__is_withdrawn=True)
    return rows.select_related("unit")


def _ended(scope: Scope) -> Q:
    return Q(period_to__range=(scope.window.from_on, scope.window.to_on))


def _piece_line(evidence: Evidence, _scope: Scope) -> RecordLine:
    return RecordLine(
        code=evidence.code,
        title=evidence.title,
        unit=evidence.unit.short_name,
        on=evidence.period_to,
        words=say("Hoạt động đã ghi") if evidence.activity_id else say("Tệp"),
        url_name="evidence",
    )


def _indicator(code: str, name: str, counted: Counted, *, formula: str = _FORMULA) -> Indicator:
    of_people = bool(counted.total)
    words = mark("lượt người") if of_people else mark("hoạt động")
    return Indicator(
        code=code,
        name=name,
        kind=ValueKind.COUNT,
        measured_in=words,
        counted_in=words,
        direction=Direction.NONE,
        formula=formula,
        source=_SOURCE,
        min_sample=0,
        measures=counted.measures,
        by_unit=counted.by_unit,
        records=counted.records,
        line=_people_line if of_people else _line,
    )


def _of_group(group: ContentGroup) -> Indicator:
    def met(scope: Scope) -> Q:
        return _met(scope) & Q(group=group)

    return _indicator(f"{GROUP}{group.code}", group.name, Counted(_rows, met, "unit", _ORDER))


def _groups() -> "QuerySet[ContentGroup]":
    found: QuerySet[ContentGroup] = ContentGroup.objects.order_by("programme_id", "position", "id")
    return found


def _find(codes: Sequence[str]) -> list[Indicator]:
    return [_of_group(group) for group in _groups().filter(code__in=codes)]


def _every() -> list[Indicator]:
    return [_of_group(group) for group in _groups().filter(programme__is_active=True)]


def register_indicators() -> None:
    pieces = Counted(_pieces, _ended, "unit", ("period_to", "id"))
    formula = mark("Tổng số người dự ghi ở các hoạt động của kỳ; hoạt động không ghi số người không tính.")
    register(_indicator("activities.count", mark("Hoạt động đã tổ chức"), Counted(_rows, _met, "unit", _ORDER)))
    counted = Counted(_rows, _with_people, "unit", _ORDER, total="people")
    register(_indicator("activities.people", mark("Lượt người tham dự hoạt động"), counted, formula=formula))
    register(
        Indicator(
            code="activities.evidence",
            name=mark("Minh chứng đã có"),
            kind=ValueKind.COUNT,
            measured_in=mark("minh chứng"),
            counted_in=mark("minh chứng"),
            direction=Direction.NONE,
            formula=mark(
                "Số minh chứng có ngày cuối của thời gian minh chứng nằm trong kỳ, mỗi minh chứng tính một lần; không "
                "kể hoạt động đã rút."
            ),
            source=mark("Kho minh chứng do các đơn vị gửi vào hệ thống."),
            min_sample=0,
            measures=pieces.measures,
            by_unit=pieces.by_unit,
            records=pieces.records,
            line=_piece_line,
        )
    )
    register_family(Family(GROUP, _find, _every))
