"""What other domains and the demo call to write criteria and scores."""

from gandan.assessment.queries.facts import AssessmentFacts, SetFacts
from gandan.assessment.services.assessments import lock_assessment, open_assessment
from gandan.assessment.services.leaves import attach_activity, attach_evidence, give_points
from gandan.assessment.services.sample import SAMPLE, install_sample
from gandan.assessment.services.sets import put_in_force, take_in_set

__all__ = [
    "SAMPLE",
    "AssessmentFacts",
    "SetFacts",
    "attach_activity",
    "attach_evidence",
    "give_points",
    "install_sample",
    "lock_assessment",
    "open_assessment",
    "put_in_force",
    "take_in_set",
]
