"""One month of five units and the programme officer, played through the pages: how much of the report is typed.

Counted as typed *at report time*: every character that a person puts into a free-text field of a report or of its way
(an added paragraph whole, of a changed sentence the words that are new, a reason whole). Counted as typed *while
recording*, and printed beside it: titles, places, words and numbers of activities, words of progress, entered
figures. Ticks, choices, dates and what the page fills in by itself are not typing. Set against both stands the text
of the approved report without its headings and tables: the paragraphs alone.

The goal, of ``shared/product.md``: at most one sentence in five is retyped, so typed at report time ≤ 0.2.
"""

import datetime as dt
import html
import random
import re
import time
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from bench.stats import Ratio
from gandan.accounts.models import User
from gandan.activities.models import ActivityKind
from gandan.common import clock
from gandan.demo.activity import ZONE, people_of_units
from gandan.demo.duties import monthly_duty
from gandan.demo.figures import define_figures
from gandan.demo.happenings import HAPPENINGS
from gandan.demo.load import actor_of_login, enter_paper
from gandan.demo.papers import STANDING
from gandan.demo.people import COMMUNES
from gandan.demo.sentences import saying_for
from gandan.demo.structure import make_city, make_commune
from gandan.indicators.models import EnteredIndicator
from gandan.organisations.models import Unit
from gandan.plans.enums import WITH_DOER
from gandan.plans.models import Assignment
from gandan.reports.models import Report
from gandan.reports.permissions import RELATED
from gandan.reports.queries import read_draft
from gandan.reports.queries.approve import approved_snapshot
from gandan.reports.rules.text import from_json
from gandan.reports.services.obligations import open_due_reports
from gandan.tenancy.models import Commune
from gandan.tenancy.scope import open_commune
from gandan.workdays.queries import deadline_calendar

GOAL = 0.2
_ACTIVITIES = 4
"""Of each unit in a month."""
LAST, MONTH = (dt.date(2026, 9, 15), dt.date(2026, 10, 14)), (dt.date(2026, 10, 15), dt.date(2026, 11, 14))
UNITS = {
    "VP": ("vanthu", "vanphong"),
    "VHXH": ("vhxh.daumoi", "vhxh"),
    "KTHT": ("ktht.daumoi", "ktht"),
    "TTPVHCC": ("ttpvhcc.daumoi", "ttpvhcc"),
    "TTDVSNC": ("ttdvsnc", "ttdvsnc"),
}
"""Who writes and who sends for each unit."""
OTHERS = {"MTTQ": "mttq", "HPN": "hpn", "DTN": "dtn", "HCCB": "hccb"}
"""Who answers for units that owe work but no part of the report."""
OFFICER, CHAIR = "thammuu", "chutich"

_HIDDEN = re.compile(r"<input\b[^>]*>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_WORD = re.compile(r"\S+\s*")


@dataclass(slots=True)
class Typed:
    """Characters by what they were typed for, and how many pages each login opened and sent."""

    report: int = 0
    recording: int = 0
    pages: dict[str, int] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    merged: int = 0
    """Characters of the paragraphs of the approved report."""

    @property
    def at_report(self) -> float:
        return self.report / self.merged

    @property
    def in_all(self) -> float:
        return (self.report + self.recording) / self.merged


class Desk:
    """One official before the pages; what is answered with an error ends the play."""

    def __init__(self, slug: str, login: str, typed: Typed) -> None:
        self.slug, self.login, self.typed = slug, login, typed
        self.client = Client(SERVER_NAME="localhost", headers={"accept-language": "vi"})
        self.client.force_login(User.objects.get(username=f"{slug}.{login}"))

    def open(self, path: str) -> str:
        return self._asked(path, None)

    def send(self, path: str, values: Mapping[str, Any]) -> str:
        return self._asked(path, values)

    def _asked(self, path: str, values: Mapping[str, Any] | None) -> str:
        begun = time.perf_counter()
        url = f"/{self.slug}/{path}"
        answer = self.client.get(url) if values is None else self.client.post(url, dict(values), follow=True)
        self.typed.pages[self.login] = self.typed.pages.get(self.login, 0) + 1
        spent = self.typed.seconds.get(self.login, 0.0)
        self.typed.seconds[self.login] = spent + time.perf_counter() - begun
        text = answer.content.decode()
        if answer.status_code != 200:
            raise SystemExit(f"{self.login} {url}: {answer.status_code} {_told(text)}")
        return text

    def fill(self, path: str, values: Mapping[str, Any]) -> str:
        """Open the form and send it with its hidden fields."""
        return self.send(path, {**hidden_of(self.open(path)), **values})


def hidden_of(page: str) -> dict[str, str]:
    """Return the hidden fields of the page's last form of its own."""
    found = (dict(_ATTRIBUTE.findall(tag)) for tag in _HIDDEN.findall(page))
    wanted = {"submission", "version"}
    return {one["name"]: html.unescape(one.get("value", "")) for one in found if one.get("name") in wanted}


def new_words(before: str, after: str) -> int:
    """Return how many characters of ``after`` are words that did not stand in their place before."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    blocks = SequenceMatcher(None, [one.strip() for one in old], [one.strip() for one in new], autojunk=False)
    return sum(len("".join(new[b1:b2])) for tag, _, _, b1, b2 in blocks.get_opcodes() if tag != "equal")


class Month:
    """One report month of the ward, from its records to the approved report."""

    def __init__(self, slug: str, window: tuple[dt.date, dt.date], *, activities: int, chance: random.Random) -> None:
        self.slug, self.window, self.activities, self.chance = slug, window, activities, chance
        self.typed = Typed()
        self.desks = {
            login: Desk(slug, login, self.typed)
            for login in {*(one for pair in UNITS.values() for one in pair), *OTHERS.values(), OFFICER, CHAIR}
        }

    def record(self) -> None:
        """What the units record while it happens."""
        for unit, (writer, _) in UNITS.items():
            own = [one for one in HAPPENINGS if unit in one.units]
            for at in range(self.activities):
                self._activity(unit, self.desks[writer], own[at % len(own)], at)
            self._progress(unit, self.desks[writer], most=self.activities)
        for unit, login in OTHERS.items():
            self._progress(unit, self.desks[login], most=1)

    def _activity(self, unit: str, desk: Desk, happening: Any, at: int) -> None:
        asked = [one["name"] for one in ActivityKind.objects.get(code=happening.kind).numbers]
        on = self.window[0] + dt.timedelta(days=2 + at * 3)
        place = self.chance.choice(happening.places) if happening.places else ""
        given = {
            "title": happening.titles[at % len(happening.titles)],
            "place": place,
            "people": str(self.chance.randint(*happening.people)) if happening.people else "",
        }
        for name, bounds in happening.numbers.items():
            given[f"number_{asked.index(name)}"] = str(self.chance.randint(*bounds))
        self.typed.recording += sum(len(words) for words in given.values())
        fixed = {"unit": unit, "from_on": f"{on:%d/%m/%Y}", "to_on": "", "submission": str(uuid.uuid4())}
        desk.fill(f"hoat-dong/ghi/{happening.kind}/", {**given, **fixed})

    def _progress(self, unit: str, desk: Desk, *, most: int) -> None:
        """Report on what is due in the month."""
        due = Assignment.objects.filter(
            unit__code=unit, state__in=sorted(WITH_DOER), due_on__lte=self.window[1], window_from__lte=self.window[1]
        ).select_related("task")
        for work in due.order_by("-due_on", "id")[:most]:
            words = saying_for(work.task.title).done
            self.typed.recording += len(words)
            values = {"kind": "da_xong", "words": words, "on": f"{self.window[1]:%d/%m/%Y}"}
            desk.fill(f"viec/{work.code}/bao-tien-do/", values)

    def enter_figures(self) -> None:
        """The centre types numerator and denominator of each figure, with one sheet as proof."""
        desk = self.desks["ttpvhcc.daumoi"]
        for row in EnteredIndicator.objects.order_by("position"):
            whole = self.chance.randint(400, 900)
            parts = {"numerator": str(whole - self.chance.randint(3, 20)), "denominator": str(whole)}
            self.typed.recording += sum(len(words) for words in parts.values())
            days = {"from_on": f"{self.window[0]:%d/%m/%Y}", "to_on": f"{self.window[1]:%d/%m/%Y}"}
            proof = SimpleUploadedFile("so-lieu.txt", f"Bảng số liệu minh họa {row.code} {days}".encode())
            desk.fill(
                f"so-lieu/{row.code}/nhap/", {**parts, **days, "source_system": row.source_system, "proof": proof}
            )

    def report(self, *, is_first: bool) -> str:
        """Open the reports of the month, bring them to the leader, and return the code of the approved one."""
        whole, parts = self._opened()
        for unit, code in parts.items():
            self._write_part(unit, code, is_first=is_first)
        officer = self.desks[OFFICER]
        if not is_first:
            self._send_one_back(parts)
        for code in parts.values():
            officer.send(f"bao-cao/{code}/nhan/", {})
        officer.open(f"bao-cao/{whole}/")
        if not is_first:
            officer.send(f"bao-cao/{whole}/lay-ky-truoc/", {})
            self._change(officer, whole, "next", "ưu tiên việc đã quá hạn")
        else:
            self._add(officer, whole, "next", "Các đơn vị chủ động báo cáo ngay khi phát sinh vướng mắc.")
        officer.fill(f"bao-cao/{whole}/trinh/", {"reason": ""})
        self._approve(whole)
        self.typed.merged = merged_characters(whole)
        return whole

    def _opened(self) -> tuple[str, dict[str, str]]:
        open_due_reports(today=clock.today(), calendar=deadline_calendar())
        rows = Report.objects.filter(from_on=self.window[0], to_on=self.window[1]).select_related("unit")
        whole = next(row for row in rows if row.unit_id is None)
        return whole.code, {row.unit.code: row.code for row in rows if row.parent_id == whole.pk}

    def _write_part(self, unit: str, code: str, *, is_first: bool) -> None:
        writer, head = (self.desks[login] for login in UNITS[unit])
        writer.open(f"bao-cao/{code}/")
        if is_first:
            self._add(writer, code, "next", _PLANS[unit])
        else:
            writer.send(f"bao-cao/{code}/lay-ky-truoc/", {})
            self._change(writer, code, "next", "trong tháng tới")
        head.fill(f"bao-cao/{code}/gui/", {})

    def _send_one_back(self, parts: Mapping[str, str]) -> None:
        """One part goes back with a reason; its unit adds a sentence and sends it again."""
        reason, answer = "Đề nghị nêu rõ việc còn tồn.", "Còn 01 việc chờ kinh phí, dự kiến xong trong tháng 12."
        code = parts["KTHT"]
        self.typed.report += len(reason)
        self.desks[OFFICER].fill(f"bao-cao/{code}/tra-lai/", {"reason": reason})
        writer, head = (self.desks[login] for login in UNITS["KTHT"])
        self._add(writer, code, "difficulties", answer)
        head.fill(f"bao-cao/{code}/gui/", {})

    def _add(self, desk: Desk, code: str, section: str, words: str) -> None:
        self.typed.report += len(words)
        desk.fill(f"bao-cao/{code}/muc/{section}/them/", {"version": "0", "text": words, "reason": "", "insert": ""})

    def _change(self, desk: Desk, code: str, section: str, ending: str) -> None:
        """Change the sentence that the last report had in this section."""
        key, before = own_words(code, section)
        after = f"{before.rstrip('.')}, {ending}."
        self.typed.report += new_words(before, after)
        desk.fill(f"bao-cao/{code}/doan/{key}/", {"text": after, "reason": "", "insert": ""})

    def _approve(self, code: str) -> None:
        chair = self.desks[CHAIR]
        page = chair.open(f"bao-cao/cho-duyet/?bao-cao={code}")
        chosen = re.search(rf'value="({code}:[0-9a-f]{{64}})"', page)
        if chosen is None:
            raise SystemExit(f"{code} does not wait for the leader")
        chair.send("bao-cao/cho-duyet/", {"chon": chosen[1], "buoc": "xem"})
        chair.send("bao-cao/cho-duyet/", {"chon": chosen[1], "buoc": "duyet"})


_PLANS = {
    "VP": "Duy trì lịch tiếp công dân và niêm yết tại trụ sở.",
    "VHXH": "Đôn đốc các đơn vị cập nhật minh chứng.",
    "KTHT": "Chỉnh trang vỉa hè và cây xanh tại các tuyến phố chính.",
    "TTPVHCC": "Duy trì ngày giải quyết nhanh và bàn hướng dẫn nộp hồ sơ trực tuyến.",
    "TTDVSNC": "Phát chuyên mục hằng tuần trên hệ thống truyền thanh.",
}


def own_words(code: str, section: str) -> tuple[str, str]:
    """Return key and words of the paragraph that a person once added to the section of this report."""
    report = Report.objects.select_related(*RELATED).get(code=code)
    found = read_draft(report, today=clock.today()).text.section(section)
    if found is None:
        raise SystemExit(f"{code} has no section {section}")
    one = next(one for one in found.shown if one.code and not one.source)
    return one.key, one.text


def merged_characters(code: str) -> int:
    """Return how many characters the paragraphs of the approved report have, without headings and tables."""
    snapshot = approved_snapshot(Report.objects.get(code=code))
    if snapshot is None:
        raise SystemExit(f"{code} was not approved")
    return sum(len(one.text) for _, one in from_json(snapshot.content).paragraphs())


def set_up(slug_of: int = 0) -> str:
    """Make a commune with its plan, its duty to report each month and its figures; return its slug."""
    seed = COMMUNES[slug_of]
    begun = dt.datetime(2026, 9, 17, 8, tzinfo=ZONE)
    with open_commune(make_commune(make_city(), seed)), clock.at(begun):
        officer = actor_of_login(f"{seed.slug}.{OFFICER}", begun.date())
        enter_paper(STANDING[0], seed, officer, calendar=deadline_calendar())
        people = people_of_units(begun.date())
        by_code = {unit.code: people[unit.pk] for unit in Unit.objects.filter(pk__in=people)}
        define_figures(by_code["TTPVHCC"].worker.unit, officer)
        monthly_duty(by_code, officer, since=begun.date())
    return seed.slug


def play(slug: str, *, activities: int, seed: int = 2026) -> Typed:
    """Play last month, whose words are kept, and this month, which is measured."""
    typed = Typed()
    for window, is_first in ((LAST, True), (MONTH, False)):
        chance = random.Random(seed + is_first)
        with open_commune(Commune.objects.get(slug=slug)):
            month = Month(slug, window, activities=activities, chance=chance)
            with clock.at(dt.datetime.combine(window[1], dt.time(17), tzinfo=ZONE)):
                month.record()
            with clock.at(dt.datetime.combine(window[1] + dt.timedelta(days=2), dt.time(9), tzinfo=ZONE)):
                month.enter_figures()
                month.report(is_first=is_first)
        typed = month.typed
    return typed


def lines_of(typed: Typed) -> list[str]:
    """Return what is printed."""
    share = [f"{one:.3f}".replace(".", ",") for one in (typed.at_report, typed.in_all)]
    officer = (typed.pages.get(OFFICER, 0), f"{typed.seconds.get(OFFICER, 0.0):.1f}".replace(".", ","))
    return [
        f"Báo cáo tháng đã duyệt: {typed.merged} ký tự (các đoạn, không tính đề mục và bảng).",
        f"Gõ khi làm báo cáo: {typed.report} ký tự, tỉ lệ {share[0]} (mục tiêu không quá 0,2).",
        f"Gõ khi ghi việc trong tháng: {typed.recording} ký tự; cộng cả hai: tỉ lệ {share[1]}.",
        f"Công chức tham mưu: {officer[0]} lượt mở và gửi trang, máy chủ trả lời hết {officer[1]} giây.",
    ]


def run(*, rounds: int) -> tuple[list[Ratio], list[str]]:
    """Play the month; ``rounds`` says nothing here: what is typed is the same every time."""
    return [], lines_of(play(set_up(), activities=_ACTIVITIES))


def _told(page: str) -> str:
    """Return what the page says went wrong."""
    plain = re.sub(r"<(script|style|nav|header)\b.*?</\1>", " ", page, flags=re.DOTALL)
    main_part = plain[plain.find("<main") :]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main_part)).split())[:900]
