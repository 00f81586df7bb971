"""How long a login stays shut after wrong passwords or codes; counted by allauth in the cache of all workers."""

import datetime as dt
import time
from collections.abc import Iterable

from allauth.core.internal import ratelimit
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from gandan.accounts.models import User

_APP, _ACTION = "allauth.account", "login_failed"


def password_key(username: str) -> str:
    """Return under what wrong passwords are counted: one login is one, under whatever name the server is called."""
    return f"login:{username.strip().lower()}"


def code_key(user: User) -> str:
    """Return under what allauth counts wrong codes of the second step."""
    return f"mfa-auth-user-{user.pk}"


def shut_until(request: HttpRequest, *keys: str, by_address: bool = False) -> dt.datetime | None:
    """Return when one may try again, to the next full minute; None where one may now.

    ``by_address`` also looks at what was tried from the address of the request, whichever login it was for.
    """
    ends = []
    for rate in ratelimit.get_rates(app=_APP, action=_ACTION):
        if rate.per == "ip" and not by_address:
            continue
        for key in keys:
            place = ratelimit.get_cache_key(request, app=_APP, action=_ACTION, rate=rate, key=key)
            ends.append(_end(rate, cache.get(place, [])))
    return max((end for end in ends if end is not None), default=None)


def _end(rate: ratelimit.Rate, history: list[float]) -> dt.datetime | None:
    tried = [at for at in history if at > time.time() - rate.duration]
    if len(tried) < rate.amount:
        return None
    end = timezone.localtime(dt.datetime.fromtimestamp(tried[rate.amount - 1] + rate.duration, tz=dt.UTC))
    return (end + dt.timedelta(seconds=59)).replace(second=0, microsecond=0)


def refuse_while_shut(request: HttpRequest, key: str) -> None:
    """Raise ValidationError, with the hour, while what was tried keeps this login or this address shut."""
    until = shut_until(request, key, by_address=True)
    if until is not None:
        sentence = _("Bạn đã nhập sai nhiều lần. Hãy thử lại sau %(hour)s, hoặc nhờ quản trị mở khóa.")
        raise ValidationError(sentence % {"hour": f"{until:%H:%M}"}, code="too_many_login_attempts")


def shut_logins(request: HttpRequest, users: Iterable[User]) -> dict[int, dt.datetime]:
    """Return until when those of the logins stay shut that are; one look into the cache."""
    rates = [rate for rate in ratelimit.get_rates(app=_APP, action=_ACTION) if rate.per == "key"]
    places = {
        ratelimit.get_cache_key(request, app=_APP, action=_ACTION, rate=rate, key=key): (user.pk, rate)
        for user in users
        for key in (password_key(user.username), code_key(user))
        for rate in rates
    }
    found: dict[int, dt.datetime] = {}
    for place, history in cache.get_many(places).items():
        pk, rate = places[place]
        end = _end(rate, history)
        if end is not None:
            found[pk] = max(end, found.get(pk, end))
    return found


def open_again(request: HttpRequest, user: User) -> None:
    """Forget the wrong passwords and codes of the login; what an address tried is kept."""
    for rate in ratelimit.get_rates(app=_APP, action=_ACTION):
        if rate.per == "key":
            for key in (password_key(user.username), code_key(user)):
                cache.delete(ratelimit.get_cache_key(request, app=_APP, action=_ACTION, rate=rate, key=key))
