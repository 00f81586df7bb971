"""What a report is called, what it rests on, and what stands round its text on paper."""

from gandan.common.vietnamese import fold
from gandan.documents.models import Document
from gandan.organisations.posts import SignatureBlock
from gandan.plans.models import Plan
from gandan.reports.models import Report
from gandan.reports.rules.paragraphs import Paper, inside, paper_words
from gandan.reports.rules.sentences import paper_day, window_name, window_words
from gandan.reports.rules.text import Head
from gandan.workdays.windows import Window


def paper_of(document: Document) -> Paper:
    day = paper_day(document.issued_on) if document.issued_on else ""
    return Paper(document.code, document.type_name, document.reference, day, document.subject.strip(), document.issuer)


def title_of(report: Report) -> str:
    """Return what the report is called, in one line."""
    return " ".join(subject_words(report).split())


def subject_words(report: Report, *, inside: bool = False) -> str:
    """Return the title of the form with its places filled; the window in brackets stands on a line of its own.

    ``inside`` a sentence it begins with a small letter and stands in one line.
    """
    window = Window(report.from_on, report.to_on)
    title: str = report.form.title
    is_bracketed = "({window})" in title
    words = {
        "{window}": window_words(window) if is_bracketed else window_name(window),
        "{plan}": plan_name(report.plan) if report.plan else "các kế hoạch được giao",
        "{programme}": programme_name(report),
        "{unit}": (report.unit_name if "{unit}" in title else "") or report.commune.short_committee_name,
    }
    for place, value in words.items():
        title = title.replace(place, value)
    if inside:
        return f"{title[0].lower()}{title[1:]}"
    return title.replace(" (từ ngày", "\n(từ ngày")


def plan_name(plan: Plan) -> str:
    """Return "Kế hoạch …" whether or not the title already says so."""
    title = " ".join(plan.title.split()).rstrip(".")
    name = plan.document.type_name
    if plan.document.reference:
        return f"{name} số {plan.document.reference}"
    return title if fold(title).startswith(fold(name)) else f"{name} {inside(title)}"


def programme_name(report: Report) -> str:
    if report.programme:
        return f"chương trình “{report.programme.name}”"
    return plan_name(report.plan) if report.plan else "chương trình, kế hoạch công tác"


def basis_words(report: Report) -> str:
    """Return what the report rests on: the letter that asked for it, the duty, the plan, the programme."""
    if report.request:
        return f"Thực hiện {paper_words(paper_of(report.request), of=True)}"
    if report.request_words:
        return f"Thực hiện {report.request_words}"
    if report.plan:
        return f"Thực hiện {paper_words(paper_of(report.plan.document), of=True)}"
    if report.obligation and report.obligation.document:
        return f"Thực hiện {paper_words(paper_of(report.obligation.document), of=True)}"
    if report.programme:
        return f"Thực hiện {programme_name(report)}"
    return "Thực hiện chế độ báo cáo theo quy định"


def receiver_words(report: Report) -> str:
    if report.receiver:
        return str(report.receiver.name)
    if report.receiver_words:
        return str(report.receiver_words)
    if report.form.receiver:
        return str(report.form.receiver)
    return str(report.commune.committee_name) if report.unit_id else ""


def closing_words(report: Report) -> str:
    name = report.unit.name if report.unit else report.commune.committee_name
    to = receiver_words(report)
    sent = f", gửi {to} tổng hợp theo quy định" if to else ""
    return f"Trên đây là báo cáo {subject_words(report, inside=True)} của {name}{sent}./."


def head_of(report: Report, signed: SignatureBlock) -> Head:
    """Return what stands round the text; the number and the day of signing stay open until it is signed."""
    commune, unit = report.commune, report.unit
    to = receiver_words(report)
    return Head(
        parent_issuer=commune.short_committee_name if unit else "",
        issuer=_unbroken(unit.name) if unit else commune.committee_name,
        symbol=f"BC-{unit.code}" if unit else "BC-UBND",
        place=commune.full_name,
        subject=subject_words(report),
        to=(to,) if to else (),
        recipients=_recipients(report, has_receiver=bool(to)),
        authority=signed.authority,
        capacity=signed.capacity,
        position=signed.position,
        signer=signed.name,
    )


def _unbroken(name: str) -> str:
    """Return the name so that the head of the paper breaks it behind the hyphen alone: "… - / XÃ HỘI"."""
    first, hyphen, last = name.rpartition(" - ")
    unbroken = last.replace(" ", "\u00a0")
    return f"{first}{hyphen}{unbroken}" if hyphen else name


def _recipients(report: Report, *, has_receiver: bool) -> tuple[str, ...]:
    if report.unit_id:
        return ("Như trên", "Lưu: VT")
    first = ("Như trên",) if has_receiver else ()
    owner = report.plan.owner_unit if report.plan else None
    kept = f"Lưu: VT, {owner.short_name}" if owner else "Lưu: VT"
    return (*first, f"Lãnh đạo {report.commune.short_committee_name}", "Các đơn vị được giao nhiệm vụ", kept)
