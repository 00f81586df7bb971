"""A commune with who manages it and who does not."""

from dataclasses import dataclass
from typing import Any

from django.test import Client
from django.urls import reverse

from gandan.organisations.models import Official, Unit, UnitGroup
from gandan.tenancy.models import Commune
from gandan.workdays.models import CommuneDay


@dataclass
class World:
    commune: Commune
    unit: Unit
    group: UnitGroup
    admin: Official
    colleague: Official
    own: CommuneDay
    client: Client

    def url(self, name: str, **kwargs: Any) -> str:
        return reverse(name, kwargs={"commune": self.commune.slug, **kwargs})

    def get(self, name: str, **kwargs: Any) -> Any:
        return self.client.get(self.url(name, **kwargs))

    def post(self, name: str, data: dict[str, Any], **kwargs: Any) -> Any:
        return self.client.post(self.url(name, **kwargs), data)


CHANGES = ("unit_rename", "unit_merge", "unit_divide")
