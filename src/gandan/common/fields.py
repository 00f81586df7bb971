"""Model fields of use to every domain."""

from typing import Any

from django.db import models

from gandan.common.vietnamese import fold


class FoldField(models.TextField):  # type: ignore[type-arg]
    """Another field of the row as a search without diacritics compares it; filled on every write, bulk ones too."""

    def __init__(self, *args: Any, source: str, **kwargs: Any) -> None:
        self.source = source
        kwargs.update(blank=True, editable=False, db_collation="C")
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        for fixed in ("blank", "editable", "db_collation"):
            kwargs.pop(fixed, None)
        return name, path, args, {**kwargs, "source": self.source}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:  # noqa: FBT001 - Django's signature
        value = fold(getattr(model_instance, self.source))
        setattr(model_instance, self.attname, value)
        return value
