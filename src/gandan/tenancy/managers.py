"""Managers of tenant tables: a query without an open commune raises.

django-scopes leaves ``exists``, ``in_bulk``, ``explain``, the bulk writes and the asynchronous twins open; they are
closed here. Row-level security is the fence that holds; this one gives the programmer an error instead of no rows.
"""

from typing import Any

from django.db import models
from django_scopes.manager import DisabledQuerySet
from django_scopes.manager import ScopedManager as ScopesManager


class ClosedQuerySet(DisabledQuerySet):
    exists = DisabledQuerySet.error
    contains = DisabledQuerySet.error
    in_bulk = DisabledQuerySet.error
    explain = DisabledQuerySet.error
    exclude = DisabledQuerySet.error
    alias = DisabledQuerySet.error
    defer = DisabledQuerySet.error
    distinct = DisabledQuerySet.error
    difference = DisabledQuerySet.error
    intersection = DisabledQuerySet.error
    prefetch_related = DisabledQuerySet.error
    select_related = DisabledQuerySet.error
    bulk_create = DisabledQuerySet.error
    bulk_update = DisabledQuerySet.error
    acreate = DisabledQuerySet.error
    abulk_create = DisabledQuerySet.error
    abulk_update = DisabledQuerySet.error
    aget = DisabledQuerySet.error
    acount = DisabledQuerySet.error
    aexists = DisabledQuerySet.error
    afirst = DisabledQuerySet.error
    alast = DisabledQuerySet.error
    aearliest = DisabledQuerySet.error
    alatest = DisabledQuerySet.error
    aiterator = DisabledQuerySet.error
    ain_bulk = DisabledQuerySet.error
    aexplain = DisabledQuerySet.error
    acontains = DisabledQuerySet.error
    aaggregate = DisabledQuerySet.error
    aupdate = DisabledQuerySet.error
    adelete = DisabledQuerySet.error
    aget_or_create = DisabledQuerySet.error
    aupdate_or_create = DisabledQuerySet.error
    __aiter__ = DisabledQuerySet.error


def ScopedManager(**scopes: str) -> Any:  # noqa: N802 - the name django-scopes gives it
    """Return a manager that filters by the open scope and closes every query outside one."""
    manager = ScopesManager(**scopes)  # type: ignore[no-untyped-call]
    scoped_class = type(manager)

    class TenantManager(scoped_class):  # type: ignore[misc, valid-type]
        def get_queryset(self) -> models.QuerySet[Any]:
            queryset: models.QuerySet[Any] = super().get_queryset()
            if isinstance(queryset, DisabledQuerySet):
                return ClosedQuerySet(  # type: ignore[no-untyped-call]
                    self.model, using=self._db, missing_scopes=queryset.missing_scopes
                )
            return queryset

    return TenantManager()
