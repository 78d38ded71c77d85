"""Where a quantity may begin, told by the first two words of all that numbers begin with."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.languages.quantities import QuantityTables
from claimcheck.mentions.quantities.readings import FRACTION_SIGNS
from claimcheck.model import Token


class Beginnings:
    """Finds the tokens at which a number, an idiom that hides one or a word that counts none may begin.

    Words that say a number only before another one ("les quelques", "not a") stand everywhere else too: three of four
    triggers are such a word alone.
    """

    def __init__(self, tables: QuantityTables) -> None:
        self._alone = set(FRACTION_SIGNS) | tables.words["one"] | tables.words["half"] | tables.words["numerators"]
        self._alone &= tables.triggers | FRACTION_SIGNS.keys()
        self._seconds: dict[str, set[str]] = {}
        for lexicon in (tables.numerals, tables.vague, tables.zero, tables.idioms):
            for words, _ in lexicon.items():
                if len(words) == 1:
                    self._alone.add(words[0])
                else:
                    self._seconds.setdefault(words[0], set()).add(words[1])
        self._firsts = self._alone | (self._seconds.keys() & tables.triggers)

    def places(self, tokens: Sequence[Token]) -> list[int]:
        """The tokens at which something may begin, in order."""
        firsts, alone = self._firsts, self._alone
        some = [n for n, t in enumerate(tokens) if t.norm in firsts or (not t.is_word and t.text.isdecimal())]
        return [index for index in some if tokens[index].norm in alone or self._goes_on(tokens, index)]

    def _goes_on(self, tokens: Sequence[Token], index: int) -> bool:
        """Are they figures, or does the word say something with the one behind it?"""
        seconds = self._seconds.get(tokens[index].norm)
        if seconds is None or tokens[index].text.isdecimal():
            return True
        return index + 1 < len(tokens) and tokens[index + 1].norm in seconds
