"""Who the people of the demo communes are, for the sign-in page of the demo."""

from django.db.models import F, Prefetch

from gandan.accounts.demo import DemoAccount
from gandan.common import clock
from gandan.organisations.enums import Role
from gandan.organisations.models import Duty, Official
from gandan.tenancy.models import Commune
from gandan.tenancy.scope import open_commune


def list_demo_accounts() -> list[DemoAccount]:
    """Return the seeded people of every demo commune; their logins begin with the commune's slug."""
    accounts: list[DemoAccount] = []
    for commune in Commune.objects.filter(is_demo=True).order_by("id"):
        with open_commune(commune):
            accounts.extend(_accounts_of(commune))
    return accounts


def _accounts_of(commune: Commune) -> list[DemoAccount]:
    today = clock.today()
    people = (
        Official.objects.filter(is_active=True, membership__user__is_active=True)
        .filter(membership__user__username__startswith=f"{commune.slug}.")
        .select_related("unit", "membership__user")
        .prefetch_related(Prefetch("duties", Duty.objects.filter(from_on__lte=today).order_by("id")))
        .order_by(F("unit__position"), "id")
    )
    return [
        DemoAccount(
            username=person.membership.user.username,
            name=person.full_name,
            duty=", ".join(
                dict.fromkeys(
                    str(Role(duty.role).label)
                    for duty in person.duties.all()
                    if duty.to_on is None or duty.to_on >= today
                )
            )
            or person.position_title,
            unit=person.unit.short_name,
            commune=commune.full_name,
        )
        for person in people
    ]
