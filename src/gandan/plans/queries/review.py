"""The review as it stands, and what it is chosen from."""

import datetime as dt
from dataclasses import dataclass

from gandan.documents.models import Document, Reading
from gandan.documents.queries import Rest
from gandan.organisations.actors import Actor, duties_on
from gandan.organisations.enums import Role
from gandan.organisations.models import Official
from gandan.organisations.queries import load_directory
from gandan.plans.enums import PlanState
from gandan.plans.models import Plan
from gandan.plans.permissions import visible_plans
from gandan.plans.rules.review import Review
from gandan.plans.rules.review_build import Setting, build_review
from gandan.plans.rules.review_json import from_json
from gandan.tenancy.scope import current_commune
from gandan.workdays.rules import Calendar


@dataclass(frozen=True, slots=True)
class Leader:
    code: str
    name: str
    position: str


def review_setting(reading: Reading, *, calendar: Calendar, today: dt.date) -> Setting:
    """Return what building the review needs; six queries. Units are read by their names on the day of the paper."""
    directory = load_directory(_day_of(reading) or today)
    owner = Official.objects.select_related("unit").get(pk=reading.uploaded_by_id).unit
    return Setting(directory, current_commune().committee_name, owner.code, calendar, today)


def _day_of(reading: Reading) -> dt.date | None:
    try:
        return dt.date.fromisoformat((reading.parsed or {}).get("date") or "")
    except ValueError:
        return None


def find_review(reading: Reading, setting: Setting) -> Review:
    """Return the review as it was saved last, or as the reading gives it."""
    return from_json(reading.review) if reading.review else build_review(reading.parsed, setting)


def leaders(*, on: dt.date) -> list[Leader]:
    """Return the leaders of the commune's committee on that day."""
    held = duties_on(on).filter(role=Role.LEADER)
    found = Official.objects.filter(is_active=True, duties__in=held).distinct()
    return [Leader(official.code, official.full_name, official.position_title) for official in found]


def prepared_plans() -> list[Plan]:
    """Return plans made of drafts, which a signed text may replace; newest first."""
    return list(Plan.objects.filter(state=PlanState.PREPARED).order_by("-id")[:20])


def plans_of(document: Document, actor: Actor) -> list[Rest]:
    """Return the plans that rest on a document and that the actor may open, for its page."""
    plans = visible_plans(actor).filter(document=document)
    return [Rest(plan.title, str(PlanState(plan.state).label), "plan", plan.code) for plan in plans]
