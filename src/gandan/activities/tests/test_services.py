import time
from collections.abc import Iterator

import pytest

from gandan.activities.services import keep_file, record_evidence
from gandan.common import clock
from gandan.files.errors import FileRefused
from gandan.files.models import StoredFile
from gandan.files.tests.test_secrecy import MARKED, PLAIN, scan
from gandan.files.tests.test_services import bomb, office
from gandan.organisations.actors import Actor
from gandan.organisations.tests.factories import make_actor, make_commune, make_unit
from gandan.tenancy.scope import open_commune


@pytest.fixture
def actor(db: None) -> Iterator[Actor]:
    with open_commune(make_commune()):
        yield make_actor(make_unit())


@pytest.mark.parametrize(("content", "code"), [(MARKED, "secret"), (bomb(), "damaged"), (b"\x00\x01", "type")])
def test_keep_file_when_it_may_not_be_kept_then_nothing_is(
    actor: Actor, settings: object, content: bytes, code: str
) -> None:
    with pytest.raises(FileRefused) as refusal:
        keep_file(content, name="tep", actor=actor)
    assert (refusal.value.code, StoredFile.objects.count()) == (code, 0)
    assert not list(settings.FILES_ROOT.rglob("*"))  # type: ignore[attr-defined]


@pytest.mark.parametrize("left", [0.0, 0.05])
def test_keep_file_when_the_time_of_the_request_is_used_up_then_refused_with_a_way_out(
    actor: Actor, left: float
) -> None:
    with pytest.raises(FileRefused) as refusal:
        keep_file(PLAIN, name="tep", actor=actor, until=time.monotonic() + left)
    assert (refusal.value.code, StoredFile.objects.count(), refusal.value.reason.endswith("riêng tệp này.")) == (
        "no_time",
        0,
        True,
    )


@pytest.mark.parametrize("content", [PLAIN, scan(), b"12345 67890", office("xl/workbook.xml")])
def test_keep_file_when_no_mark_or_no_words_then_kept(actor: Actor, content: bytes) -> None:
    assert keep_file(content, name="tep", actor=actor).stored == StoredFile.objects.get()


def test_record_evidence_when_the_same_bytes_come_under_another_name_then_titled_by_its_own(actor: Actor) -> None:
    kept = [keep_file(PLAIN, name=name, actor=actor) for name in ("don-cua-ho-dan.txt", "bien-ban.txt")]
    period = (clock.today(), clock.today())
    titles = [record_evidence(one, title="", period=period, unit=actor.unit, actor=actor).title for one in kept]
    assert titles == ["don-cua-ho-dan.txt", "bien-ban.txt"]
