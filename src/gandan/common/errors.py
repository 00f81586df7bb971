"""Refusals that rules and services raise; a page shows their sentence."""

from django.core.exceptions import PermissionDenied


class NotAllowed(Exception):  # noqa: N818 - a refusal, not a fault
    """What was asked may not happen now; ``code`` is stable, ``str(error)`` is a sentence for people."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


class Stale(NotAllowed):
    """Somebody else saved the record meanwhile."""

    def __init__(self) -> None:
        super().__init__(
            "stale", "Người khác vừa sửa mục này. Hãy xem lại nội dung mới bên dưới rồi lưu lại; phần bạn gõ vẫn còn."
        )


class MissingRight(PermissionDenied):
    """The acting official lacks a right; answered with 403 and this sentence."""
