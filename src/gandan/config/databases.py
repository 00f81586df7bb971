"""Django's DATABASES entry from a PostgreSQL URL."""

from typing import Any

from psycopg.conninfo import conninfo_to_dict


def from_url(url: str, *, pool_size: int) -> dict[str, Any]:
    """Return the settings of one connection alias; a pool of ``pool_size`` connections a process, none if 0.

    Host, port and everything else that libpq understands may stand in the URL.
    """
    known = {key: value for key, value in conninfo_to_dict(url).items() if value is not None}
    options: dict[str, Any] = {
        key: value for key, value in known.items() if key not in {"dbname", "user", "password", "host", "port"}
    }
    if pool_size:
        options["pool"] = {"min_size": 1, "max_size": pool_size, "timeout": 10}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": known.get("dbname", "gandan"),
        "USER": known.get("user", ""),
        "PASSWORD": known.get("password", ""),
        "HOST": known.get("host", ""),
        "PORT": str(known.get("port", "")),
        "CONN_HEALTH_CHECKS": not pool_size,
        "CONN_MAX_AGE": 0 if pool_size else 60,
        "ATOMIC_REQUESTS": False,
        "OPTIONS": options,
    }
