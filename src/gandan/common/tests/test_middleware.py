"""What stands in an address before any view reads it."""

from typing import Any

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db

UNREADABLE = "Yêu cầu không đọc được"


@pytest.mark.parametrize(
    "address",
    ["/%00/", "/phuong-1/viec/%00/", "/dang-nhap/?next=%00", "/?a=1&b=x%00y", "/?%00=1", "/dang-nhap/?x=a\x00b"],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_address_when_it_holds_a_nul_then_is_a_bad_request(client: Client, address: str, method: str) -> None:
    response: Any = getattr(client, method)(address)
    assert (response.status_code, UNREADABLE in response.content.decode()) == (400, True)


def test_address_when_it_names_a_nul_without_holding_one_then_is_answered(client: Client) -> None:
    assert client.get("/dang-nhap/?next=%2500").status_code == 200
