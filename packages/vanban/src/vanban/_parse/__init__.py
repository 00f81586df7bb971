"""Reading: bytes to lines (``readers``), damaged words mended (``restore``), lines to what they say (``rules``)."""
