"""Reading logins."""

import datetime as dt

from gandan.accounts.models import Membership, User


def is_only_demo(user: User) -> bool:
    """Say whether the login has ways in, and every one of them leads into a demo commune."""
    kinds = set(Membership.objects.filter(user=user).values_list("commune__is_demo", flat=True))
    return kinds == {True}


def current_memberships(user: User, *, on: dt.date) -> list[Membership]:
    """Return the communes that the login may enter on that day, by name; one query."""
    return list(
        Membership.objects.current(on=on).filter(user=user).select_related("commune").order_by("commune__name", "id")
    )
