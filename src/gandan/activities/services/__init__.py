"""Writing activities and evidence."""

from gandan.activities.services.activities import (
    ActivityFacts,
    correct_activity,
    propose_sentence,
    record_activity,
    withdraw_activity,
)
from gandan.activities.services.evidence import (
    KeptFile,
    add_evidence,
    end_of_looking,
    evidence_of_activity,
    keep_file,
    record_evidence,
)
from gandan.activities.services.shipped import install_shipped

__all__ = [
    "ActivityFacts",
    "KeptFile",
    "add_evidence",
    "correct_activity",
    "end_of_looking",
    "evidence_of_activity",
    "install_shipped",
    "keep_file",
    "propose_sentence",
    "record_activity",
    "record_evidence",
    "withdraw_activity",
]
