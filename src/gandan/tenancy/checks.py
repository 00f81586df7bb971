"""Refusals to serve: a key to guess, debugging on real data, a login that row-level security does not bind.

The web server imports this before the applications are loaded, so no model is imported here.
"""

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connections

SHORTEST_KEY = 50

_QUERY = """
SELECT r.rolsuper, r.rolbypassrls,
       EXISTS (SELECT FROM pg_tables t WHERE t.schemaname = 'public' AND t.tableowner = current_user)
FROM pg_roles r WHERE r.rolname = current_user
"""


def refuse_unsafe_settings() -> None:
    """Raise ImproperlyConfigured for a SECRET_KEY anybody may know, or for DEBUG where a commune is real."""
    if len(settings.SECRET_KEY.strip()) < SHORTEST_KEY:
        raise ImproperlyConfigured(
            "Web và worker cần SECRET_KEY riêng, ít nhất 50 ký tự: hãy chạy bằng ./gandan hoặc đặt biến SECRET_KEY."
        )
    if settings.DEBUG and apps.get_model("tenancy", "Commune").objects.filter(is_demo=False).exists():
        raise ImproperlyConfigured(
            "GANDAN_DEBUG không dùng được trên hệ thống có xã, phường thật: hãy bỏ biến này rồi chạy lại."
        )


def refuse_unsafe_role() -> None:
    """Raise ImproperlyConfigured if a login of this process is superuser, owner of tables or has BYPASSRLS."""
    for alias in connections:
        with connections[alias].cursor() as cursor:
            cursor.execute(_QUERY)
            is_super, bypasses, owns = cursor.fetchone()
        if is_super or bypasses or owns:
            raise ImproperlyConfigured(
                "Web và worker phải đăng nhập cơ sở dữ liệu bằng vai trò ứng dụng (gandan_app) và vai trò thành phố "
                "(gandan_city), không phải chủ sở hữu, siêu người dùng hay vai trò bỏ qua phân quyền theo dòng."
            )
        connections[alias].close()
