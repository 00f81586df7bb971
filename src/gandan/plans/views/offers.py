"""Which acts a record offers to this person: on, or off with the reason."""

from collections.abc import Container
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gandan.organisations.actors import Actor
from gandan.plans.enums import AssignmentState as S
from gandan.plans.enums import RequestKind
from gandan.plans.models import Assignment
from gandan.plans.permissions import has_right, why_not
from gandan.plans.rules.states import Act


@dataclass(frozen=True, slots=True)
class Offer:
    """``path`` follows the address of the work; ``posts`` says that one press does it."""

    act: Act
    label: Promise
    icon: str
    path: str
    posts: bool = False
    reason: str = ""
    asks: RequestKind | None = None
    """The kind of request that it files; one of a kind waits at a time."""


_OFFERS = (
    Offer(Act.CONFIRM, _("Xác nhận kết quả"), "check", "xac-nhan/", posts=True),
    Offer(Act.RECEIVE, _("Tiếp nhận kết quả"), "check", "tiep-nhan/", posts=True),
    Offer(Act.ACCEPT, _("Nhận việc"), "check", "nhan/", posts=True),
    Offer(Act.REPORT, _("Báo tiến độ"), "send", "bao-tien-do/"),
    Offer(Act.SEND_BACK, _("Trả lại"), "undo-2", "tra-lai/"),
    Offer(Act.RETURN_BY_RECEIVER, _("Trả lại đơn vị"), "undo-2", "tra-lai/"),
    Offer(Act.REQUEST, _("Đề nghị gia hạn"), "calendar-plus", "gia-han/", asks=RequestKind.NEW_DATE),
    Offer(
        Act.REQUEST,
        _("Không phải việc của đơn vị"),
        "arrow-right-left",
        "chuyen/",
        asks=RequestKind.NOT_OURS,
    ),
    Offer(Act.REMIND, _("Nhắc đơn vị"), "bell", "nhac/"),
    Offer(Act.WITHDRAW, _("Rút việc"), "trash-2", "rut/"),
)
_NEXT = {
    S.NEW: Act.ACCEPT,
    S.ACCEPTED: Act.REPORT,
    S.WORKING: Act.REPORT,
    S.SUBMITTED: Act.CONFIRM,
    S.CONFIRMED: Act.RECEIVE,
}


@dataclass(frozen=True, slots=True)
class Offers:
    primary: Offer | None
    on: list[Offer]
    off: list[Offer]


def offers_of(actor: Actor, work: Assignment, waiting: Container[str] = ()) -> Offers:
    """Return the one next act where it is this person's, the other acts, and those off with their reason.

    ``waiting`` holds the kinds of requests that wait for a decision: the notice of each stands in the place of its
    offer. An act of somebody else is shown off only where it is the next one, so that everybody sees what is waited
    for.
    """
    state = S(work.state)
    if state not in _NEXT:
        return Offers(None, [], [])
    on: list[Offer] = []
    off: list[Offer] = []
    for offer in _OFFERS:
        if offer.asks in waiting:
            continue
        reason = why_not(actor, work, offer.act)
        if not reason:
            on.append(offer)
        elif offer.act is _NEXT[state] or (offer.act is Act.REPORT and has_right(actor, work, offer.act)):
            off.append(Offer(offer.act, offer.label, offer.icon, offer.path, offer.posts, reason))
    primary = next((offer for offer in on if offer.act is _NEXT[state]), None)
    return Offers(primary, [offer for offer in on if offer is not primary], off)
