from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2id(Argon2PasswordHasher):
    """19 MiB and about 45 ms a hash (OWASP's first choice); Django's default takes 100 MiB."""

    time_cost = 2
    memory_cost = 19456
    parallelism = 1
