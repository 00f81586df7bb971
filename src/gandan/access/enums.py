from django.db import models
from django.utils.translation import gettext_lazy as _


class InvitationState(models.TextChoices):
    OPEN = "dang_mo", _("Chưa đến")
    EXPIRED = "het_han", _("Đã hết hạn")
    WITHDRAWN = "thu_hoi", _("Đã thu hồi")
    ACCEPTED = "da_den", _("Đã đến")
