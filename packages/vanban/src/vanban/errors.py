"""Why a document cannot be read or written.

    VanbanError
    ├── Unreadable          the file is not something that can be read
    │   ├── NotADocument    another kind of file, or empty
    │   ├── Encrypted       protected by a password
    │   ├── Damaged         broken off or corrupt
    │   ├── TooLarge        above a limit that the caller may raise
    │   └── MissingTool     a program that is optional at run time is not installed
    ├── Secret              carries a secrecy mark and may not enter a networked system
    └── Unwritable          the document cannot be written as it stands

Every message is one Vietnamese sentence for the person who handed in the file.
"""


class VanbanError(Exception):
    """Base of all refusals; ``str(error)`` is a sentence for people, ``code`` is stable for programs."""

    code = "vanban"


class Unreadable(VanbanError):
    code = "unreadable"


class NotADocument(Unreadable):
    code = "not_a_document"


class Encrypted(Unreadable):
    code = "encrypted"


class Damaged(Unreadable):
    code = "damaged"


class TooLarge(Unreadable):
    code = "too_large"


class MissingTool(Unreadable):
    code = "missing_tool"


class Secret(VanbanError):
    code = "secret"


class Unwritable(VanbanError):
    code = "unwritable"
