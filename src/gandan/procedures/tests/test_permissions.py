from dataclasses import replace

import pytest

from gandan.common.errors import MissingRight
from gandan.procedures.enums import TableKind
from gandan.procedures.permissions import get_table_or_404
from gandan.procedures.tests.conftest import Office


def test_table_when_read_from_another_position_then_the_unit_worked_in_now_decides(office: Office) -> None:
    office.ask(TableKind.ANNOUNCEMENTS)
    with pytest.raises(MissingRight):
        get_table_or_404(office.colleague, office.work.code)
    here = replace(office.colleague, place=office.unit)
    assert get_table_or_404(here, office.work.code).work == office.work
