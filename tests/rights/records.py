"""A record of every kind, made for the walk; each function says at which routes its records lie."""

import datetime as dt
import io
from typing import Any
from uuid import UUID

from PIL import Image
from xlsxwriter import Workbook

from gandan.access.tests.factories import make_invitation
from gandan.activities.models import Evidence
from gandan.activities.services import keep_file
from gandan.activities.services.drafts import save_draft_files
from gandan.assessment.enums import ExportKind
from gandan.assessment.models import Criterion
from gandan.assessment.services.exports import export_score
from gandan.assessment.tests.factories import make_assessment, make_draft
from gandan.audit.models import Entry
from gandan.common import clock
from gandan.files.enums import MediaType
from gandan.files.services import store_file
from gandan.indicators.enums import ENTERED
from gandan.indicators.tests.factories import make_entered, make_entry
from gandan.inspection.enums import ExportKind as RecordKind
from gandan.inspection.enums import ExportState as RecordState
from gandan.inspection.models import RecordExport
from gandan.notifications.models import Notice
from gandan.organisations.enums import ActingForm
from gandan.organisations.models import ActingFor, Duty, Leave, Position, UnitGroup
from gandan.organisations.services.subjects import add_subject
from gandan.organisations.tests.factories import DAY
from gandan.plans.enums import AssignmentState, ProgressKind, RequestKind
from gandan.plans.models import ChangeRequest, ProgressReport
from gandan.plans.tests.factories import make_assignment, make_document, make_plan, make_task
from gandan.procedures.enums import TableKind
from gandan.procedures.models import TableDuty
from gandan.reports.enums import Figure, PaperFormat, ParagraphAct, PeriodKind, SnapshotKind
from gandan.reports.models import Obligation, Report, ReportFile, ReportForm, SignedCopy, Snapshot
from gandan.reports.services.urging import make_conclusion_notice, make_urging_letter
from gandan.reports.tests.factories import make_activity, make_form, make_kind, make_report
from gandan.workdays.enums import DayPart, Level, Use
from gandan.workdays.models import CalendarChange, CommuneDay, SpecialDay
from gandan.workdays.queries import deadline_calendar
from tests.rights.people import OTHER, OWN, RECEIVER, World

WINDOW = (dt.date(2026, 10, 15), dt.date(2026, 11, 14))
AT = dt.datetime(2026, 11, 17, 8, tzinfo=dt.UTC)
_SUBMISSION = UUID(int=7)


def add_work(world: World) -> None:
    officer, head, unit = world.actor("P"), world.actor("H"), world.units[OWN]
    plan = make_plan(officer.official, owner_unit=world.units[RECEIVER])
    task = make_task(plan, receiver=world.units[RECEIVER])
    TableDuty(task=task, kind=TableKind.ISO, created_at=AT, created_by=officer.official).save()
    work = make_assignment(task, unit, state=AssignmentState.WORKING, due_on=dt.date(2026, 11, 10))
    ChangeRequest(
        assignment=work,
        kind=RequestKind.NEW_DATE,
        reason="Chờ kinh phí.",
        proposed_due_on=dt.date(2026, 12, 1),
        at=AT,
        by=head.official,
    ).save()
    ProgressReport(
        assignment=work,
        kind=ProgressKind.DIFFICULTY,
        on=DAY,
        words="Chưa có kinh phí.",
        at=AT,
        by=head.official,
        submission=_SUBMISSION,
    ).save()
    window = {"code": task.code, "window": f"{work.window_from:%Y-%m-%d}"}
    world.places |= {
        "ke-hoach/<str:code>/": {"code": plan.code},
        "nhiem-vu/<str:code>/": {"code": task.code},
        "cho-tong-hop/<str:code>/": window,
        "bang-so-lieu/<str:code>/": window,
        "viec/<str:code>/": {"code": work.code, "kind": RequestKind.NEW_DATE.value},
        "vuong-mac/<uuid:submission>/": {"submission": _SUBMISSION},
        "van-ban/<str:code>/": {"code": plan.document.code, "number": 1},
    }
    letter = make_urging_letter(
        [work], answer_by=DAY, words="", actor=officer, today=DAY, calendar=deadline_calendar()
    )
    facts = {"meeting": "Họp giao ban", "held_on": DAY, "chair": "đồng chí Chủ tịch", "opening": ""}
    lines = [{"words": "Làm ngay.", "units": [], "due_on": "2026-12-10"}]
    notice = make_conclusion_notice(facts, lines, actor=officer, today=DAY)
    world.places |= {
        "bao-cao/don-doc/<str:code>/": {"code": letter.code, "kind": PaperFormat.DOCX},
        "bao-cao/ket-luan/<str:code>/": {"code": notice.code, "kind": PaperFormat.DOCX},
    }


def add_papers(world: World) -> None:
    stored = store_file(
        "Công văn thử.".encode(), name="a.txt", allowed=frozenset({MediaType.TEXT}), actor=world.actor("P")
    )
    document = make_document(world.actor("P").official, file=stored)
    world.places["van-ban/<str:code>/"] = {"code": document.code, "number": 1}
    world.places["van-ban/so/<str:which>/"] = {"which": "di"}
    world.places["van-ban/doc/<str:code>/ra-soat/<str:task>/"] = {"task": "t1", "act": "bo"}


def make_picture(world: World, *, title: str) -> Evidence:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), (20, 80, 140)).save(out, "JPEG")
    head = world.actor("H")
    kept = keep_file(out.getvalue(), name="anh.jpg", actor=head)
    evidence = Evidence(
        code="MC-2026-9001",
        file=kept.stored,
        unit=world.units[OWN],
        title=title,
        period_from=WINDOW[0],
        period_to=DAY,
        uploaded_at=AT,
        uploaded_by=head.official,
    )
    evidence.save()
    return evidence


def add_figures(world: World) -> None:
    focal, unit = world.actor("F"), world.units[OWN]
    activity = make_activity(unit, focal.official, DAY)
    kind = make_kind()
    out = io.BytesIO()
    Image.new("RGB", (60, 40), (90, 80, 20)).save(out, "JPEG")
    kept = keep_file(out.getvalue(), name="nhap.jpg", actor=focal)
    save_draft_files(None, [kept], kind=kind, actor=focal)
    entered = make_entered(unit=unit)
    entry = make_entry(entered, focal.official)
    sheet = store_file(_book(), name="so-lieu.xlsx", allowed=frozenset({MediaType.XLSX}), actor=focal)
    world.places |= {
        "hoat-dong/<str:code>/": {"code": activity.code},
        "hoat-dong/ghi/anh/<str:sha256>/": {"sha256": kept.stored.sha256},
        "hoat-dong/ghi/<str:kind>/": {"kind": kind.code},
        "so-lieu/<str:code>/": {"code": f"{ENTERED}{entered.code}"},
        "so-lieu/so/<str:code>/": {"code": entry.code},
        "so-lieu/nhap-excel/<str:digest>/": {"digest": sheet.sha256},
    }


def _book() -> bytes:
    out = io.BytesIO()
    book = Workbook(out)
    book.add_worksheet("Số liệu").write_row(0, 0, ["Chỉ tiêu", "Giá trị"])
    book.close()
    return out.getvalue()


def unit_form() -> ReportForm:
    return make_form("mau-don-vi", is_of_unit=True)


def places_of(report: Report, world: World) -> dict[str, dict[str, Any]]:
    """Keep a file of every sort with the unit's report and return where they lie; decisions are on the commune's."""
    officer = world.actor("P")
    stored = store_file("Bản xuất.".encode(), name="b.txt", allowed=frozenset({MediaType.TEXT}), actor=officer)
    made = {"made_at": AT, "made_by": officer.official}
    ReportFile(report=report, file=stored, report_version=1, **made).save()
    snapshot = Snapshot(report=report, kind=SnapshotKind.SENT, content={}, sha256="0" * 64, report_version=1, **made)
    snapshot.save()
    checked = {"checked_at": AT, "checked_by": officer.official}
    SignedCopy(report=report, snapshot=snapshot, file=stored, is_same=True, **checked).save()
    whole = make_report(None, officer.official, window=WINDOW)
    held = {
        "code": report.code,
        "digest": stored.sha256,
        "key": "opening",
        "act": ParagraphAct.LEAVE_OUT,
        "section": "figures",
        "kind": PaperFormat.DOCX,
        "figure": Figure.DUE,
    }
    places = {"bao-cao/<str:code>/": held, "bao-cao/<str:code>/hoat-dong/<str:kind>/": {"kind": make_kind().code}}
    for act in ("chua-duyet", "mo-lai"):
        places[f"bao-cao/<str:code>/{act}/"] = {"code": whole.code}
    return places


def add_obligation(world: World) -> None:
    duty = Obligation(
        code="CD-2026-9001",
        name="Báo cáo tháng",
        form=unit_form(),
        unit=world.units[OWN],
        period=PeriodKind.MONTH,
        from_on=dt.date(2026, 1, 1),
    )
    duty.save()
    world.places["bao-cao/che-do/<str:code>/"] = {"code": duty.code}


def add_criteria(world: World) -> None:
    officer = world.actor("P")
    found = make_assessment(officer)
    leaf = Criterion.objects.filter(criteria_set=found.criteria_set, is_leaf=True).order_by("position").first()
    leaf.unit = world.units[OWN]
    leaf.save()
    made = export_score(found, kind=ExportKind.XLSX, actor=officer, moment=clock.now())
    draft = make_draft(officer, ("1", "Tiêu chí thử", 10, "", ""))
    world.places |= {
        "danh-gia/<str:code>/": {
            "code": found.code,
            "number": leaf.number,
            "kind": ExportKind.XLSX,
            "export_code": made.code,
            "unit": world.units[OWN].code,
        },
        "danh-gia/bo-tieu-chi/<str:code>/": {"code": draft.code},
    }


def add_administration(world: World) -> None:
    notice = Notice(official=world.actor("F").official, sentence="Việc mới.", url="/", at=AT)
    notice.save()
    world.bodies["notice_open"] = {"notice": notice.pk}
    group = UnitGroup(code="NHOM", name="Các phòng")
    group.save()
    own = CommuneDay(day=dt.date(2026, 12, 24), use=Use.DEADLINE, part=DayPart.NONE, name="Ngày riêng", reason="Thử.")
    own.save()
    change = CalendarChange(
        day=own.day,
        use=Use.DEADLINE,
        level=Level.COMMUNE,
        new_part=DayPart.NONE,
        reason="Thử.",
        actor_name="Thử",
        at=AT,
    )
    change.save()
    day = SpecialDay.objects.order_by("day").first()
    head = world.actor("H").official
    invited = make_invitation(world.units[OWN], world.actor("Q"))
    focal = world.actor("F").official
    position = Position.objects.select_related("official", "unit").get(official=focal)
    days = {"from_on": DAY, "to_on": DAY}
    acting = ActingFor(code="KT1", official=focal, unit=world.units[OWN], form=ActingForm.KT, paper="Thử.", **days)
    acting.save()
    leave = Leave(code="NGHI1", official=focal, reason="Thử.", **days)
    leave.save()
    entry = Entry.objects.order_by("pk").first()
    stored = store_file("Nhật ký.".encode(), name="n.txt", allowed=frozenset({MediaType.TEXT}), actor=world.actor("Q"))
    extract = RecordExport(
        code="NK-2026-9001",
        kind=RecordKind.CSV,
        asked={},
        through_id=entry.pk,
        entries=1,
        file=stored,
        asked_at=AT,
        asked_by=world.actor("Q").official,
        state=RecordState.READY,
    )
    extract.save()
    duty = Duty.objects.select_related("official", "unit").get(official=head)
    subject = add_subject(code="linh-vuc-thu", name="Lĩnh vực thử", actor=world.actor("Q"))
    world.places |= {
        "quan-tri/dau-moi/linh-vuc/<slug:code>/": {"code": subject.code},
        "quan-tri/don-vi/<slug:code>/": {"code": world.units[OTHER].code},
        "quan-tri/nhom/<slug:code>/": {"code": group.code},
        "quan-tri/dang-nhap/<slug:code>/": {"code": head.code},
        "quan-tri/loi-moi/<slug:code>/": {"code": invited.invitation.official.code},
        "can-bo/<slug:code>/": {"code": focal.code},
        "can-bo/<slug:code>/chuc-vu/<slug:key>/": {"key": position.key},
        "can-bo/<slug:code>/ky-thay/<slug:key>/": {"key": acting.code},
        "can-bo/<slug:code>/nghi/<slug:key>/": {"key": leave.code},
        "quan-tri/nhat-ky/<int:number>/": {"number": entry.pk},
        "quan-tri/nhat-ky/xoa/<slug:code>/": {"code": head.code},
        "quan-tri/nhat-ky/bang/<str:code>/": {"code": extract.code},
        "quan-tri/can-bo/<slug:code>/": {"code": head.code, "key": duty.key},
        "lich-lam-viec/rieng/<int:pk>/": {"pk": own.pk},
        "lich-lam-viec/thay-doi/<int:pk>/": {"pk": change.pk},
        "lich-lam-viec/<slug:day>/": {"day": f"{day.day:%Y-%m-%d}"},
    }
