"""Event concepts: what is known of each kind of event in every language."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from claimcheck.languages.parties import load_functions
from claimcheck.languages.source import Faults, TableFile, as_table, check_keys, tables_of
from claimcheck.languages.states import StateFamily
from claimcheck.model.quick import quickly_made

ROLES = frozenset({"agent", "patient", "place", "agent of object"})
# The event types of PLOVER (Political Language Ontology for Verifiable Event Records, version 2022).
KINDS = frozenset({
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
})  # fmt: skip
REPEATING = frozenset({"ASSAULT", "PROTEST", "CONSULT", "THREATEN", "REQUEST", "MOBILIZE", "AID", "ACCUSE"})
"""The kinds of which there may be one every day."""
WHERE = frozenset({"subject", "object", "to"})
PHASES = frozenset({"", "start", "end"})
"""What a verb may tell of the event beside it; most tell nothing of it."""
ORDINARY = "common"
"""The domain of what ordinary verbs tell, which is a part of any story."""


@quickly_made
@dataclass(frozen=True, slots=True)
class EventConcept:
    """What is known of a kind of event in every language.

    `kind` is the PLOVER event type where there is one. `once` tells that it happens once per object and agent side.
    `exclusive` lists the roles of which there is one only ("agent", "patient", "place"), `usual` those that one mostly
    fills, where no text names more ("agent of object": where both tell of one object). `measure` is what a count of
    those it befalls measures ("killed"), `doers` one of those who do it ("demonstrator"), `rate` a share of those who
    might ("turnout"), and `counted` are the measures of such happenings themselves ("call" those of `phone`), so that
    "no call" denies one. Who did it eleven times did so many `times`, and who underwent it so many `blows` ("fired 11
    times": shots; "was shot 11 times": bullets). `within` is a wider concept (`shell` within `attack`). `opposite`
    lists the concepts that undo or deny it. `denies` is the concept that this one says did not happen (`stay_silent`
    denies `sound_alarm`); the event that the object of one that `undoes` names did not happen either ("foiled the
    attack"). `tells` are concepts that happened too when this one did ("warn" tells `inform`): who denies those denies
    this one. `states` are the states it leads to, each `family.state`. `light` ones only say that the event their
    subject names took place ("the attack began"), `planned` ones in the passive that it is to ("the wedding is planned
    for 8 June"). `phase` tells that it is the "start" or the "end" of the event beside it, `ends` is the concept whose
    end it is itself ("return to work": "labour_strike"). `happening` is what the concept is one way of telling of
    ("blow" of strike, explode and kill); `sudden` ones are dated by nobody before they happen. The date beside `ahead`
    ones may be that of what they lead up to ("called a vote on 3 May"). `seldom` ones are hardly told of twice on a
    day, whatever the news. `lasting` is what began on the day since when it is so. `again` ones happen again and again;
    where it is not said, its kind tells. `general` ones say something only with their object ("wore a helmet"): whether
    they happened is all that is claimed of them. `of_object` ones say other things too, but are one happening only with
    one object ("denied the theft"). `domain` is for the reader. `done_by` are the functions of who does it ("winner"),
    `befallen` those of whom it befell ("victim"). Who receives what is given is the agent of `gives` ("award":
    "win_prize"). The agent of what `does` did the event that its object names ("carry out the attack"); the agent of
    what `orders` had it done. `genitive` tells that "of X" beside the noun names who did it ("the victory of X"). The
    words of `contests.txt` part two that are a `contest`, and the function named with it two of an `office`. The place
    of one that `leaves` is the one it is said to be from ("escaped from X"). Who fills a role of it fills the same one
    of `roles_of` ("detain": "arrest"), and its subject is whom `subject_of` befell ("die": "kill"). Who did it and
    where is one question with that of its `deed` ("spot": "discover"), who did it alone with that of what it is
    `asked_as` ("fly": "drive"). The states of one `of_subject` are its subject's though the verb has an object
    ("survived the attack"); the adjectives of one `of_doer` tell of who does it ("at the wheel").
    """

    id: str
    kind: str = ""
    once: bool = False
    exclusive: tuple[str, ...] = ()
    usual: tuple[str, ...] = ()
    measure: str = ""
    doers: str = ""
    rate: str = ""
    within: str = ""
    opposite: tuple[str, ...] = ()
    denies: str = ""
    tells: tuple[str, ...] = ()
    undoes: bool = False
    states: tuple[str, ...] = ()
    light: bool = False
    planned: bool = False
    leaves: bool = False
    where: tuple[str, ...] = ()
    phase: str = ""
    ends: str = ""
    happening: str = ""
    again: bool | None = None
    sudden: bool = False
    ahead: bool = False
    seldom: bool = False
    lasting: str = ""
    general: bool = False
    of_object: bool = False
    domain: str = ""
    done_by: tuple[str, ...] = ()
    befallen: tuple[str, ...] = ()
    gives: str = ""
    does: bool = False
    orders: bool = False
    genitive: bool = False
    contest: bool = False
    office: bool = False
    roles_of: str = ""
    subject_of: str = ""
    counted: tuple[str, ...] = ()
    times: str = ""
    blows: str = ""
    deed: str = ""
    asked_as: str = ""
    of_subject: bool = False
    of_doer: bool = False

    @property
    def is_ordinary(self) -> bool:
        """Is it told by an ordinary verb ("went in", "saw"), which leaves the time of its sentence to a happening?"""
        return self.domain == ORDINARY

    @property
    def repeats(self) -> bool:
        """Does it happen again and again within days?"""
        return not self.once and (self.kind in REPEATING if self.again is None else self.again)


TABLE_TYPES: dict[str, type] = {"str": str, "bool": bool, "bool | None": bool, "tuple[str, ...]": list}
"""What a field of a concept is in the table, by its type."""
EVENT_KEYS: dict[str, type | tuple[type, ...]] = {
    field.name: TABLE_TYPES[str(field.type)] for field in fields(EventConcept) if field.name != "id"
}


def read_event_concepts(
    path: TableFile | Path,
    faults: Faults,
    *,
    families: Mapping[str, StateFamily] | None = None,
    measures: Collection[str] | None = None,
) -> dict[str, EventConcept]:
    """The concepts of `concepts/events.toml` by id, their references checked; `families` are those of the states."""
    concepts: dict[str, EventConcept] = {}
    for name, table in tables_of(path, faults):
        check_keys(path, name, table, EVENT_KEYS, faults)
        known = {key: value for key, value in table.items() if key in EVENT_KEYS}
        given: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in known.items()}
        concepts[name] = EventConcept(name, **given)
    wrong = [(concept, fault) for concept in concepts.values() for fault in _faults_of(concept, concepts, families)]
    if measures is not None:
        named = ((concept, name) for concept in concepts.values() for name in _measures_of(concept) if name)
        unknown = ((concept, name) for concept, name in named if name not in measures)
        wrong += [(concept, f"no measure {name!r} is defined in measures.toml") for concept, name in unknown]
    lines = _lines_of_concepts(path) if wrong else {}
    for concept, fault in wrong:
        faults.add(path, lines.get(concept.id, 1), f"{concept.id}: {fault}")
    return concepts


def _measures_of(concept: EventConcept) -> tuple[str, ...]:
    return (concept.measure, concept.doers, concept.rate, concept.times, concept.blows, *concept.counted)


def _lines_of_concepts(path: TableFile | Path) -> dict[str, int]:
    """The line of each `name = {…}` or `[name]`."""
    return {line.partition("=")[0].strip().strip("[]"): number for number, line in as_table(path).lines()}


def _faults_of(
    concept: EventConcept, concepts: Mapping[str, EventConcept], families: Mapping[str, StateFamily] | None
) -> Iterator[str]:
    if concept.kind and concept.kind not in KINDS:
        yield f"unknown kind {concept.kind!r}; allowed: {', '.join(sorted(KINDS))}"
    roles = (concept.gives, concept.roles_of, concept.subject_of, concept.ends, concept.asked_as)
    for other in (concept.within, concept.denies, concept.deed, *roles, *concept.opposite, *concept.tells):
        if other and other not in concepts:
            yield f"no concept {other!r} is defined"
    if concept.id in (concept.within, concept.denies, *concept.opposite):
        yield "a concept is neither within itself nor its own opposite, and denies another one"
    for part in sorted(set(concept.where) - WHERE):
        yield f"unknown part {part!r} says where; allowed: {', '.join(sorted(WHERE))}"
    if concept.phase not in PHASES:
        yield f"unknown phase {concept.phase!r}; allowed: start, end"
    for function in sorted({*concept.done_by, *concept.befallen} - load_functions().keys()):
        yield f"no function {function!r} is defined in functions.toml"
    for role in sorted({*concept.exclusive, *concept.usual} - ROLES):
        yield f"unknown role {role!r}; allowed: {', '.join(sorted(ROLES))}"
    for state in concept.states:
        family, dot, name = state.partition(".")
        if not dot or (families is not None and (family not in families or name not in families[family].states)):
            yield f"no state {state!r} is defined in states.toml"
