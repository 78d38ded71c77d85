"""Who did it and to whom, read off the order of words, against the trees of Universal Dependencies treebanks.

python benchmarks/roles.py fr:fr_gsd-ud-dev.conllu en:en_ewt-ud-dev.conllu
python benchmarks/roles.py --show wrong 20 fr:FILE    # and the first 20 wrong ones of each role; so for unsaid, missed

Only predicates that a table knows are looked at. Of each role it counts those read right; carried, where the tree has
none in that clause, but the verb that it hangs on has the same one ("X wants to go"); wrong, where the tree has another
one; unsaid, where it has none; and missed, where the tree's one is known to be somebody or something, but not read.
What a predicate's own phrase leads to by its last word ("replied to X") is its object.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimcheck.claims.attribution import find_speech
from claimcheck.claims.coreference import resolve_places
from claimcheck.claims.frames import Frame
from claimcheck.claims.nominal_pairs import Nominal
from claimcheck.claims.reading import read_sentences
from claimcheck.claims.speeches import speeches_by_sentence
from claimcheck.model import Article, Span
from claimcheck.pipeline import prepare_article

TEXT = re.compile(r"^# text = (.*)$", re.MULTILINE)
RELATIVE = frozenset({"qui", "que", "who", "which", "that", "dont"})
INSIDE = frozenset({"conj", "flat", "flat:name", "appos", "compound", "nummod"})
"""Relations to a head of words that are as much a part of a name or a count as it is."""
CARRIED = frozenset({"xcomp", "conj", "advcl", "ccomp", "acl", "parataxis"})
"""Relations of a verb to the one whose subject it may share."""
VERDICTS = ("right", "carried", "wrong", "unsaid", "missed")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a tree; `start` and `end` are its characters in the sentence's text."""

    form: str
    lemma: str
    part: str
    features: str
    head: int
    relation: str
    start: int
    end: int


Tree = dict[int, Word]
Roles = dict[int, tuple[Word | None, Word | None]]
"""Agent and patient of each verb, by its number."""


def read_trees(path: Path) -> Iterator[tuple[str, Tree]]:
    """The sentences of a CoNLL-U file, each with its text."""
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        found = TEXT.search(block)
        if found is None:
            continue
        text, tree, at, joined = found[1], {}, 0, (0, 0, 0, 0)
        for row in (line.split("\t") for line in block.split("\n") if not line.startswith("#")):
            if "." in row[0]:
                continue
            start = text.find(row[1], at)
            if "-" in row[0]:  # "du" is two words
                first, last = map(int, row[0].split("-"))
                at = start + len(row[1])
                joined = (first, last, start, at)
                continue
            number = int(row[0])
            if joined[0] <= number <= joined[1]:
                span = joined[2:]
            else:
                at = start + len(row[1])
                span = (start, at)
            tree[number] = Word(row[1], row[2], row[3], row[5], int(row[6]), row[7], *span)
        yield text, tree


def roles_of(tree: Tree) -> Roles:
    """Agent and patient of each verb, as its relations have them."""
    children: dict[int, list[Word]] = defaultdict(list)
    for word in tree.values():
        children[word.head].append(word)
    marks = {number: {word.lemma for word in words} for number, words in children.items()}
    numbers = {id(word): number for number, word in tree.items()}

    def meant(word: Word, verb: Word) -> Word | None:
        """Whom a relative pronoun stands for: what its clause hangs on."""
        if "PronType=Rel" not in word.features and word.lemma not in RELATIVE:
            return word
        return tree.get(verb.head) if verb.relation.startswith("acl") else None

    found: Roles = {}
    for number, verb in tree.items():
        if verb.part != "VERB":
            continue
        agent = patient = None
        own = children[number]
        passive = any(word.relation in ("nsubj:pass", "aux:pass") for word in own)
        bare = verb.relation.startswith("acl") and verb.relation != "acl:relcl" and "VerbForm=Part" in verb.features
        if bare and not any(word.relation.startswith(("nsubj", "aux")) for word in own):
            if "Tense=Past" in verb.features:
                passive, patient = True, tree.get(verb.head)
            else:
                agent = tree.get(verb.head)
        for word in own:
            by = {"by", "par"} & marks.get(numbers[id(word)], set())
            if word.relation == "obl:agent" or (passive and word.relation == "obl" and by):
                agent = word
            elif word.relation.startswith("nsubj"):
                subject = meant(word, verb)
                agent, patient = (agent, subject) if word.relation == "nsubj:pass" else (subject, patient)
            elif word.relation == "obj":
                patient = meant(word, verb)
        found[number] = (agent, patient)
    return found


def led_to(number: int, tree: Tree, span: Span) -> Word | None:
    """What the preposition leads to that a predicate's phrase ends in, which begins with the verb of that number."""
    led = {n for n, word in tree.items() if word.head == number and word.relation.startswith(("obl", "nmod", "iobj"))}
    inside = (word for word in tree.values() if word.relation == "case" and word.head in led)
    return next((tree[word.head] for word in inside if tree[number].end < word.start and word.end <= span.end), None)


def carrier(number: int, tree: Tree) -> int | None:
    """The verb that one without a subject of its own hangs on, and shares that of."""
    return tree[number].head if tree[number].relation in CARRIED else None


def is_carried(read: Nominal, number: int, tree: Tree, roles: Roles) -> bool:
    """Is the one read in a role one that a verb which this one hangs on has in any role?"""
    at = carrier(number, tree)
    while at is not None:
        if any(judged_right(read, wanted, tree) for wanted in roles.get(at, ()) if wanted is not None):
            return True
        at = carrier(at, tree) if at in tree else None
    return False


def frames_of(text: str, lang: str) -> Iterator[Frame]:
    """The verbs with their roles as the tool reads them."""
    prepared = prepare_article(Article(text, lang=lang, date="2024-05-15"))
    if prepared.pack is None:
        return
    article, sentences, mentions, pack = prepared.article, prepared.sentences, prepared.mentions, prepared.pack
    speeches = speeches_by_sentence(find_speech(article, sentences, mentions, pack), sentences)
    known = [*mentions, *resolve_places(sentences, mentions, pack)]
    for reading in read_sentences(sentences, known, speeches, pack):
        yield from (frame for frame in reading.frames if frame.is_verb)


def judged(read: Nominal | None, wanted: Word | None, tree: Tree, frame: Frame) -> str | None:
    """How the one read in a role compares with the tree's; None where there is nothing to compare."""
    if read is None:
        known = wanted and any(n.span.start <= wanted.start and wanted.end <= n.span.end for n in frame.nominals)
        return "missed" if known else None
    if wanted is None:
        return "unsaid"
    return "right" if judged_right(read, wanted, tree) else "wrong"


def judged_right(read: Nominal, wanted: Word, tree: Tree) -> bool:
    """Does the one read hold the tree's word, or one that is as much a part of it?"""
    heads = [wanted, *(word for word in tree.values() if word.relation in INSIDE and tree.get(word.head) is wanted)]
    return any(read.span.start <= word.start < read.span.end for word in heads)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a line for each treebank and role."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebanks", nargs="+", metavar="LANG:FILE")
    parser.add_argument(
        "--show", nargs=2, default=("", "0"), metavar=("VERDICT", "N"), help="print the first N of each role"
    )
    options = parser.parse_args(arguments)
    shown, most = options.show[0], int(options.show[1])
    for named in options.treebanks:
        lang, _, name = named.partition(":")
        counts: Counter[tuple[str, str]] = Counter()
        for text, tree in read_trees(Path(name)):
            roles = roles_of(tree)
            for frame in frames_of(text, lang):
                span = frame.hit.span
                verb = next((n for n in roles if span.start <= tree[n].start and tree[n].end <= span.end), None)
                if verb is None:
                    counts["verb", "none in the tree"] += 1
                    continue
                filled = {"agent": frame.agent, "patient": frame.patient}
                agent, patient = roles[verb]
                patient = patient or led_to(verb, tree, span)
                for (role, read), wanted in zip(filled.items(), (agent, patient), strict=True):
                    verdict = judged(read, wanted, tree, frame)
                    if verdict == "unsaid" and read is not None and is_carried(read, verb, tree, roles):
                        verdict = "carried"
                    counts[role, verdict or ""] += 1
                    if verdict == shown and counts[role, verdict] <= most:
                        told = read.quote if read else None
                        print(f"{role} of {tree[verb].form!r}: {told!r}, not {wanted and wanted.form!r}: {text}")
        for role in ("agent", "patient"):
            told = ", ".join(f"{counts[role, name]} {name}" for name in VERDICTS)
            print(f"{lang} {role:8} {told}")
        print(f"{lang} verbs that are none in the tree: {counts['verb', 'none in the tree']}")


if __name__ == "__main__":
    main()
