"""Reading: bytes to source blocks (``read_*``), lines to the parts of a document, parts to tasks and problems."""
