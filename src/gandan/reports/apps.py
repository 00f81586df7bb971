from django.apps import AppConfig
from django.http import HttpRequest
from django.utils.translation import gettext_noop

from gandan.common.doctor import Check, register_check
from gandan.common.menu import MenuEntry, TabEntry, register, register_tab
from gandan.organisations.enums import Right
from gandan.reports import acts as acts  # registers them


def _may_read(request: HttpRequest) -> bool:
    return bool(request.actor.has(Right.REPORT_READ))  # type: ignore[attr-defined]


def _may_approve(request: HttpRequest) -> bool:
    return bool(request.actor.has(Right.REPORT_APPROVE))  # type: ignore[attr-defined]


def _may_send_all(request: HttpRequest) -> bool:
    return bool(request.actor.has_in(Right.REPORT_SEND, None))  # type: ignore[attr-defined]


_TABS = (
    TabEntry("reports", 20, "approvals", gettext_noop("Chờ tôi duyệt"), "check", "report_approvals", _may_approve),
    TabEntry("reports", 30, "obligations", gettext_noop("Chế độ báo cáo"), "calendar-clock", "obligations", _may_read),
    TabEntry("reports", 40, "urging", gettext_noop("Đôn đốc, kết luận"), "bell-ring", "report_papers", _may_send_all),
    TabEntry("reports", 50, "packs", gettext_noop("Gói báo cáo"), "package", "report_packs", _may_send_all),
)


class ReportsConfig(AppConfig):
    name = "gandan.reports"
    label = "reports"

    def ready(self) -> None:
        from gandan.notifications.seeing import register_gate  # noqa: PLC0415 - models are needed
        from gandan.organisations.open_work import register_holding  # noqa: PLC0415 - models are needed
        from gandan.organisations.personal_work import register_personal_work  # noqa: PLC0415 - models are needed
        from gandan.plans.owed import register_owed  # noqa: PLC0415 - models are needed
        from gandan.reports.permissions import may_open_report  # noqa: PLC0415 - models are needed
        from gandan.reports.queries.on_time import register_indicators  # noqa: PLC0415 - models are needed
        from gandan.reports.queries.owed import owed_reports  # noqa: PLC0415 - models are needed
        from gandan.reports.queries.verifying import verify_every_commune  # noqa: PLC0415 - models are needed
        from gandan.reports.services.calendar import ReportFollower  # noqa: PLC0415 - models are needed
        from gandan.reports.services.heirs import HOLDINGS  # noqa: PLC0415 - models are needed
        from gandan.reports.services.held_drafts import DRAFTS  # noqa: PLC0415 - models are needed
        from gandan.workdays.followers import register_follower  # noqa: PLC0415 - models are needed

        register_follower(ReportFollower())
        register_personal_work(DRAFTS)
        register_gate("report", may_open_report)
        register_indicators()
        register_owed(owed_reports)
        for holding in HOLDINGS:
            register_holding(holding)
        register_check(Check("Bản báo cáo đã gửi, đã duyệt", verify_every_commune))
        register(
            MenuEntry(
                order=70,
                name="reports",
                label=gettext_noop("Báo cáo"),
                short=gettext_noop("Báo cáo"),
                icon="chart-column",
                url_name="reports",
                is_shown=_may_read,
            )
        )
        register_tab(
            TabEntry("reports", 10, "reports", gettext_noop("Báo cáo"), "file-text", "reports", is_shown=_may_read)
        )
        for tab in _TABS:
            register_tab(tab)
