"""Refusal to serve with a database login that row-level security does not bind."""

from django.core.exceptions import ImproperlyConfigured
from django.db import connection

_QUERY = """
SELECT r.rolsuper, r.rolbypassrls,
       EXISTS (SELECT FROM pg_tables t WHERE t.schemaname = 'public' AND t.tableowner = current_user)
FROM pg_roles r WHERE r.rolname = current_user
"""


def refuse_unsafe_role() -> None:
    """Raise ImproperlyConfigured if this process is logged in as superuser, owner of tables or with BYPASSRLS."""
    with connection.cursor() as cursor:
        cursor.execute(_QUERY)
        is_super, bypasses, owns = cursor.fetchone()
    if is_super or bypasses or owns:
        raise ImproperlyConfigured(
            "Web và worker phải đăng nhập cơ sở dữ liệu bằng vai trò ứng dụng (gandan_app), không phải chủ sở hữu, "
            "siêu người dùng hay vai trò bỏ qua phân quyền theo dòng."
        )
    connection.close()
