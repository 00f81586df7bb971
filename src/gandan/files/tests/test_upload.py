from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest
from django.test import Client, RequestFactory


@pytest.fixture
def _small(settings: Any) -> None:
    settings.MAX_UPLOAD_BYTES = 1024 * 1024


@pytest.mark.usefixtures("_small")
@pytest.mark.parametrize(("given", "kept"), [(10, 10), (1024 * 1024, 1024 * 1024), (3_000_000, 1024 * 1024 + 1)])
def test_upload_when_a_file_is_large_then_cut_and_the_rest_of_the_form_kept(
    rf: RequestFactory, given: int, kept: int
) -> None:
    files = [SimpleUploadedFile("to.txt", b"x" * given), SimpleUploadedFile("nho.txt", b"nho")]
    request: HttpRequest = rf.post("/", {"papers": files, "words": "Đã làm."})
    assert [len(one.read()) for one in request.FILES.getlist("papers")] == [kept, 3]
    assert [one.size for one in request.FILES.getlist("papers")] == [kept, 3]
    assert request.POST["words"] == "Đã làm."


@pytest.mark.usefixtures("_small", "db")
@pytest.mark.parametrize("path", ["/dang-nhap/", "/phuong-thu/van-ban/dua-vao/"])
def test_request_when_larger_than_four_files_then_one_page_with_one_sentence(client: Client, path: str) -> None:
    answer = client.post(path, {"file": SimpleUploadedFile("to.txt", b"x" * (4 * 1024 * 1024))})
    assert answer.status_code == 413
    assert "Mỗi lần gửi nhiều nhất 4 MB. Hãy quay lại trang trước và gửi ít tệp hơn." in answer.content.decode()


@pytest.mark.usefixtures("_small", "db")
@pytest.mark.parametrize("length", ["", "abc", "-1"])
def test_request_when_it_tells_no_length_then_not_refused_as_too_large(client: Client, length: str) -> None:
    assert client.get("/dang-nhap/", CONTENT_LENGTH=length).status_code == 200


class _Unread:
    """A body that must not be touched."""

    def read(self, *_args: int) -> bytes:
        raise AssertionError("the body was read")

    readline = read


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize("path", ["/dang-nhap/", "/phuong-thu/van-ban/dua-vao/", "/ngon-ngu/"])
def test_request_when_anonymous_and_long_then_sent_to_sign_in_and_nothing_is_read(client: Client, path: str) -> None:
    client.cookies["csrftoken"] = "a" * 32
    answer = client.generic(
        "POST",
        path,
        b"",
        "multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(20 * 1024 * 1024),
        **{"wsgi.input": _Unread()},
    )
    assert (answer.status_code, answer.headers["Location"]) == (302, "/dang-nhap/")
