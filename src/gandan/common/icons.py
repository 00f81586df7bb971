"""Icons of the sprite; a list draws hundreds of them, so each is put together once a process."""

from functools import lru_cache

from django.contrib.staticfiles.storage import staticfiles_storage
from markupsafe import Markup

_NORMAL = 20
_MOST = 2048
"""Different drawings kept; there are some 60 icons in three sizes, and those with a label."""


# typed: a label that is markup already and one that is not may be equal and must not be written the same
@lru_cache(maxsize=_MOST, typed=True)
def icon(name: str, label: str = "", size: int = _NORMAL) -> Markup:
    """Return the drawing; without a label it says nothing to a screen reader."""
    kind = "icon" if size == _NORMAL else f"icon s{size}"
    spoken = Markup('role="img" aria-label="{}"').format(label) if label else Markup('aria-hidden="true"')
    sprite = staticfiles_storage.url("gandan/icons.svg")
    return Markup('<svg class="{}" {}><use href="{}#{}"></use></svg>').format(kind, spoken, sprite, name)
