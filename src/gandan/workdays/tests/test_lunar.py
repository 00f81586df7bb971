import datetime as dt

import holidays
import pytest

from gandan.workdays.lunar import feast_of, lunar_of


@pytest.mark.parametrize(
    ("day", "words", "feast"),
    [
        ("2026-02-16", "29/12", "Giao thừa"),
        ("2026-02-17", "1/1", "Tết Nguyên đán"),
        ("2026-04-26", "10/3", "Giỗ Tổ Hùng Vương"),
        ("2026-08-27", "15/7", "Rằm tháng Bảy"),
        ("2026-09-25", "15/8", "Tết Trung thu"),
        ("2025-08-08", "15/6 nhuận", ""),
        ("2030-02-02", "1/1", "Tết Nguyên đán"),  # by Chinese time it would be 3/2
        ("2026-11-18", "10/10", ""),
    ],
)
def test_lunar_day_when_asked_then_that_of_vietnamese_time(day: str, words: str, feast: str) -> None:
    date = dt.date.fromisoformat(day)
    lunar = lunar_of(date)
    assert (lunar and lunar.words, feast_of(date)) == (words, feast)


@pytest.mark.parametrize("year", range(2024, 2037))
def test_lunar_reference_when_held_against_the_holidays_then_tet_and_the_kings_day_agree(year: int) -> None:
    named = holidays.country_holidays("VN", years=year, language="vi")
    tet = named.get_named("Tết Nguyên Đán", lookup="exact")
    kings = named.get_named("Ngày Giỗ Tổ Hùng Vương", lookup="exact")
    first = dt.date(year, 1, 1)
    days = [first + dt.timedelta(days=offset) for offset in range(366)]
    of = {(one.month, one.day): day for day in days if (one := lunar_of(day)) and not one.is_leap and one.year == year}
    assert (tet, kings) == ([of[1, 1]], [of[3, 10]])


def test_lunar_day_when_outside_the_reference_then_none() -> None:
    assert [lunar_of(dt.date(2020, 1, 1)), lunar_of(dt.date(2040, 1, 1))] == [None, None]
