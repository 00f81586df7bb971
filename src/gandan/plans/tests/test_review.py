import datetime as dt
import json
from dataclasses import replace

import pytest

from gandan.documents.source import Mark, Segment, pages_of, pieces_of
from gandan.organisations.queries import Directory, UnitEntry
from gandan.plans.rules.due import DueWords
from gandan.plans.rules.due_choice import DueKind, chosen_due, due_options
from gandan.plans.rules.occasions import Frame
from gandan.plans.rules.review import (
    Doubt,
    Fact,
    Review,
    TaskDraft,
    accept,
    choose_direction,
    drop_task,
    edit_task,
    join_tasks,
    open_collective,
    restore_task,
    set_facts,
    split_task,
    what_is_missing,
)
from gandan.plans.rules.review_build import (
    Setting,
    build_review,
    period_end,
    place_of,
    propose_direction,
    take_as_pattern,
)
from gandan.plans.rules.review_json import from_json, to_json
from gandan.plans.rules.source import marks_of
from gandan.workdays.queries import FIRST, LAST
from gandan.workdays.rules import build

TODAY = dt.date(2026, 11, 18)
CALENDAR = build(FIRST, LAST, ())
DIRECTORY = Directory(
    units=(UnitEntry("VH", "Phòng Văn hóa - Xã hội", "phong"), UnitEntry("YT", "Trạm Y tế", "trung_tam")),
    names={"phong van hoa - xa hoi": "VH", "tram y te": "YT"},
    groups={"cac phong, don vi": ("VH", "YT")},
    place="Sông Cửa",
)
SETTING = Setting(DIRECTORY, "Ủy ban nhân dân phường Sông Cửa", "VH", CALENDAR, TODAY)
YEARLY = DueWords("Trước ngày 15/02", before=True, rrule="FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=15")


def _paper(**values: object) -> dict[str, object]:
    head = {
        "type": "ke_hoach",
        "issuer": "Ủy ban nhân dân phường Sông Cửa",
        "number": "41",
        "symbol": "KH-UBND",
        "date": "2026-04-20",
        "subject": "Giữ gìn trụ sở",
        "tasks": [],
    }
    return head | values


def _read(
    due: dict[str, object] | None = None, lead: tuple[str, ...] = ("Phòng Văn hóa - Xã hội",)
) -> dict[str, object]:
    return {"title": "Tổng hợp kết quả", "section": "II.1", "lead": lead, "support": (), "receiver": (), "due": due}


def _review(*tasks: TaskDraft) -> Review:
    facts = {"issued_on": Fact("2026-04-20"), "subject": Fact("Giữ gìn trụ sở")}
    return Review("di", facts=facts, owner="VH", tasks=tasks or (TaskDraft("t0", "Một", leads=("VH",)),), last_id=0)


@pytest.mark.parametrize(
    ("head", "direction"),
    [
        ({}, "di"),
        ({"number": None}, "du_thao"),
        ({"date": None}, "du_thao"),
        ({"issuer": "Sở Nội vụ"}, "den"),
        ({"issuer": "Ủy ban nhân dân phường Bến Đá"}, "den"),
        ({"issuer": "Ủy ban nhân dân phường Bến Đá", "number": None}, "du_thao"),
        ({"issuer": "Phòng Văn hóa - Xã hội"}, "noi_bo"),
    ],
)
def test_build_review_when_head_is_read_then_the_first_question_is_answered(
    head: dict[str, object], direction: str
) -> None:
    assert build_review(_paper(**head), SETTING).direction == direction


@pytest.mark.parametrize(
    ("lead", "leads", "doubts"),
    [
        (("Phòng Văn hóa - Xã hội",), ("VH",), ()),
        (("Phòng Văn hóa - Xã hội phường Bến Đá", "Trạm Y tế"), ("VH", "YT"), ()),
        (
            ("Các phòng, đơn vị",),
            ("VH", "YT"),
            (Doubt("leads", "“%(words)s” là cách gọi chung.", words="Các phòng, đơn vị"),),
        ),
        (
            ("Các cơ quan liên quan",),
            (),
            (Doubt("leads", "“%(words)s” là cách gọi chung.", words="Các cơ quan liên quan"),),
        ),
        (
            ("Sở Nội vụ",),
            (),
            (Doubt("leads", "“%(words)s” không có trong danh sách đơn vị của mình.", words="Sở Nội vụ"),),
        ),
        (
            ("Trưởng Trạm Y tế",),
            ("YT",),
            (Doubt("leads", "“%(words)s” chỉ gần giống tên một đơn vị của mình.", words="Trưởng Trạm Y tế"),),
        ),
        ((), (), (Doubt("leads", "Văn bản không ghi đơn vị chủ trì.", "unread"),)),
    ],
)
def test_build_review_when_doer_is_named_then_units_and_doubts(
    lead: tuple[str, ...], leads: tuple[str, ...], doubts: tuple[Doubt, ...]
) -> None:
    task = build_review(_paper(tasks=[_read(lead=lead)]), SETTING).tasks[0]
    assert (task.leads, task.doubts) == (leads, doubts)


@pytest.mark.parametrize(
    ("issuer", "lead", "is_kept"),
    [
        ("Sở Nội vụ", ("Trung tâm Lưu trữ tỉnh",), False),
        ("Sở Nội vụ", ("Trung tâm Lưu trữ tỉnh", "Trạm Y tế"), True),
        ("Sở Nội vụ", ("Ủy ban nhân dân các xã, phường",), True),
        ("Sở Nội vụ", ("Các cơ quan, địa phương",), True),
        ("Sở Nội vụ", (), True),
        ("Ủy ban nhân dân phường Bến Đá", ("Trường mầm non Hoa Sen",), True),
        ("Ủy ban nhân dân phường Sông Cửa", ("Trung tâm Lưu trữ tỉnh",), True),
    ],
)
def test_build_review_when_a_superior_names_other_bodies_then_their_tasks_are_left_aside(
    issuer: str, lead: tuple[str, ...], is_kept: bool
) -> None:
    review = build_review(_paper(issuer=issuer, tasks=[_read(lead=lead)]), SETTING)
    task = review.tasks[0]
    assert (task.is_kept, task.is_elsewhere, restore_task(review, "t0").tasks[0].is_kept) == (
        is_kept, not is_kept, True,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "dates", "rrule", "confidence", "reasons"),
    [
        ("hằng năm", [], "FREQ=YEARLY", 0.95, []),
        ("Trước ngày 15/02", [], "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=15", 0.7, ["Không có năm."]),
        ("thường xuyên", [], None, 0.95, []),
        ("trong 05 ngày làm việc kể từ ngày ban hành", [], None, 0.95, []),
        ("khi có yêu cầu", [], None, 0.95, ["Chưa tính được ngày từ “khi có yêu cầu”."]),
    ],
)
def test_build_review_when_time_is_read_then_doubts_name_the_reason(
    text: str, dates: list[str], rrule: str | None, confidence: float, reasons: list[str]
) -> None:
    due = {"text": text, "before": False, "dates": dates, "rrule": rrule}
    found = {"confidence": confidence, "spans": [], "reason": "Không có năm." if confidence < 0.9 else None}
    paper = _paper(tasks=[_read(due)], _evidence={"tasks.0.due": found})
    assert [doubt.sentence for doubt in build_review(paper, SETTING).tasks[0].doubts] == reasons


def test_build_review_when_value_is_absent_then_unread_and_never_guessed() -> None:
    review = build_review(_paper(number=None), SETTING)
    assert (review.fact("number"), review.facts["number"].level) == ("", "unread")


def test_take_as_pattern_when_chosen_then_own_issuer_own_place_and_no_number_of_theirs() -> None:
    task = _read() | {"title": "Giữ sạch trụ sở phường Bến Đá"}
    paper = _paper(issuer="Ủy ban nhân dân phường Bến Đá", subject="Trụ sở phường Bến Đá", tasks=[task])
    review = take_as_pattern(build_review(paper, SETTING), SETTING, is_pattern=True)
    assert (review.issuer, review.fact("number"), review.fact("subject"), review.tasks[0].title, review.direction) == (
        "Ủy ban nhân dân phường Sông Cửa", "", "Trụ sở phường Sông Cửa", "Giữ sạch trụ sở phường Sông Cửa", "du_thao",
    )  # fmt: skip
    dated = propose_direction(set_facts(review, {"issued_on": "2026-04-20"}), SETTING)
    assert dated.direction == "di"


def test_take_as_pattern_when_own_paper_then_nothing_changes() -> None:
    review = build_review(_paper(), SETTING)
    assert take_as_pattern(review, SETTING, is_pattern=True) == review


def test_propose_direction_when_a_person_has_chosen_then_kept() -> None:
    review = choose_direction(build_review(_paper(number=None), SETTING), "den")
    assert propose_direction(review, SETTING).direction == "den"


@pytest.mark.parametrize(
    ("subject", "end"),
    [
        ("Kế hoạch giai đoạn 2026-2030", "2030-12-31"),
        ("Kế hoạch giai đoạn 2026 - 2030", "2030-12-31"),
        ("Kế hoạch giai đoạn 2026-2030 và những năm tiếp theo", ""),
        ("Kế hoạch năm 2026", "2026-12-31"),
        ("Tổng kết năm 2025", ""),
        ("Giữ gìn trụ sở", ""),
    ],
)
def test_period_end_when_subject_names_years_then_their_last_day(subject: str, end: str) -> None:
    assert period_end(subject, "2026-04-20") == end


@pytest.mark.parametrize(
    ("issuer", "place"),
    [
        ("Ủy ban nhân dân phường Bến Đá", "Bến Đá"),
        ("Ủy ban nhân dân xã An Bình", "An Bình"),
        ("Ủy ban nhân dân Phường 5", "5"),
        ("Sở Nội vụ", ""),
    ],
)
def test_place_of_when_issuer_is_a_commune_then_its_name(issuer: str, place: str) -> None:
    assert place_of(issuer) == place


def test_edit_task_when_field_is_set_then_no_longer_doubtful() -> None:
    task = TaskDraft("t0", "Một", doubts=(Doubt("due", "?"), Doubt("leads", "?")))
    edited = edit_task(_review(task), "t0", due=YEARLY).tasks[0]
    assert (edited.doubts, edited.edited, edited.level) == ((Doubt("leads", "?"),), ("due",), "check")


def test_edit_task_when_nothing_changes_then_still_sure() -> None:
    assert edit_task(_review(), "t0", title="Một").tasks[0].level == "sure"


def test_accept_when_doubt_is_taken_then_row_counts_as_seen() -> None:
    task = TaskDraft("t0", "Một", doubts=(Doubt("title", "?"),))
    assert accept(_review(task), "t0", "title").tasks[0].level == "edited"


def test_open_collective_when_units_are_named_then_each_leads_and_blocking_point_is_gone() -> None:
    task = TaskDraft("t0", "Một", is_collective=True, doubts=(Doubt("leads", "?"),))
    review = _review(task)
    assert what_is_missing(review, today="2026-11-18") == ["Nhiệm vụ 1 chưa có đơn vị chủ trì."]
    opened = open_collective(review, "t0", ("VH", "YT"))
    assert (opened.tasks[0].leads, what_is_missing(opened, today="2026-11-18")) == (("VH", "YT"), [])


def test_split_task_when_two_titles_then_each_keeps_its_words_in_the_source() -> None:
    task = TaskDraft("t0", "Quét sân; trồng cây", spans=((7, 10, 29),), leads=("VH",), due=YEARLY)
    before = replace(_review(task, TaskDraft("t1", "Hai")), last_id=1)
    review = split_task(before, "t0", ("Quét sân", "trồng cây"))
    assert [(one.id, one.title, one.spans, one.leads) for one in review.tasks] == [
        ("t0", "Quét sân", ((7, 10, 18),), ("VH",)),
        ("t2", "trồng cây", ((7, 20, 29),), ("VH",)),
        ("t1", "Hai", (), ()),
    ]
    assert review.last_id == 2


@pytest.mark.parametrize("titles", [(), ("Một",), ("Một", "  ")])
def test_split_task_when_fewer_than_two_titles_then_refused(titles: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="two or more"):
        split_task(_review(), "t0", titles)


def test_join_tasks_when_next_exists_then_words_units_and_spans_are_one() -> None:
    first = TaskDraft("t0", "Quét sân.", spans=((1, 0, 9),), leads=("VH",))
    second = TaskDraft("t1", "Trồng cây", spans=((2, 0, 9),), leads=("YT",), due=YEARLY)
    joined = join_tasks(_review(first, second), "t0").tasks
    assert [(one.id, one.title, one.spans, one.leads, one.due) for one in joined] == [
        ("t0", "Quét sân; Trồng cây", ((1, 0, 9), (2, 0, 9)), ("VH", "YT"), YEARLY)
    ]


def test_join_tasks_when_last_then_refused() -> None:
    with pytest.raises(ValueError, match="no next task"):
        join_tasks(_review(), "t0")


def test_drop_and_restore_when_done_then_task_leaves_and_returns() -> None:
    dropped = drop_task(_review(), "t0")
    assert dropped.kept == ()
    assert restore_task(dropped, "t0").kept == _review().kept


@pytest.mark.parametrize("act", [drop_task, restore_task, join_tasks])
def test_acts_when_task_is_gone_then_key_error(act: object) -> None:
    with pytest.raises(KeyError):
        act(_review(), "t9")  # type: ignore[operator]


@pytest.mark.parametrize(
    ("change", "missing"),
    [
        ({}, []),
        ({"owner": ""}, ["Chưa chọn đơn vị theo dõi kế hoạch."]),
        ({"facts": {}}, ["Chưa ghi ngày ban hành; nếu văn bản chưa ký, hãy chọn “Dự thảo”."]),
        ({"facts": {}, "direction": "du_thao"}, []),
        ({"facts": {}, "direction": "tham_khao", "tasks": (), "owner": ""}, []),
        ({"facts": {"issued_on": Fact("2026-11-19")}}, ["Ngày ban hành nằm sau hôm nay."]),
        ({"facts": {"issued_on": Fact("2026-04-20"), "to_on": Fact("2026-04-19")}},
         ["Ngày kết thúc kế hoạch nằm trước ngày ban hành."]),
        ({"tasks": ()}, ["Chưa giữ nhiệm vụ nào; chọn “Để tham khảo” nếu chỉ lưu văn bản."]),
        ({"tasks": (TaskDraft("t0", "Một", is_kept=False), TaskDraft("t1", "Hai"))},
         ["Nhiệm vụ 2 chưa có đơn vị chủ trì."]),
    ],
)  # fmt: skip
def test_what_is_missing_when_review_is_not_complete_then_each_point(
    change: dict[str, object], missing: list[str]
) -> None:
    assert what_is_missing(replace(_review(), **change), today="2026-11-18") == missing  # type: ignore[arg-type]


def test_to_json_when_read_back_then_the_same_review() -> None:
    task = TaskDraft(
        "t0", "Một", spans=((1, 2, 3),), marks=((4, 5, 6),), leads=("VH", "YT"), quotas=(("VH", "03 thủ tục"),),
        due=YEARLY, doubts=(Doubt("due", "?"),), edited=("title",),
    )  # fmt: skip
    review = replace(_review(task), facts={"number": Fact("41", "check", "?", ((0, 1, 2),))})
    assert from_json(json.loads(json.dumps(to_json(review)))) == review


@pytest.mark.parametrize(
    ("kind", "day", "is_before", "due"),
    [
        (DueKind.WRITTEN, None, False, YEARLY),
        (DueKind.ONCE, None, False, DueWords("Trước ngày 15/02", before=True, dates=("2027-02-15",))),
        (DueKind.DAY, dt.date(2026, 12, 1), False, DueWords("ngày 01/12/2026", dates=("2026-12-01",))),
        (DueKind.DAY, dt.date(2026, 12, 1), True, DueWords("trước ngày 01/12/2026", True, ("2026-12-01",))),
        (DueKind.YEARLY_DAY, dt.date(2026, 12, 1), False,
         DueWords("ngày 01/12 hằng năm", rrule="FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=1")),
        (DueKind.QUARTERLY, None, False, DueWords("hằng quý", rrule="FREQ=MONTHLY;INTERVAL=3")),
        (DueKind.STANDING, None, False, DueWords("thường xuyên")),
        (DueKind.NONE, None, False, DueWords()),
    ],
)  # fmt: skip
def test_chosen_due_when_a_way_is_chosen_then_that_time(
    kind: DueKind, day: dt.date | None, is_before: bool, due: DueWords
) -> None:
    assert chosen_due(kind, YEARLY, day=day, is_before=is_before, today=TODAY) == due


@pytest.mark.parametrize(("kind", "written"), [(DueKind.DAY, YEARLY), (DueKind.ONCE, DueWords("hằng năm"))])
def test_chosen_due_when_no_day_is_at_hand_then_refused(kind: DueKind, written: DueWords) -> None:
    with pytest.raises(ValueError, match=r"day"):
        chosen_due(kind, written, today=TODAY)


def test_due_options_when_day_has_no_year_then_yearly_once_and_own_day() -> None:
    options = due_options(YEARLY, Frame(dt.date(2026, 4, 20), dt.date(2027, 12, 31)), CALENDAR, today=TODAY)
    assert [(option.kind, option.next_on) for option in options] == [
        (DueKind.WRITTEN, dt.date(2027, 2, 12)),
        (DueKind.ONCE, dt.date(2027, 2, 12)),
        (DueKind.STANDING, None),
        (DueKind.DAY, None),
    ]


def _block(text: str, **place: object) -> dict[str, object]:
    return {"text": text, "page": None, "box": None, "table": None, "row": None, "column": None} | place


def test_pieces_of_when_marks_overlap_then_the_shorter_is_shown() -> None:
    long, short = Mark("t0", "sure", ((0, 0, 19),)), Mark("t0", "check", ((0, 8, 19),))
    pieces = pieces_of([_block("Nộp báo cáo 15/11 nhé")], [long, short])
    assert pieces[0].segments == (
        Segment("Nộp báo ", long), Segment("cáo 15/11 n", short), Segment("hé", None),
    )  # fmt: skip


def test_pieces_of_when_cells_follow_then_one_table_by_rows() -> None:
    cells = [_block(text, table=0, row=row) for row, text in ((0, "A"), (0, "B"), (1, "C"))]
    pieces = pieces_of([_block("Đầu"), *cells, _block("Cuối")], [])
    assert [len(piece.rows) for piece in pieces] == [0, 2, 0]
    assert [[cell[0].text for cell in row] for row in pieces[1].rows] == [["A", "B"], ["C"]]


def test_pages_of_when_blocks_have_boxes_then_one_box_for_each_marked_block() -> None:
    source = [_block("A", page=1, box=[0.1, 0.2, 0.5, 0.3]), _block("B", page=2, box=[0, 0, 1, 1])]
    mark = Mark("t0", "sure", ((0, 0, 1), (0, 0, 1), (9, 0, 1)))
    pages = pages_of(source, [mark])
    assert [(page.number, [(box.x, box.y) for box in page.boxes]) for page in pages] == [(1, [(0.1, 0.2)]), (2, [])]


def test_marks_of_when_task_is_dropped_then_not_marked() -> None:
    review = _review(TaskDraft("t0", "Một", spans=((0, 0, 1),), is_kept=False), TaskDraft("t1", "Hai"))
    assert [mark.key for mark in marks_of(review)] == ["t1"]
