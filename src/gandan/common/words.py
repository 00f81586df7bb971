"""Words for people from code that knows no request: the Vietnamese sentence is its own key in the catalogue."""

from contextlib import AbstractContextManager

from django.utils.translation import gettext, ngettext, override


def mark(words: str) -> str:
    """Return the words as they are: the catalogue finds them here, the page that shows them translates them."""
    return words


def say(words: str, /, **values: object) -> str:
    """Return the words in the language of the page, with the values filled in."""
    found = gettext(words) if words else ""
    return found % values if values else found


def say_many(words: str, /, **number: int) -> str:
    """Return the words for one number: Vietnamese has one form, the language of the page may have more."""
    (count,) = number.values()
    return ngettext(words, words, count) % number


def in_vietnamese() -> AbstractContextManager[None]:
    """Word what is kept or sent in Vietnamese, whatever language the acting person reads."""
    return override("vi")
