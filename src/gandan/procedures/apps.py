from django.apps import AppConfig
from django.http import HttpRequest
from django.utils.translation import gettext_noop

from gandan.common.menu import TabEntry, register_tab
from gandan.organisations.enums import Right
from gandan.procedures import acts as acts  # registers them


def _may_collect(request: HttpRequest) -> bool:
    actor = request.actor  # type: ignore[attr-defined]
    return bool(actor.has(Right.TASK_RECEIVE) or actor.has_in(Right.TASK_ASSIGN, None))


class ProceduresConfig(AppConfig):
    name = "gandan.procedures"
    label = "procedures"

    def ready(self) -> None:
        from gandan.plans.panels import register_done_check, register_panel  # noqa: PLC0415 - models are needed
        from gandan.procedures.queries.panel import table_panel  # noqa: PLC0415 - models are needed
        from gandan.procedures.services.sending import check_table_sent  # noqa: PLC0415 - models are needed

        register_panel(table_panel)
        register_done_check(check_table_sent)
        register_tab(
            TabEntry("plans", 35, "tables", gettext_noop("Bảng số liệu"), "table", "table_list", _may_collect)
        )
