"""Bytes to lines and tables that know where they stand, one reader for each format."""
