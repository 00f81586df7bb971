"""Sheets of invented people, and an invitation of one of them."""

import io
from collections.abc import Sequence

from xlsxwriter import Workbook

from gandan.access.rules import HEADS, Invited
from gandan.access.services.inviting import Made, invite_people
from gandan.common import clock
from gandan.organisations.actors import Actor
from gandan.organisations.enums import Role
from gandan.organisations.models import Unit


def make_sheet(*rows: Sequence[str | float], heads: Sequence[str] = HEADS) -> bytes:
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("Danh sách")
    for line, row in enumerate((heads, *rows)):
        for column, cell in enumerate(row):
            sheet.write(line, column, cell)
    book.close()
    return out.getvalue()


def make_invitation(
    unit: Unit,
    actor: Actor,
    *,
    name: str = "Cao Thị Thảo",
    email: str = "",
    roles: Sequence[Role] = (Role.FOCAL_OFFICER,),
    username: str = "thu.thaoct",
) -> Made:
    person = Invited(2, name, unit.code, "Chuyên viên", email, "", tuple(roles), username)
    return invite_people([person], now=clock.now(), actor=actor)[0]
