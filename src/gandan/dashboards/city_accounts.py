"""Who the people of the city's desk are, for the sign-in page of the demo."""

from django.utils.translation import gettext as _

from gandan.accounts.demo import DemoAccount
from gandan.accounts.models import CityMembership
from gandan.tenancy.models import Commune


def city_accounts() -> list[DemoAccount]:
    """Return the logins of the desks of cities that have demo communes alone."""
    real = Commune.objects.filter(is_demo=False).values("city")
    rows = CityMembership.objects.exclude(city__in=real).filter(user__is_active=True).select_related("user", "city")
    return [
        DemoAccount(
            username=row.user.username,
            name=_("Cán bộ theo dõi của thành phố"),
            duty=_("Bàn thành phố"),
            unit=_("chỉ xem"),
            commune=row.city.name,
        )
        for row in rows.order_by("id")
    ]
