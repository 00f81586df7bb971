"""What upper domains read of tables."""

from gandan.procedures.queries.reporting import TableOf, sentences_of, table_of

__all__ = ["TableOf", "sentences_of", "table_of"]
