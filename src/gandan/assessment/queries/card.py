"""The level card: where the commune stands, for the board and the score page."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse

from gandan.assessment.enums import AssessmentState
from gandan.assessment.models import Assessment
from gandan.assessment.queries.score import LivingScore, read_score
from gandan.assessment.rules.points import points_words
from gandan.common.words import say
from gandan.tenancy.scope import current_commune


@dataclass(frozen=True, slots=True)
class PartLine:
    number: str
    name: str
    points: Decimal
    most: Decimal
    points_words: str
    most_words: str
    gap_words: str
    """"thiếu 1,5", "đủ điểm"."""
    is_short: bool
    """Below the least share of the registered level."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A threshold on the bar."""

    name: str
    least: Decimal
    words: str
    is_registered: bool


@dataclass(frozen=True, slots=True)
class LevelCard:
    code: str
    year: int
    set_name: str
    is_sample: bool
    is_locked: bool
    total: Decimal
    most: Decimal
    total_words: str
    most_words: str
    level_name: str
    """The registered level; empty where none is."""
    reached_name: str
    is_reached: bool
    gap_words: str
    """One sentence: how far it is to the registered level, or that it is reached."""
    conditions: tuple[str, ...]
    """What besides points keeps the level away: short parts, mandatory leaves without a point."""
    parts: tuple[PartLine, ...]
    marks: tuple[Mark, ...]
    path_words: str
    """The fewest criteria that close the distance; empty where there is none or no way."""
    lacking: int
    scored: int
    leaves: int
    url: str
    missing_url: str


def level_card(*, today: dt.date) -> LevelCard | None:
    """Return the card of the newest assessment that is open, else of the newest locked one; None without any."""
    rows = Assessment.objects.select_related("criteria_set", "level").defer("criteria_set__sheet")
    newest = rows.order_by("-year", "-id")
    found = newest.filter(state=AssessmentState.OPEN).first() or newest.first()
    return None if found is None else card_of(read_score(found, today=today))


def card_of(score: LivingScore) -> LevelCard:
    assessment, sheet, far = score.assessment, score.sheet, score.registered
    short = {one.part.key for one in far.short_parts} if far else set()
    kwargs = {"commune": current_commune().slug, "code": assessment.code}
    return LevelCard(
        code=assessment.code,
        year=assessment.year,
        set_name=assessment.criteria_set.name,
        is_sample=assessment.criteria_set.is_sample,
        is_locked=assessment.state == AssessmentState.LOCKED,
        total=sheet.total.points,
        most=sheet.total.most,
        total_words=points_words(sheet.total.points),
        most_words=points_words(sheet.total.most),
        level_name=far.threshold.name if far else "",
        reached_name=score.reached.name if score.reached else "",
        is_reached=far.is_reached if far else False,
        gap_words=_gap_words(score),
        conditions=_conditions(score),
        parts=tuple(_part(score, part.key, is_short=part.key in short) for part in sheet.parts),
        marks=tuple(
            Mark(one.name, one.least, points_words(one.least), bool(far and far.threshold == one))
            for one in score.thresholds
        ),
        path_words=_path_words(score),
        lacking=sheet.total.lacking,
        scored=sheet.total.scored,
        leaves=sheet.total.leaves,
        url=reverse("assessment", kwargs=kwargs),
        missing_url=reverse("assessment_missing", kwargs=kwargs),
    )


def _part(score: LivingScore, key: int, *, is_short: bool) -> PartLine:
    part = next(item for item in score.sheet.parts if item.key == key)
    total = score.sheet.totals[key]
    return PartLine(
        number=part.number,
        name=part.name,
        points=total.points,
        most=total.most,
        points_words=points_words(total.points),
        most_words=points_words(total.most),
        gap_words=say("thiếu %(points)s", points=points_words(total.gap)) if total.gap else say("đủ điểm"),
        is_short=is_short,
    )


def _gap_words(score: LivingScore) -> str:
    far = score.registered
    if far is None:
        return say("Chưa đăng ký mức.")
    values = {"level": far.threshold.name, "least": points_words(far.threshold.least)}
    if far.gap:
        return say(
            "Còn thiếu %(gap)s điểm so với ngưỡng %(least)s của %(level)s.", gap=points_words(far.gap), **values
        )
    if far.is_reached:
        return say("Đã đạt %(level)s (ngưỡng %(least)s điểm).", **values)
    return say("Đủ ngưỡng %(least)s điểm nhưng còn điều kiện chưa đạt của %(level)s.", **values)


def _conditions(score: LivingScore) -> tuple[str, ...]:
    far = score.registered
    if far is None:
        return ()
    short = [
        say(
            "Phần %(number)s còn thiếu %(gap)s điểm để đạt tỷ lệ tối thiểu %(share)s%%.",
            number=one.part.number,
            gap=points_words(one.gap),
            share=points_words(far.threshold.least_share),
        )
        for one in far.short_parts
    ]
    mandatory = [say("Tiêu chí bắt buộc %(number)s chưa có điểm.", number=one.number) for one in far.mandatory]
    return (*short, *mandatory)


def _path_words(score: LivingScore) -> str:
    if not score.steps:
        return ""
    named = [f"{step.leaf.number} (+{points_words(step.gap)})" for step in score.steps[:5]]
    more = len(score.steps) - len(named)
    if more:
        named.append(say("%(count)s tiêu chí khác", count=more))
    return say("Ít tiêu chí nhất để đủ điểm: %(criteria)s.", criteria=", ".join(named))
