"""Language packs: one folder of tables a language, `concepts/` for what they share. Data only, read by this loader."""

from claimcheck.languages.event_concepts import EventConcept
from claimcheck.languages.inflection import Form, Inflection
from claimcheck.languages.lexicon import Hit, Lexicon
from claimcheck.languages.measures import CountedNoun, MeasureConcept
from claimcheck.languages.pack import Pack, languages, load_pack
from claimcheck.languages.predicates import PartOfSpeech, Predicate
from claimcheck.languages.shared_tables import Concepts, load_concepts
from claimcheck.languages.tokens import tokenize

__all__ = [
    "Concepts",
    "CountedNoun",
    "EventConcept",
    "Form",
    "Hit",
    "Inflection",
    "Lexicon",
    "MeasureConcept",
    "Pack",
    "PartOfSpeech",
    "Predicate",
    "languages",
    "load_concepts",
    "load_pack",
    "tokenize",
]
