import datetime as dt

import pytest

from gandan.workdays.windows import Window, report_months


def _window(from_on: str, to_on: str) -> Window:
    return Window(dt.date.fromisoformat(from_on), dt.date.fromisoformat(to_on))


@pytest.mark.parametrize(
    ("window", "before"),
    [
        # report months and years have the months before them
        (("2026-10-15", "2026-11-14"), ("2026-09-15", "2026-10-14")),
        (("2025-12-15", "2026-03-14"), ("2025-09-15", "2025-12-14")),
        (("2025-12-15", "2026-12-14"), ("2024-12-15", "2025-12-14")),
        (("2026-03-01", "2026-03-31"), ("2026-02-01", "2026-02-28")),
        # other windows as many days
        (("2026-11-01", "2026-11-18"), ("2026-10-14", "2026-10-31")),
        (("2026-11-18", "2026-11-18"), ("2026-11-17", "2026-11-17")),
        (("2026-01-31", "2026-03-30"), ("2025-12-03", "2026-01-30")),
    ],
)
def test_before_when_whole_months_then_as_many_months(window: tuple[str, str], before: tuple[str, str]) -> None:
    assert _window(*window).before() == _window(*before)


def test_report_months_when_asked_then_the_oldest_first() -> None:
    found = report_months(dt.date(2026, 11, 14), 2)
    assert [(one.code, one.window) for one in found] == [
        ("2026-10", _window("2026-09-15", "2026-10-14")),
        ("2026-11", _window("2026-10-15", "2026-11-14")),
    ]


@pytest.mark.parametrize(
    ("today", "now", "before"),
    [
        # on its first, fourth and last but one day, then on its last, and once it is over
        ("2026-11-15", ("2026-11-15", "2026-11-15"), ("2026-10-15", "2026-10-15")),
        ("2026-11-18", ("2026-11-15", "2026-11-18"), ("2026-10-15", "2026-10-18")),
        ("2026-12-13", ("2026-11-15", "2026-12-13"), ("2026-10-15", "2026-11-12")),
        ("2026-12-14", ("2026-11-15", "2026-12-14"), ("2026-10-15", "2026-11-14")),
        ("2027-03-01", ("2026-11-15", "2026-12-14"), ("2026-10-15", "2026-11-14")),
    ],
)
def test_compared_when_window_runs_then_as_many_days_of_both(
    today: str, now: tuple[str, str], before: tuple[str, str]
) -> None:
    month = _window("2026-11-15", "2026-12-14")
    assert month.compared(dt.date.fromisoformat(today)) == (_window(*now), _window(*before))


def test_compared_when_the_month_before_was_shorter_then_not_beyond_its_end() -> None:
    march = _window("2026-03-01", "2026-03-31")
    assert march.compared(dt.date(2026, 3, 30)) == (
        _window("2026-03-01", "2026-03-30"),
        _window("2026-02-01", "2026-02-28"),
    )
