"""A unit changes its part after the officer reworded it in the commune's report: told there, taken over or not."""

import pytest
from django.test import Client

from gandan.common.errors import NotAllowed, Stale
from gandan.reports.models import Report
from gandan.reports.queries.text import read_draft
from gandan.reports.rules.findings import Gaps, find_gaps
from gandan.reports.rules.text import ParagraphText
from gandan.reports.services import add_paragraph, follow_records, keep_words, save_paragraph
from gandan.reports.services.parts import return_report
from gandan.reports.tests.ward import TODAY, Ward, fresh, open_month, sent


def changed_after_merge(ward: Ward, now: str, worded: str = "Văn phòng rà soát 12 thủ tục trong tháng.") -> Report:
    """Return the month's report: the officer reworded the unit's "Rà soát 12 thủ tục.", the unit says ``now``."""
    whole, (part, *_) = open_month(ward)
    add_paragraph(fresh(part), section="next", text="Rà soát 12 thủ tục.", actor=ward.heads[0], today=TODAY)
    sent(ward, fresh(part), 0)
    reworded(ward, whole, worded)
    return_report(fresh(part), reason="Xem lại", actor=ward.officer, today=TODAY)
    own = read_draft(fresh(part), today=TODAY).text.find("P1")
    assert own
    head = ward.heads[0]
    save_paragraph(fresh(part), key="P1", text=now, version=own[1].version, reason="Rà lại", actor=head, today=TODAY)
    sent(ward, fresh(part), 0)
    return fresh(whole)


def reworded(ward: Ward, whole: Report, words: str) -> None:
    save_paragraph(fresh(whole), key=key_of(ward), text=words, version=0, actor=ward.officer, today=TODAY)


def key_of(ward: Ward) -> str:
    return f"part:{ward.units[0].code}:own:P1"


def merged(ward: Ward, whole: Report) -> ParagraphText:
    found = read_draft(fresh(whole), today=TODAY).text.find(key_of(ward))
    assert found
    return found[1]


def findings(whole: Report) -> list[str]:
    return [one.what for one in find_gaps(read_draft(fresh(whole), today=TODAY).text, Gaps())]


@pytest.mark.parametrize(
    ("now", "is_outdated"),
    [
        ("Rà soát 12 thủ tục.", False),
        ("Rà soát 12 thủ tục, đề nghị bỏ 02 thủ tục.", True),
        ("Rà soát 15 thủ tục.", True),
    ],
)
def test_merge_when_a_unit_changes_its_part_afterwards_then_the_paragraph_is_flagged(
    ward: Ward, now: str, is_outdated: bool
) -> None:
    whole = changed_after_merge(ward, now)
    one = merged(ward, whole)
    said = f"Văn phòng HĐND và UBND: {now[0].lower()}{now[1:]}"
    assert (one.computed, one.outdated) == (
        said,
        "Văn phòng HĐND và UBND: rà soát 12 thủ tục." if is_outdated else "",
    )
    assert ("Văn phòng HĐND và UBND đã sửa sau khi tổng hợp" in findings(whole)) is is_outdated
    assert any(what.startswith("Số gõ tay") for what in findings(whole)) is not is_outdated


def test_keep_words_when_the_unit_said_something_else_then_own_words_stand_and_no_flag(ward: Ward) -> None:
    whole = changed_after_merge(ward, "Đã rà soát xong toàn bộ 15 thủ tục.")
    one = merged(ward, whole)
    keep_words(whole, key=one.key, version=one.version, actor=ward.officer, today=TODAY)
    kept = merged(ward, whole)
    assert (kept.text, kept.outdated, kept.missing) == ("Văn phòng rà soát 12 thủ tục trong tháng.", "", ())
    with pytest.raises(NotAllowed) as refusal:
        keep_words(whole, key=one.key, version=kept.version, actor=ward.officer, today=TODAY)
    assert refusal.value.code == "not_outdated"
    with pytest.raises(Stale):
        keep_words(whole, key=one.key, version=one.version, actor=ward.officer, today=TODAY)


def test_follow_records_when_the_unit_said_something_else_then_its_new_words_stand(ward: Ward) -> None:
    whole = changed_after_merge(ward, "Rà soát 15 thủ tục.")
    one = merged(ward, whole)
    follow_records(whole, key=one.key, version=one.version, actor=ward.officer, today=TODAY)
    taken = merged(ward, whole)
    assert (taken.text, taken.outdated) == ("Văn phòng HĐND và UBND: rà soát 15 thủ tục.", "")


def test_page_when_a_unit_changed_its_part_then_both_words_and_two_acts(ward: Ward, client: Client) -> None:
    whole = changed_after_merge(ward, "Rà soát 15 thủ tục.")
    client.force_login(ward.officer.official.membership.user)
    page = client.get(ward.url(f"bao-cao/{whole.code}/")).content.decode()
    told = (
        "Đơn vị đã sửa sau khi tổng hợp",
        "rà soát 12 thủ tục.",
        "rà soát 15 thủ tục.",
        "/theo-ho-so/",
        "/giu-loi/",
    )
    assert [words in page for words in told] == [True] * 5
    url = ward.url(f"bao-cao/{whole.code}/doan/{key_of(ward)}/giu-loi/")
    assert client.post(url, {"version": merged(ward, whole).version}).status_code == 302
    assert "Đơn vị đã sửa sau khi tổng hợp" not in client.get(ward.url(f"bao-cao/{whole.code}/")).content.decode()
