from django.apps import AppConfig
from django.utils.translation import gettext_noop

from gandan.assessment import acts as acts  # registers them
from gandan.common.menu import MenuEntry, register


class AssessmentConfig(AppConfig):
    name = "gandan.assessment"
    label = "assessment"

    def ready(self) -> None:
        from gandan.assessment.queries.owed import owed_duties  # noqa: PLC0415 - models are needed
        from gandan.assessment.services.heirs import CRITERIA  # noqa: PLC0415 - models are needed
        from gandan.assessment.services.leaves import undo_evidence_attached  # noqa: PLC0415 - models are needed
        from gandan.audit.undo import register_undo  # noqa: PLC0415 - models are needed
        from gandan.organisations.open_work import register_holding  # noqa: PLC0415 - models are needed
        from gandan.plans.owed import register_owed  # noqa: PLC0415 - models are needed

        register_undo("criterion_evidence_attached", undo_evidence_attached)
        register_owed(owed_duties)
        register_holding(CRITERIA)
        register(
            MenuEntry(
                order=60,
                name="assessment",
                label=gettext_noop("Đánh giá – chấm điểm"),
                short=gettext_noop("Chấm điểm"),
                icon="award",
                url_name="assessments",
            )
        )
