class TenantError(RuntimeError):
    """A row was about to be written outside its commune; always a fault of the program."""
