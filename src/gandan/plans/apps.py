from django.apps import AppConfig
from django.utils.translation import gettext_noop

from gandan.common.menu import MenuEntry, TabEntry, register, register_tab
from gandan.organisations.enums import Right
from gandan.plans import acts as acts  # registers them

_TABS = (
    TabEntry("work", 20, "own_work", gettext_noop("Công việc của tôi"), "list-checks", "own_work"),
    TabEntry("plans", 10, "plans", gettext_noop("Kế hoạch"), "clipboard-list", "plan_list"),
    TabEntry("plans", 20, "tasks", gettext_noop("Mọi nhiệm vụ"), "list", "task_list"),
    TabEntry("plans", 38, "difficulties", gettext_noop("Khó khăn, vướng mắc"), "circle-question-mark", "difficulties"),
    TabEntry(
        "plans",
        30,
        "collect",
        gettext_noop("Chờ tổng hợp"),
        "inbox",
        "collect",
        lambda request: request.actor.has(Right.TASK_RECEIVE),  # type: ignore[attr-defined]
    ),
)


class PlansConfig(AppConfig):
    name = "gandan.plans"
    label = "plans"

    def ready(self) -> None:
        from gandan.activities.queries.uses import register_evidence_uses  # noqa: PLC0415 - models are needed
        from gandan.audit.undo import register_undo  # noqa: PLC0415 - models are needed
        from gandan.documents.queries import register_rests  # noqa: PLC0415 - models are needed
        from gandan.organisations.open_work import register_holding, register_open_work  # noqa: PLC0415 - models are needed
        from gandan.organisations.personal_work import register_personal_work  # noqa: PLC0415 - models are needed
        from gandan.plans.queries.evidence_uses import evidence_uses  # noqa: PLC0415 - models are needed
        from gandan.plans.queries.indicators import register_indicators  # noqa: PLC0415 - models are needed
        from gandan.plans.queries.open_work import count_open_assignments  # noqa: PLC0415 - models are needed
        from gandan.plans.queries.review import plans_of  # noqa: PLC0415 - models are needed
        from gandan.plans.services.calendar import AssignmentFollower  # noqa: PLC0415 - models are needed
        from gandan.plans.services.heirs import HOLDINGS  # noqa: PLC0415 - models are needed
        from gandan.plans.services.persons import PERSONAL  # noqa: PLC0415 - models are needed
        from gandan.plans.services.work import undo_accepted  # noqa: PLC0415 - models are needed
        from gandan.workdays.followers import register_follower  # noqa: PLC0415 - models are needed

        register_undo("work_accepted", undo_accepted)
        register_follower(AssignmentFollower())
        register_evidence_uses(evidence_uses)
        register_open_work(count_open_assignments)
        for holding in HOLDINGS:
            register_holding(holding)
        for own in PERSONAL:
            register_personal_work(own)
        register_rests(plans_of)
        register_indicators()
        register(
            MenuEntry(
                order=10,
                name="work",
                label=gettext_noop("Công việc của tôi"),
                short=gettext_noop("Công việc"),
                icon="list-checks",
                url_name="my_work",
            )
        )
        register(
            MenuEntry(
                order=30,
                name="plans",
                label=gettext_noop("Kế hoạch – nhiệm vụ"),
                short=gettext_noop("Kế hoạch"),
                icon="clipboard-list",
                url_name="plan_list",
            )
        )
        for tab in _TABS:
            register_tab(tab)
