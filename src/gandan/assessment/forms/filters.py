"""What of the tree is asked for."""

from django.http import QueryDict

from gandan.assessment.queries.tree import Wish

_KINDS = ("thieu", "tu-tinh")


def read_wish(given: QueryDict) -> Wish:
    """Read the filter; what is not known is no filter."""
    only = given.get("chi", "")
    return Wish(unit=given.get("don-vi", "")[:20], only=only if only in _KINDS else "")
