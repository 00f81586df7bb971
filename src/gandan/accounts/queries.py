"""Reading logins."""

import datetime as dt

from gandan.accounts.models import Membership, User


def current_memberships(user: User, *, on: dt.date) -> list[Membership]:
    """Return the communes that the login may enter on that day, by name; one query."""
    return list(
        Membership.objects.current(on=on).filter(user=user).select_related("commune").order_by("commune__name", "id")
    )
