"""Who gets in where: the table that the walk holds every URL below a commune to.

It is written by hand and says again what the gates say: who changes a gate changes its line here too. The letters
are those of ``people``; the records behind the URLs belong to the unit ``own`` and are received by ``receiver``.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from tests.rights.people import ALL


@dataclass(frozen=True, slots=True)
class Expected:
    """Letters of those who get in by each method; None where the URL does not take the method."""

    get: str | None
    post: str | None

    def of(self, method: str) -> str | None:
        return self.get if method == "get" else self.post


def page(letters: str) -> Expected:
    """Read only."""
    return Expected(letters, None)


def act(letters: str) -> Expected:
    """One press, no page of its own."""
    return Expected(None, letters)


def form(letters: str, writing: str | None = None) -> Expected:
    """A page with a form; ``writing`` where fewer send it than read it."""
    return Expected(letters, letters if writing is None else writing)


EXPECTED: Mapping[str, Expected] = {
    # organisations
    "administration": page("QT"),
    "units": page("Q"),
    "unit_add": form("Q"),
    "unit": form("Q"),
    "unit_alias_add": act("Q"),
    "unit_alias_remove": act("Q"),
    "unit_deactivate": form("Q"),
    "unit_reactivate": act("Q"),
    "unit_rename": form("Q"),
    "unit_merge": form("Q"),
    "unit_divide": form("Q"),
    "places": page("Q"),
    "unit_groups": page("Q"),
    "unit_group_add": form("Q"),
    "unit_group": form("Q"),
    "unit_group_remove": act("Q"),
    "subjects": form("Q"),
    "subject_add": act("Q"),
    "subject_retire": act("Q"),
    "officials": page("Q"),
    "official_add": form("Q"),
    "official": form("Q"),
    "official_password": act("Q"),
    "official_deactivate": form("Q"),
    "official_reactivate": act("Q"),
    "duty_add": act("Q"),
    "duty_end": act("Q"),
    "duty_revoke": act("Q"),
    "rights": page("Q"),
    "place_switch": act(ALL),
    "person": page(ALL),
    "position_add": act("Q"),
    "position_end": act("Q"),
    "acting_add": act("Q"),
    "acting_end": act("Q"),
    "hand_over": form("QHF"),
    "leave_end": act("QHF"),
    # access
    "sign_in": form("Q"),
    "sign_in_unlock": act("Q"),
    "factors_remove": form("Q"),
    "invitations": page("Q"),
    "invite": form("Q"),
    "invite_sheet": page("Q"),
    "invitation_renew": act("Q"),
    "invitation_withdraw": act("Q"),
    # inspection
    "journal": page("QT"),
    "journal_export": act("QT"),
    "journal_extract": page("QT"),
    "journal_file": page("QT"),
    "journal_erase": form("Q"),
    "journal_entry": page("QT"),
    # one's own acts alone: its service refuses others with a sentence on the page that one goes back to
    "journal_undo": act(ALL),
    # the working calendar
    "calendar": page(ALL),
    "calendar_add": form("Q"),
    "calendar_hours": form("Q"),
    "calendar_own_add": form("Q"),
    "calendar_own": form("Q"),
    "calendar_own_remove": act("Q"),
    "calendar_change": page(ALL),
    "calendar_day": form("Q"),
    "calendar_confirm": act("Q"),
    "calendar_remove": act("Q"),
    # notifications
    "notices": page(ALL),
    "notices_read": act(ALL),
    "notice_open": act("F"),
    # activities
    "evidence_file": page("LPHFO"),
    "evidence_thumbnail": page("LPHFO"),
    "evidence_list": page(ALL),
    "evidence_picker": page(ALL),
    "evidence": page("LPHFO"),
    "evidence_faces": act("PHF"),
    "evidence_cover": form("PHF"),
    "activity_list": page(ALL),
    "activity_export": page(ALL),
    "activity_new": page("PHFRrhf"),
    "activity_discard": act("PHFRrhf"),
    "activity_kept_thumbnail": page("F"),
    "activity_record": form("PHFRrhf"),
    "activity_draft": act("PHFRrhf"),
    "activity_files": act("PHFRrhf"),
    "activity_sentence": act("PHFRrhf"),
    "activity": page(ALL),
    "activity_correct": form("PHF"),
    "activity_correct_draft": act("PHF"),
    "activity_correct_files": act("PHF"),
    "activity_withdraw": form("PHF"),
    # indicators
    "indicators": page(ALL),
    "indicator_new": form("P"),
    "indicator_import": form("PHFRrhf"),
    "indicator_import_map": form("F"),
    "indicator_entry": page(ALL),
    "entry_correct": form("PHF"),
    "indicator": page(ALL),
    "indicator_edit": form("P"),
    "entry_new": form("PHF"),
    # documents
    "documents": page(ALL),
    "document_upload": act("PV"),
    "reading": page("LPV"),
    "reading_retry": act("PV"),
    "reading_drop": act("PV"),
    "reading_again": act("PV"),
    "reading_file": page("LPV"),
    "reading_page": page(""),
    "register": page(ALL),
    "register_export": page(ALL),
    "numbering": form("P"),
    "document": page(ALL),
    "document_register": form("PV"),
    "document_number": act("PV"),
    "document_file": page(ALL),
    "document_page": page(""),
    # plans
    "my_work": page(ALL),
    "own_work": page(ALL),
    "accept_selected": act(ALL),
    "plan_list": page(ALL),
    "plan": page(ALL),
    "plan_give_out": form("LP"),
    "task_list": page(ALL),
    "task_export": page(ALL),
    "collect": page("HFRrhf"),
    "remind_all": form("Rr"),
    "assignment": page(ALL),
    "work_person": form("LPH"),
    "work_accept": act("HF"),
    "work_confirm": act("H"),
    "work_receive": act("Rr"),
    "work_report": form("HF"),
    "work_draft": act("HF"),
    "work_give_back": form("H"),
    "work_withdraw": form("LP"),
    "work_ask_new_date": form("HF"),
    "work_ask_transfer": form("HF"),
    "work_decide": form("LP"),
    "work_cancel_request": act("HF"),
    "work_answer": form("LP"),
    "work_remind": form("LPRr"),
    # the review of a read paper
    "review": page("P"),
    "review_facts": act("P"),
    "review_confirm": page("P"),
    "review_confirmed": act("P"),
    "review_replaced": act("P"),
    "review_task": act("P"),
    "review_units": act("P"),
    "review_due": act("P"),
    "review_split": act("P"),
    "review_act": act("P"),
    # difficulties
    "difficulties": page(ALL),
    "difficulty_answer": form("LP"),
    # tables
    "task_table": form("LP"),
    "work_table": form("LPHFORr", "HF"),
    "work_table_remove": act("HF"),
    "work_table_take": form("HF"),
    "work_table_sheet": page("LPHFORr"),
    "work_table_send": form("HF"),
    "table_list": page("LPHFRrhf"),
    "table_collection": page("LPRr"),
    "table_collection_sheet": page("LPRr"),
    "table_collection_paper": page("LPRr"),
    # reports
    "reports": page("LPHFRrhf"),
    "report_new": form("PHFRrhf"),
    "report_approvals": form("L"),
    "obligations": page("LPHFRrhf"),
    "obligation_new": form("P"),
    "obligation_edit": form("P"),
    "report_request": form("P"),
    "report_packs": form("P"),
    "report_papers": page("P"),
    "urging_new": form("LP"),
    "urging_letter": form("LP"),
    "urging_preview": page("LP"),
    "urging_file": act("LP"),
    "conclusion_new": form("LP"),
    "conclusion_notice": form("LP"),
    "conclusion_assign": act("P"),
    "conclusion_preview": page("LP"),
    "conclusion_file": act("LP"),
    "report": page("LPHF"),
    "report_send": form("PH"),
    "report_accept": act("PR"),
    "report_return": form("PR"),
    "report_remind": form("PR"),
    "report_remind_all": form("PH"),
    "report_submit": form("PH"),
    "report_refuse": form("L"),
    "report_reopen": form("L"),
    "report_signed": form("PH"),
    "report_register": act("PH"),
    "report_signed_file": page("LPHF"),
    "report_paragraph": form("PHF"),
    "report_paragraph_act": act("PHF"),
    "report_paragraph_new": form("PHF"),
    "report_take_over": act("PHF"),
    "report_draft": act("PHF"),
    "report_draft_drop": act("PHF"),
    "report_activities": page("LPHF"),
    "report_figure": page("LPHF"),
    "report_table": page("LPHF"),
    "report_preview": page("LPHF"),
    "report_export": act("LPHF"),
    "report_file": page("LPHF"),
    # assessment
    "assessments": page(ALL),
    "assessment_new": form("P"),
    "criteria_sets": page(ALL),
    "criteria_set_new": form("P"),
    "criteria_template": page("P"),
    "criteria_set": page(ALL),
    "criteria_set_file": page(ALL),
    "criteria_set_again": act("P"),
    "criteria_set_units": act("P"),
    "criteria_set_in_force": act("P"),
    "criteria_set_drop": act("P"),
    "assessment": page(ALL),
    "assessment_change": form("P"),
    "assessment_lock": form("P"),
    "assessment_reopen": form("P"),
    "assessment_missing": page(ALL),
    "assessment_remind": act("P"),
    "assessment_package": page("P"),
    "assessment_exports": page("P"),
    "assessment_export": act("P"),
    "assessment_file": page("LP"),
    "leaf": page(ALL),
    "leaf_score": act("PHF"),
    "leaf_clear": act("PHF"),
    "leaf_attach": act("PHF"),
    "leaf_detach": act("PHF"),
    # dashboards
    "board": page("LPHRh"),
}

NOTHING_THERE = {"reading_page", "document_page", "report_table"}
"""Their gates are walked, their answer is 404: the walk's papers are plain text without pages, its tables short."""

SEARCHED: Mapping[str, str] = {
    "documents": "q",
    "register": "q",
    "register_export": "q",
    "task_list": "tu",
    "task_export": "tu",
    "plan": "tu",
    "activity_list": "tu",
    "activity_export": "tu",
    "evidence_list": "tu",
    "evidence_picker": "tu",
}
"""Lists that are searched by words, open to people who may not see all of them, with the name of their field."""
