"""The foreign key between two tenant tables."""

from typing import Any

from django.db import models


class TenantForeignKey(models.ForeignKey[Any, Any]):
    """A key to another row of the same commune.

    The database holds it as ``FOREIGN KEY (commune_id, x_id)``, made by ``GuardTenantTable`` or
    ``GuardTenantForeignKey``, because a plain foreign key looks past row-level security.
    """

    def __init__(self, to: Any, on_delete: Any = models.PROTECT, **kwargs: Any) -> None:
        kwargs["db_constraint"] = False
        super().__init__(to, on_delete, **kwargs)
