"""Reading activities and evidence."""

from gandan.activities.queries.activities import activities_in
from gandan.activities.queries.evidence import find_evidence
from gandan.activities.queries.pictures import THUMBNAIL, leaving_picture, thumbnail

__all__ = ["THUMBNAIL", "activities_in", "find_evidence", "leaving_picture", "thumbnail"]
