"""Between which days a report may lie: beyond them no window before or after it could be told."""

import datetime as dt

from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from gandan.common.forms import DayField

EARLIEST, LATEST = dt.date(2000, 1, 1), dt.date(2099, 12, 31)
TOO_FAR = _("Ngày này quá xa. Hãy ghi ngày từ năm 2000 trở đi.")
TOO_LATE = _("Ngày này quá xa. Hãy ghi ngày trước năm 2100.")


def day_field(label: object, *, required: bool = True) -> DayField:
    return DayField(
        label=label,
        required=required,
        error_messages={"invalid": _("Ghi ngày theo mẫu ngày/tháng/năm, ví dụ 18/11/2026.")},
        validators=[MinValueValidator(EARLIEST, TOO_FAR), MaxValueValidator(LATEST, TOO_LATE)],
    )
