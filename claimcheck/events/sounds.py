"""How a romanised name sounds, and how far two spellings of it lie apart.

The letters are grouped by what romanisations make of one sound (BGN/PCGN, ISO 9, DIN 31635, Wade-Giles and pinyin,
McCune-Reischauer, and what French, English and German newsrooms write). They belong to no language of a pack.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from math import inf

BEFORE_FRONT = {"gu": "G", "qu": "K", "c": "S"}
"""Letters before e, i or y."""
SPELLED = {
    "chtch": "X", "shch": "X", "tsch": "C", "tch": "C", "tsh": "C", "dzh": "J", "sch": "X", "sh": "X", "ch": "X",
    "zh": "J", "dj": "J", "kh": "Q", "gh": "Q", "ph": "F", "th": "T", "dh": "D", "tz": "Z", "ts": "Z", "dz": "Z",
    "ck": "K", "hs": "S", "ou": "U", "oo": "U", "h": "h", "j": "J", "q": "K", "y": "I", "c": "K", "x": "KS", "ł": "L",
    "đ": "J", "ð": "D", "þ": "T", "ø": "O", "ß": "S", "æ": "E", "œ": "E", "ı": "I",
}  # fmt: skip
"""Letters that are written together or stand for another sound, the longest first; every other one is its own."""
ARTICLES = frozenset({"AL", "EL"})
"""The Arabic article, which is written or left out within a name."""
PATRONYMS = {"BEN": "BIN", "IBN": "BIN"}
"""Forms of the Arabic word for son within a name."""
VOWELS = frozenset("AEIOU")
ALIKE: dict[frozenset[str], float] = {
    frozenset(pair): cost
    for cost, pairs in (
        (0.1, ("CX", "Qh", "ZS", "WU", "WV")),
        (0.15, ("EI", "OU")),
        (0.25, ("AE", "CJ", "GJ", "GQ", "KQ", "XJ", "XQ", "Xh", "ZJ")),
        (0.4, ("AO", "CK", "CZ", "DT", "DZ", "EO", "FV", "GK", "Gh", "IJ", "KX", "Kh", "PB", "SX", "VB")),
        (0.9, ("AI", "AU")),
    )
    for pair in pairs
}
"""What it costs to read one sound for another: how often romanisations of one name differ so; others cost one."""
KINDS = {"D": "T", "B": "P", "G": "K", "Q": "K", "X": "K", "C": "K", "J": "K", "Z": "S", "V": "F", "W": "F"}
"""Consonants that romanisations confuse, under one of them."""
UNHEARD = VOWELS | {"h"}
"""Sounds that no frame holds: vowels, and what is often left out."""
_WORN = UNHEARD.union(*ALIKE)
"""Sounds that two spellings may differ in. Any other (L, M, N, R) costs more than `MOST` to change or leave out."""
SILENT, BESIDE_VOWEL, VOWEL = 0.15, 0.2, 0.35
"""What it costs to leave out an h or a final e, a vowel beside another, any other vowel."""
WORD = 0.1
"""What two spellings of a word may cost for each sound but the first. On benchmarks/names.py 0.08 loses one true pair
in a hundred, 0.12 lets in as many names of two."""
WHOLE = 0.08
"""What two spellings of a whole name may cost for each sound."""
MOST = 0.95
"""A consonant more or less, or another one, makes another word however long it is."""
SHORT, SHORT_MOST = 4, 0.1
"""Words of so few sounds, as most Chinese and Korean ones are, must sound the same."""
_SOUND = re.compile("|".join([*(f"{t}(?=[eiy])" for t in BEFORE_FRONT), *SPELLED, r"[^\W\d_]"]))


@lru_cache(maxsize=20_000)
def sounds_of(word: str) -> str:
    """The sounds of a folded word, doubled ones once.

    >>> sounds_of("khrouchtchev"), sounds_of("gerasimov"), sounds_of("alexandre")
    ('QRUXEV', 'GERASIMOV', 'ALEKSANDER')
    """
    text = "".join(
        "S" if match[0] == "x" and not match.start() else _sound(word, match) for match in _SOUND.finditer(word)
    )
    once = "".join(sound for n, sound in enumerate(text) if n == 0 or sound != text[n - 1])
    closed = len(once) > SHORT and once.endswith("RE") and once[-3] not in VOWELS
    return f"{once[:-2]}ER" if closed else once


def _sound(word: str, match: re.Match[str]) -> str:
    front = word[match.end() : match.end() + 1] in ("e", "i", "y")
    letters = match[0]
    if front and letters in BEFORE_FRONT:
        return BEFORE_FRONT[letters]
    return SPELLED.get(letters, letters.upper())


def sound_alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Can the words of two names be spellings of one name? The words may be written apart or together, in their order.

    >>> sound_alike(["mouammar", "kadhafi"], ["muammar", "al", "gaddafi"])
    True
    >>> sound_alike(["kim", "jong", "un"], ["kim", "jongil"])
    False
    """
    left, right = _told_words(one), _told_words(other)
    if len(left) == len(right):
        return _fit(left, right)
    return _fit(["".join(left)], ["".join(right)])


def _told_words(words: Sequence[str]) -> list[str]:
    """The sounds of the words that tell: without articles, which never open a name."""
    sounds = [sounds_of(word) for word in words]
    return sounds[:1] + [PATRONYMS.get(sound, sound) for sound in sounds[1:] if sound not in ARTICLES]


def frame_of(words: Sequence[str]) -> str:
    """The kinds of consonants of a name, which spellings of it share but for a few.

    >>> frame_of(["vladimir", "poutine"]), frame_of(["wladimir", "putin"])
    ('FLTMRPTN', 'FLTMRPTN')
    """
    kinds = "".join(KINDS.get(sound, sound) for word in _told_words(words) for sound in word)
    told = [kind for kind in kinds if kind not in UNHEARD]
    return "".join(kind for n, kind in enumerate(told) if n == 0 or kind != told[n - 1])


def firm_of(words: Sequence[str]) -> str:
    """The sounds of a name that all its spellings have, in their order.

    >>> firm_of(["vladimir", "poutine"]), firm_of(["wladimir", "putin"])
    ('LMRN', 'LMRN')
    """
    return "".join(sound for word in _told_words(words) for sound in word if sound not in _WORN)


def _fit(left: Sequence[str], right: Sequence[str]) -> bool:
    spent, length = 0.0, 0
    for n, (one, other) in enumerate(zip(left, right, strict=True)):
        longer = max(len(one), len(other))
        most = SHORT_MOST if longer <= SHORT else min(MOST, WORD * (longer - 1))
        cost = distance(one, other, most, given=n == 0 and len(left) > 1) if one != other else 0.0
        if cost > most:
            return False
        spent, length = spent + cost, length + longer
    return spent <= WHOLE * length


def distance(one: str, other: str, most: float = inf, *, given: bool = False) -> float:
    """What it costs to read the sounds of `one` for those of `other`; the ending of a `given` name tells the sex.

    Where it costs more than `most`, some number above `most`: the rest of the sounds is not looked at.
    """
    row = [0.0]
    for n in range(len(other)):
        row.append(row[-1] + _left_out(other, n, given=given))
    for m, sound in enumerate(one):
        gone = _left_out(one, m, given=given)
        before, row = row, [row[0] + gone]
        for n, heard in enumerate(other):
            last = given and m == len(one) - 1 and n == len(other) - 1
            swapped = before[n] + _swapped(sound, heard, last=last)
            row.append(min(swapped, before[n + 1] + gone, row[n] + _left_out(other, n, given=given)))
        if min(row) > most:
            return inf
    return row[-1]


def _swapped(one: str, other: str, *, last: bool) -> float:
    if one == other:
        return 0.0
    return 1.0 if last and "A" in (one, other) else ALIKE.get(frozenset((one, other)), 1.0)


def _left_out(word: str, index: int, *, given: bool) -> float:
    sound, last = word[index], index == len(word) - 1
    if sound == "h":
        return SILENT
    if sound not in VOWELS or (last and (sound == "A" or (given and sound in "EO"))):
        return 1.0
    if last and sound == "E":
        return SILENT
    beside = (index > 0 and word[index - 1] in VOWELS) or (not last and word[index + 1] in VOWELS)
    return BESIDE_VOWEL if beside else VOWEL
