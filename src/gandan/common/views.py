"""Views that belong to no domain: language, health, errors."""

from collections.abc import Sequence

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gandan.common.errors import MissingRight, NotThere


@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Keep the chosen language in a cookie and go back."""
    target = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}):
        target = "/"
    response = HttpResponseRedirect(target)
    chosen = request.POST.get("language", "")
    if chosen in dict(settings.LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME, chosen, max_age=365 * 86400, samesite="Lax", secure=settings.SECURE
        )
    return response


@require_safe
def health(request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "ok"})


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _error(request, 400, _("Yêu cầu không đọc được"), _("Hãy quay lại trang trước và thử lại."))


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say why and who may be asked; a typed refusal carries its own sentence."""
    reason = str(exception) if exception and str(exception) else _("Tài khoản của bạn chưa được giao quyền này.")
    holders = exception.holders if isinstance(exception, MissingRight) else ()
    return _error(request, 403, _("Bạn không có quyền làm việc này"), reason, holders)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _error(
        request,
        404,
        _("Không tìm thấy trang này"),
        str(exception)
        if isinstance(exception, NotThere)
        else _("Đường dẫn có thể đã đổi hoặc không thuộc đơn vị của bạn. Hãy mở lại từ danh sách."),
    )


def server_error(request: HttpRequest) -> HttpResponse:
    return _error(
        request,
        500,
        _("Hệ thống gặp sự cố"),
        _("Việc vừa làm chưa được ghi. Hãy thử lại sau ít phút; nếu vẫn lỗi, báo quản trị hệ thống."),
    )


def too_large(request: HttpRequest, most: int) -> HttpResponse:
    """Answer a request of more bytes than ``most``; nothing of it was read."""
    return _error(
        request,
        413,
        _("Các tệp gửi lên quá lớn"),
        _("Mỗi lần gửi nhiều nhất %(limit)d MB. Hãy quay lại trang trước và gửi ít tệp hơn.")
        % {"limit": most // 1024 // 1024},
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _error(
        request,
        403,
        _("Phiên làm việc đã cũ"),
        _("Trang này mở đã lâu nên không gửi được. Hãy tải lại trang rồi gửi lại."),
    )


def _error(request: HttpRequest, status: int, title: str, sentence: str, holders: Sequence[str] = ()) -> HttpResponse:
    ctx = {"title": title, "sentence": sentence, "holders": holders}
    return render(request, "common/error.html", ctx, status=status)
