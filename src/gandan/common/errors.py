"""Refusals that rules and services raise; a page shows their sentence."""

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied
from django.http import Http404

from gandan.common.words import mark, say


class NotAllowed(Exception):
    """What was asked may not happen now; ``code`` is stable, ``str(error)`` is a sentence for people."""

    def __init__(self, code: str, sentence: str, /, **values: object) -> None:
        super().__init__(sentence)
        self.code = code
        self._sentence = sentence
        self._values = values

    @property
    def reason(self) -> str:
        """Return the sentence in the language of the page that shows it."""
        return say(self._sentence, **self._values)

    def __str__(self) -> str:
        return self.reason


class Stale(NotAllowed):
    """Somebody else saved the record meanwhile."""

    def __init__(self) -> None:
        super().__init__(
            "stale",
            mark("Người khác vừa sửa mục này. Hãy xem lại nội dung mới bên dưới rồi lưu lại; phần bạn gõ vẫn còn."),
        )


class NotThere(Http404):
    """What was asked for cannot be shown; answered with 404 and this sentence."""


class MissingRight(PermissionDenied):
    """The acting official lacks a right; answered with 403, this sentence and who may be asked."""

    def __init__(self, sentence: str, holders: Sequence[str] = ()) -> None:
        super().__init__(sentence)
        self.holders = tuple(holders)
