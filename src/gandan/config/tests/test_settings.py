import os
import subprocess
import sys

import pytest

PRINT = "from gandan.config import settings as s; print(s.ALLAUTH_TRUSTED_PROXY_COUNT, s.SECURE_PROXY_SSL_HEADER)"


@pytest.mark.parametrize(("flag", "printed"), [("0", "0 None"), ("1", "1 ('HTTP_X_FORWARDED_PROTO', 'https')")])
def test_proxy_when_named_then_addresses_and_scheme_are_taken_from_it(flag: str, printed: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PRINT],
        env=os.environ | {"GANDAN_BEHIND_PROXY": flag},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == printed
