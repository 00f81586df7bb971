from gandan.common.errors import NotAllowed


class FileRefused(NotAllowed):
    """The file may not be kept; the sentence says why and what to do."""
