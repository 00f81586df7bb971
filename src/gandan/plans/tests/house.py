"""A house of two units with a programme officer who reviews and confirms papers."""

import datetime as dt
from dataclasses import dataclass

from gandan.documents.models import Reading
from gandan.documents.tests.factories import PAPER
from gandan.organisations.actors import Actor
from gandan.organisations.models import Unit
from gandan.plans.queries.review import find_review, review_setting
from gandan.plans.rules.review import Review, open_collective
from gandan.plans.services.confirm import Confirmed, confirm_reading, save_draft_review
from gandan.workdays.queries import deadline_calendar

TODAY = dt.date(2026, 11, 18)
OWN_PAPER = PAPER.replace("Bến Đá", "Sông Cửa").replace("BẾN ĐÁ", "SÔNG CỬA")
DRAFT_PAPER = OWN_PAPER.replace("Số: 41/KH-UBND", "Số:    /KH-UBND")


@dataclass
class House:
    actor: Actor
    culture: Unit
    health: Unit

    def review(self, reading: Reading) -> Review:
        return find_review(reading, review_setting(reading, calendar=deadline_calendar(), today=TODAY))

    def opened(self, reading: Reading) -> Review:
        """The review with its one collective doer opened into both units."""
        return open_collective(self.review(reading), "t2", (self.culture.code, self.health.code))

    def confirm(self, reading: Reading, review: Review | None = None) -> Confirmed:
        reading = save_draft_review(reading, review or self.opened(reading), version=reading.version)
        return self.again(reading)

    def again(self, reading: Reading) -> Confirmed:
        return confirm_reading(
            reading, version=reading.version, actor=self.actor, today=TODAY, calendar=deadline_calendar()
        )
