"""What stops a command, told to a person in one sentence."""


class Refusal(Exception):
    """A command cannot go on; the sentence says why and what to do next."""

    def __init__(self, sentence: str, *, exit_code: int = 1) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.exit_code = exit_code


class AlreadyRunning(Refusal):
    """Another runner holds the lock of the data folder."""


class WrongVersion(Refusal):
    """The data folder was made by a major version of PostgreSQL that is not installed."""
