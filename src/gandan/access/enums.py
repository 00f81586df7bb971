from django.db import models
from django.utils.translation import gettext_lazy as _

SEND_TASK = "access.send_letters"


class InvitationState(models.TextChoices):
    OPEN = "dang_mo", _("Chưa đến")
    EXPIRED = "het_han", _("Đã hết hạn")
    WITHDRAWN = "thu_hoi", _("Đã thu hồi")
    ACCEPTED = "da_den", _("Đã đến")


class MailState(models.TextChoices):
    """Where the letter of an invitation is; BY_HAND where its code was shown to the administrator instead."""

    BY_HAND = "trao_tay", _("Trao tay")
    WAITING = "cho_gui", _("Chờ gửi")
    SENDING = "dang_gui", _("Đang gửi")
    SENT = "da_gui", _("Đã gửi")
    FAILED = "chua_gui", _("Chưa gửi được")


class MailFault(models.TextChoices):
    """Why a letter did not go out, as the page says it after a colon."""

    NO_SERVER = "may_chu", _("không nối được máy chủ thư")
    BUSY = "ban", _("máy chủ thư hoãn nhận")
    LOGIN = "dang_nhap", _("máy chủ thư không nhận tên hoặc mật khẩu của hệ thống")
    ADDRESS = "dia_chi", _("máy chủ thư không nhận địa chỉ này")
    REFUSED = "tu_choi", _("máy chủ thư từ chối thư")
    BROKEN_OFF = "dut", _("việc gửi đứt giữa chừng, không rõ thư đã đi chưa")
