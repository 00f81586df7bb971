"""Lines to the parts of a document, parts to citations, tasks and problems."""
