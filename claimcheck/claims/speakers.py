"""Who speaks: the actor, the pronoun's antecedent or the words that name him."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.claims.cues import Cue
from claimcheck.languages.speech import Act, Mark, SpeechTables
from claimcheck.model import ActorMention, Article, Sentence
from claimcheck.model.quick import quickly_made, replace

SINGLE = frozenset({"person", "role"})


@quickly_made
@dataclass(frozen=True, slots=True)
class Speaker:
    """An actor, or only the words that name one; `block` is the paragraph of the last words, `chain` who passed on."""

    actor: ActorMention | None
    name: str
    block: int = 0
    chain: tuple[str, ...] = ()


class Speakers:
    """Keeps who spoke last in an article, for pronouns."""

    def __init__(self, article: Article, tables: SpeechTables) -> None:
        self.article, self.tables = article, tables
        self.last: Speaker | None = None
        self._one: Speaker | None = None
        self._many: Speaker | None = None
        self._named: ActorMention | None = None
        self._accused: ActorMention | None = None

    @property
    def named(self) -> ActorMention | None:
        """The person that the last sentences named first."""
        return self._named

    def of(self, cue: Cue, sentence: Sentence, actors: Sequence[ActorMention]) -> Speaker | None:
        """The speaker of a cue; None when nobody is named."""
        if cue.subject is not None:
            chain = (cue.relay.name, cue.subject.name) if cue.relay else ()
            return Speaker(cue.subject, cue.subject.name, sentence.block, chain)
        if cue.pronoun is not None:
            return self._antecedent(cue, sentence, actors)
        if cue.name is not None:
            name = " ".join(self.article.prose[cue.name.start : cue.name.end].split())
            return Speaker(None, name, sentence.block)
        return None

    def _antecedent(self, cue: Cue, sentence: Sentence, actors: Sequence[ActorMention]) -> Speaker:
        """The last speaker of that number, else the last person named before the cue."""
        if cue.pronoun is Mark.PRONOUN_MANY:
            known = self._many or self.last
        elif cue.act is Act.DENY and self._accused is not None:
            known = Speaker(self._accused, self._accused.name)
        else:
            before = next((a for a in actors if a.type == "person" or a.span.start > cue.span.start), None)
            named = before if before is not None and before.span.end <= cue.span.start else self._named
            known = self._one or (Speaker(named, named.name) if named else self.last)
        return replace(known, block=sentence.block) if known else Speaker(None, "", sentence.block)

    def spoke(self, speaker: Speaker, sentence: Sentence) -> None:
        """Remember the speaker of some words."""
        self.last = replace(speaker, block=sentence.block)
        if speaker.actor is None or speaker.actor.type in SINGLE:
            self._one = self.last
        else:
            self._many = self.last

    def accused(self, actor: ActorMention) -> None:
        """Remember whom the last accusation names: a pronoun that denies something stands for him."""
        self._accused = actor if actor.type in SINGLE else None

    def pass_by(self, actors: Sequence[ActorMention]) -> None:
        """Remember the first person of a sentence that has been read, until a name comes one told by what he is."""
        people = [actor for actor in actors if actor.type == "person"]
        known = self._named is not None and self._named.type == "person"
        people = people or [actor for actor in actors if actor.type == "role" and not known]
        if people:
            self._named = people[0]
