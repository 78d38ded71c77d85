"""Stage 5: claims into events."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import combinations, islice

from claimcheck.events.decisions import decided_pairs, with_decided
from claimcheck.events.names import canonical_keys, surname_keys
from claimcheck.events.stories import articles_of, link_stories
from claimcheck.model import Aspect, Claim, Event, Outline, Party, Region, Span, TimeRange
from claimcheck.model.desk import Decision
from claimcheck.model.report import fingerprint

AROUND = timedelta(days=2)
"""How far from the days that an article's lead names, or from its publication, its main event may lie."""
MAX_PAIRS = 500
"""Pairs of times looked at to tell whether the texts part on when an event was."""
ONCE_ERA = 400
"""Days within which two tellings of what happens once may be the same happening told with different dates."""
DOMINANT = 0.4
"""The share of its story's place mentions from which a town is the story's own."""


KIND = "k:"
"""How the keys of kinds of things begin."""
SPEAKER = "speaker"
"""The role of one who said the words of a quotation: they tell by themselves what is spoken of."""
BACKGROUND = {"time", "place"}
"""What the key of an event has that is not its story's main one."""


@dataclass(frozen=True, slots=True)
class Story:
    """The main event of articles that belong together: its days and its places (keys, with what holds them)."""

    number: int
    first: date | None
    last: date | None
    places: frozenset[str]

    def holds(self, time: TimeRange | None) -> bool:
        """Can the main event lie in `time`? Unknown times can."""
        if time is None or self.first is None or self.last is None or not time.days_known:
            return True
        return time.allows(TimeRange(self.first, self.last))

    def is_at(self, places: Sequence[Region]) -> bool:
        """Is any of these places the main one, inside it or around it? Places are of which nothing is known."""
        if not places or not self.places:
            return True
        return any(not place.within or self.places & {place.key, *place.within} for place in places)


def group_events(
    claims: Sequence[Claim],
    outlines: Sequence[Outline],
    decisions: Sequence[Decision] = (),
    rare: frozenset[str] = frozenset(),
) -> list[Event]:
    """Every claim in exactly one event, events in order of their first article and character.

    `rare` are names known to be held by few articles of a larger stock, though many of these may hold them.

    Articles are linked to stories first. What happens once is then matched across stories by what it befell; a claim
    on another day or place than its story's main event goes to a background event; all others to the main one. What a
    desk has decided comes before all that.
    """
    same = same_names(claims, outlines)
    claims = _with_days(_with_main([_named(claim, same) for claim in claims]), outlines)
    outlines = [replace(o, keys=_renamed(o.keys, same), lead=_renamed(o.lead, same)) for o in outlines]
    pairs = decided_pairs(outlines, decisions)
    stories = _stories(claims, outlines, link_stories(outlines, pairs, _renamed(rare, same)))
    once = _with_unnamed(claims, _once_keys(claims), stories) | _remark_keys(claims)
    once = _without_local_places(claims, once, stories)
    keys = {claim.id: once.get(claim.id) or _event_key(claim, stories[claim.article]) for claim in claims}
    keys = with_decided(keys, claims, decisions)
    groups: dict[tuple[str, ...], list[Claim]] = {}
    for claim in claims:
        key = keys[claim.id]
        groups.setdefault(key, []).append(_set_apart(claim) if BACKGROUND & set(key) else claim)
    events = [_event(key, group) for key, group in groups.items()]
    return sorted(events, key=lambda e: (e.articles[0], e.claims[0].span, e.id))


def _with_main(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, those marked that tell of what the title or the first paragraph of their article tells of."""
    told: dict[str, set[str]] = {}
    for claim in claims:
        if claim.facets.lead and not claim.facets.background and (happening := _happening(claim)):
            told.setdefault(claim.article, set()).add(happening)
    return [
        replace(claim, facets=replace(claim.facets, main=True))
        if not claim.facets.background and _is_main(claim, told.get(claim.article, set()))
        else claim
        for claim in claims
    ]


def _with_days(claims: Sequence[Claim], outlines: Sequence[Outline]) -> list[Claim]:
    """The claims, those without a time that are of their article's main event with the days around which that lies."""
    around = {o.article: days for o in outlines if (days := _days_around(o)) is not None}
    return [
        replace(claim, facets=replace(claim.facets, time=around[claim.article]))
        if claim.facets.time is None and claim.facets.main and claim.article in around
        else claim
        for claim in claims
    ]


def _days_around(outline: Outline) -> TimeRange | None:
    """The days that an article's lead names, with those around them; None when they are of several events."""
    first, last = min(outline.lead_days, default=None), max(outline.lead_days, default=None)
    if first is None or last is None or last - first > AROUND:
        return None
    return TimeRange(first - AROUND, last + AROUND)


def _is_main(claim: Claim, told: set[str]) -> bool:
    """Is its predicate one that the lead tells of, or does it stand in the lead without one?"""
    happening = _happening(claim)
    return claim.facets.lead if happening is None else happening in told


def _happening(claim: Claim) -> str | None:
    return claim.facets.happening or claim.facets.predicate


def same_names(claims: Sequence[Claim], outlines: Sequence[Outline]) -> dict[str, str]:
    """The key that stands for each name that is spelled in several ways, or said in short, in this batch."""
    keys = {key for outline in outlines for key in outline.keys}
    keys |= {key for claim in claims for key in claim.facets.objects | claim.facets.near}
    same = surname_keys(keys)
    same.update({short: canonical for short, canonical in canonical_keys(keys).items() if short not in same})
    same.update({f"n:{key[2:]}": key for key in keys if key[0] == "r"})  # "Police" at a beginning is the police
    return same


def _renamed(keys: frozenset[str], same: Mapping[str, str]) -> frozenset[str]:
    return keys if same.keys().isdisjoint(keys) else frozenset(same.get(key, key) for key in keys)


def _named(claim: Claim, same: Mapping[str, str]) -> Claim:
    """The claim with one key for each name, however it is spelled."""
    facets = claim.facets
    keys = facets.context | facets.near | facets.objects | facets.patient | facets.bearer | facets.stands_for
    names = {f"n:{key}" for party in (*facets.agents, claim.value) if isinstance(party, Party) for key in party.keys}
    if same.keys().isdisjoint(keys | names):
        return claim
    facets = replace(
        facets,
        context=_renamed(facets.context, same),
        near=_renamed(facets.near, same),
        objects=_renamed(facets.objects, same),
        patient=_renamed(facets.patient, same),
        bearer=_renamed(facets.bearer, same),
        stands_for=_renamed(facets.stands_for, same),
        agents=tuple(_party(agent, same) for agent in facets.agents),
    )
    value = _party(claim.value, same) if isinstance(claim.value, Party) else claim.value
    return replace(claim, facets=facets, value=value)


def _party(party: Party, same: Mapping[str, str]) -> Party:
    """The party known by the key that stands for its name too."""
    twins = {same[key][2:] for key in (f"n:{key}" for key in party.keys) if key in same}
    return replace(party, keys=party.keys | twins) if twins else party


def _set_apart(claim: Claim) -> Claim:
    """The claim marked as one of another event than its story's main one."""
    return replace(claim, facets=replace(claim.facets, apart=True))


def _stories(claims: Sequence[Claim], outlines: Sequence[Outline], links: Mapping[str, int]) -> dict[str, Story]:
    """The story of each article, by its id; `links` has the number of it."""
    outline_of = {outline.article: outline for outline in outlines}
    places: dict[str, list[Region]] = {}
    for claim in claims:
        places.setdefault(claim.article, []).extend(claim.facets.places)
    found: dict[str, Story] = {}
    for number, articles in articles_of(links).items():
        first, last = _main_days([outline_of[article] for article in articles])
        story = Story(number, first, last, _main_places([p for article in articles for p in places.get(article, [])]))
        found.update(dict.fromkeys(articles, story))
    return found


def _main_days(outlines: Sequence[Outline]) -> tuple[date | None, date | None]:
    """From the first day that a lead names, else the first publication, to the last publication within two weeks."""
    lead = {day for outline in outlines for day in outline.lead_days}
    published = sorted({o.published.first for o in outlines if o.published and o.published.is_day})
    days = sorted(day for day in lead if not published or abs((published[0] - day).days) <= 30) or published
    if not days:
        return None, None
    last = max([days[0]] + [day for day in published + days if (day - days[0]).days <= 14])
    return days[0] - AROUND, last + AROUND


def _main_places(places: Sequence[Region]) -> frozenset[str]:
    """The keys of the towns that take a good share of the story's places; empty when there is no such town."""
    counts = Counter(place.key for place in places if place.site is None and place.within)
    total = sum(counts.values())
    return frozenset(key for key, count in counts.items() if count >= DOMINANT * total)


def _event_key(claim: Claim, story: Story) -> tuple[str, ...]:
    """The story's main event, or a background event by its own day and place. The aspect under test gives no key."""
    facets = claim.facets
    key: tuple[str, ...] = ("story", str(story.number))
    if _is_of_thing(claim):
        return key
    of_lead = facets.lead and claim.aspect in (Aspect.POLARITY, Aspect.OUTCOME)
    lent = claim.aspect is Aspect.PLACE and not facets.time_said
    if claim.aspect is not Aspect.DATE and not of_lead and not lent and not story.holds(facets.time):
        key += ("time", _coarse(facets.time))
    if claim.aspect is Aspect.QUANTITY and not story.is_at(facets.places):
        key += ("place", facets.places[0].key)
    return key


def _is_of_thing(claim: Claim) -> bool:
    """Is it what a thing measures by name (its worth, its height), wherever and whenever that is told?"""
    of_kind = any(key.startswith(KIND) for key in claim.facets.bearer)
    measured = bool(claim.question.role) and (claim.telling or of_kind)
    return claim.aspect is Aspect.QUANTITY and measured and not claim.facets.time_said


def _coarse(time: TimeRange | None) -> str:
    """A background event's time, by the month or the coarser span that is said."""
    if time is None:
        return ""
    same_month = (time.first.year, time.first.month) == (time.last.year, time.last.month)
    return f"{time.first:%Y-%m}" if same_month else f"{time.first:%Y}/{time.last:%Y}"


def _once_keys(claims: Sequence[Claim]) -> dict[str, tuple[str, ...]]:
    """An event key for each claim on something that happens once, shared by all that befell the same object."""
    buckets: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        facets = claim.facets
        if claim.aspect in (Aspect.QUANTITY, Aspect.OUTCOME) or not facets.once:
            continue
        for key in sorted(facets.patient):
            if key[0] in "gn":
                buckets.setdefault((facets.predicate or "", key), []).append(claim)
    keys: dict[str, tuple[str, ...]] = {}
    for (predicate, key), group in sorted(buckets.items()):
        for era, members in enumerate(_eras(group)):
            if _is_told_again(members):
                for claim in members:
                    keys.setdefault(claim.id, ("once", predicate, key, str(era)))
    return keys


def _is_told_again(claims: Sequence[Claim]) -> bool:
    """Are the claims of several sentences, and not only of a sentence and its copies in other articles?"""
    told: dict[tuple[str, Span], set[tuple[str, int]]] = {}
    for claim in claims:
        words = (claim.quote, claim.span.start - claim.sentence.start)
        told.setdefault((claim.article, claim.sentence), set()).add(words)
    return len({(len(sentence), frozenset(words)) for (_, sentence), words in told.items()}) > 1


def _with_unnamed(
    claims: Sequence[Claim], named: dict[str, tuple[str, ...]], stories: Mapping[str, Story]
) -> dict[str, tuple[str, ...]]:
    """The keys, with those of claims that do not name what it befell ("the site was found in May"): the one such event
    of their story that befell something named, when there is one only."""
    told: dict[tuple[int, str | None], set[tuple[str, ...]]] = {}
    for claim in claims:
        if claim.id in named:
            told.setdefault((stories[claim.article].number, claim.facets.predicate), set()).add(named[claim.id])
    keys = dict(named)
    for claim in claims:
        of_story = told.get((stories[claim.article].number, claim.facets.predicate), set())
        if len(of_story) == 1 and claim.id not in named and _may_be_unnamed(claim):
            keys[claim.id] = next(iter(of_story))
    return keys


def _without_local_places(
    claims: Sequence[Claim], once: Mapping[str, tuple[str, ...]], stories: Mapping[str, Story]
) -> dict[str, tuple[str, ...]]:
    """The keys, without those of places that only one story tells of as its main event: there they meet the places that
    the texts tell with another predicate ("discovered in X", "found again in Y")."""
    held: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for claim in claims:
        if claim.id in once:
            held.setdefault(once[claim.id], set()).add(_event_key(claim, stories[claim.article]))
    local = {key for key, of in held.items() if len(of) == 1 and not BACKGROUND & set(next(iter(of)))}
    place = {claim.id for claim in claims if claim.aspect is Aspect.PLACE}
    return {claim: key for claim, key in once.items() if claim not in place or key not in local}


def _may_be_unnamed(claim: Claim) -> bool:
    named = any(key[0] in "gn" for key in claim.facets.patient)
    return claim.aspect is Aspect.DATE and claim.facets.once and not named


def _remark_keys(claims: Sequence[Claim]) -> dict[str, tuple[str, ...]]:
    """An event key for each claim on who said some words, shared by the articles that have its longest word."""
    buckets: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.question.role == SPEAKER and claim.facets.objects:
            buckets.setdefault(max(sorted(claim.facets.objects), key=len), []).append(claim)
    shared = {word: group for word, group in buckets.items() if len({claim.article for claim in group}) > 1}
    return {claim.id: ("once", claim.question.topic, word) for word, group in shared.items() for claim in group}


@dataclass(slots=True)
class Era:
    """Claims no two of which tell of times more than `ONCE_ERA` days apart: the latest beginning and earliest end."""

    claims: list[Claim] = field(default_factory=list)
    first: date = date.min
    last: date = date.max

    def reaches(self, when: TimeRange | None) -> bool:
        """Is a time near enough to all those of the era? One without a year is."""
        if when is None or not when.year_known:
            return True
        return (self.first - when.last).days <= ONCE_ERA and (when.first - self.last).days <= ONCE_ERA

    def add(self, claim: Claim, when: TimeRange | None) -> None:
        """Takes in a claim on that time."""
        self.claims.append(claim)
        if when is not None and when.year_known:
            self.first, self.last = max(self.first, when.first), min(self.last, when.last)


def _eras(claims: Iterable[Claim]) -> list[list[Claim]]:
    """Claims parted where more than a year lies between what they tell."""
    eras: list[Era] = []
    for claim in sorted(claims, key=_era_order):
        when = _when(claim)
        near = next((era for era in eras if era.reaches(when)), None)
        if near is None:
            eras.append(near := Era())
        near.add(claim, when)
    return [era.claims for era in eras]


def _when(claim: Claim) -> TimeRange | None:
    return claim.facets.time if claim.facets.time and claim.facets.time.year_known else claim.published


def _era_order(claim: Claim) -> tuple[bool, date, str, int]:
    when = _when(claim)
    return when is None, when.first if when else date.max, claim.article, claim.span.start


def _event(key: tuple[str, ...], claims: Sequence[Claim]) -> Event:
    ordered = tuple(sorted(claims, key=lambda c: (c.article, c.span, c.id)))
    what = key[1] if key[0] == "once" else _most(c.facets.predicate for c in _leading(ordered))
    where = _object_name(key, ordered) or _most(
        p.name for c in _leading(ordered) for p in c.facets.places if p.site is None
    )
    who = tuple(sorted({a.name for c in ordered for a in c.facets.agents if c.facets.predicate == what}))[:3]
    when = _when_told(what, ordered)
    label = ", ".join(part for part in (what, where, when) if part) or "event"
    articles = tuple(sorted({c.article for c in ordered}))
    return Event(fingerprint(*key, *articles), label, what or "", who, where, when, articles, ordered)


def _when_told(what: str | None, claims: Sequence[Claim]) -> str | None:
    """When the event is mostly said to have been; None when the texts part on it."""
    said = [c.facets.time for c in _leading(claims) if c.facets.time and c.facets.time_said]
    own = [c.value for c in claims if isinstance(c.value, TimeRange) and c.question.topic == what]
    if any(not one.allows(other) for one, other in islice(combinations(own, 2), MAX_PAIRS)):
        return None
    return _most(str(time) for time in said)


def _object_name(key: tuple[str, ...], claims: Sequence[Claim]) -> str | None:
    """The name of the place that something happened to once, as the texts' places have it."""
    object_key = key[2].replace(":", "") if key[0] == "once" else None
    places = (place for claim in claims for place in (*claim.facets.places, claim.value) if isinstance(place, Region))
    return next((place.name for place in places if place.key == object_key), None)


def _leading(claims: Sequence[Claim]) -> Sequence[Claim]:
    return [c for c in claims if c.facets.lead] or claims


def _most(words: Iterable[str | None]) -> str | None:
    counts = Counter(word for word in words if word)
    return max(counts, key=lambda word: counts[word], default=None)
