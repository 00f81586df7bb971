"""What other domains read of assessments."""

from gandan.assessment.queries.card import LevelCard, level_card

__all__ = ["LevelCard", "level_card"]
