"""What may leave with a package of evidence."""

from django.http import QueryDict

MOST = 5000


def read_leaving(given: QueryDict) -> dict[str, bool]:
    """Return for each piece that the page showed whether it was ticked; what was not shown is not answered."""
    ticked = frozenset(given.getlist("leaving")[:MOST])
    return {code: code in ticked for code in given.getlist("shown")[:MOST] if 0 < len(code) <= 20}
