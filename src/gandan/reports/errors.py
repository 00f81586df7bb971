"""Refusals of reports that are no question of rights."""

from gandan.common.errors import NotAllowed
from gandan.common.words import mark


class BadOutline(NotAllowed):
    """The outline of a form cannot be read; ``where`` is the place, as in "sections[2].blocks[0].kind"."""

    def __init__(self, where: str, value: object) -> None:
        super().__init__(
            "bad_outline",
            mark("Đề cương của biểu mẫu không đọc được tại %(where)s: %(value)s."),
            where=where,
            value=repr(value)[:80],
        )
        self.where = where
