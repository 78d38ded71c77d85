"""Whether two values can both hold: symmetric, reflexive, and never lost by widening a value."""

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model import Extent, Kind, NumberRange, Party, Region, State, TimeRange, Truth, can_both_hold

KEYS = st.sampled_from(["g1", "g2", "lviv", "FR", "UA", "hospital"])
REGIONS = st.builds(
    Region,
    key=KEYS,
    name=st.just("x"),
    within=st.lists(KEYS, max_size=3).map(tuple),
    aliases=st.frozensets(KEYS, max_size=2),
)
PARTIES = st.builds(
    Party, name=st.just("x"), keys=st.frozensets(KEYS, min_size=1, max_size=2), sides=st.frozensets(KEYS, max_size=2),
    is_group=st.booleans(),
)  # fmt: skip
STATES = st.builds(
    State, family=st.sampled_from(["access", "life"]), id=st.sampled_from(["open", "closed", "alive"]),
    meets=st.frozensets(st.sampled_from(["open", "closed"]), max_size=1),
)  # fmt: skip
TRUTHS = st.builds(Truth, st.booleans())
VALUES = st.one_of(REGIONS, PARTIES, STATES, TRUTHS)


@given(VALUES, VALUES)
def test_symmetric(one, other):
    assert can_both_hold(one, other) == can_both_hold(other, one)


@given(VALUES)
def test_reflexive(value):
    assert can_both_hold(value, value)


@given(REGIONS, REGIONS, KEYS)
def test_a_region_known_by_more_names_still_meets_what_it_met(one, other, alias):
    wider = Region(one.key, one.name, one.within, one.site, one.country, one.aliases | {alias})
    assert not can_both_hold(one, other) or can_both_hold(wider, other)


@given(PARTIES, PARTIES, KEYS)
def test_a_party_of_more_sides_still_meets_what_it_met(one, other, side):
    wider = Party(one.name, one.keys, one.sides | {side}, one.is_group)
    assert not can_both_hold(one, other) or can_both_hold(wider, other)


def test_values_of_two_types_say_nothing_of_each_other():
    assert can_both_hold(NumberRange.exactly(3), TimeRange())


def test_a_site_in_a_town_and_the_town_meet_and_two_towns_do_not():
    clinic = Region("clinic", "clinic", within=("g1", "UA"), site="clinic")
    town, other = Region("g1", "Lviv", within=("UA",)), Region("g2", "Kyiv", within=("UA",))
    assert can_both_hold(clinic, town)
    assert not can_both_hold(town, other)


def test_a_member_meets_its_side_and_two_persons_of_one_side_do_not():
    army = Party("Russian army", frozenset({"army:RU"}), frozenset({"RU"}), is_group=True)
    brigade = Party("3rd brigade", frozenset({"brigade 3"}), frozenset({"RU"}), is_group=True)
    ivanov, petrov = Party("Ivanov", frozenset({"ivanov"})), Party("Petrov", frozenset({"petrov"}))
    assert can_both_hold(army, brigade)
    assert not can_both_hold(ivanov, petrov)


def test_states_of_two_families_say_nothing_of_each_other():
    assert can_both_hold(State("access", "open"), State("life", "dead"))
    assert not can_both_hold(State("access", "open"), State("access", "closed"))


def test_what_is_under_the_sky_is_in_no_room_and_on_no_floor() -> None:
    def site(name: str, extent: Extent, *inside: str) -> Region:
        return Region(name, name, site=name, kind=Kind(name, inside=frozenset(inside), extent=extent))

    roof, garden = site("roof", Extent.OPEN), site("garden", Extent.OPEN)
    kitchen, cellar, hotel = site("kitchen", Extent.ROOM), site("cellar", Extent.STOREY), site("hotel", Extent.WHOLE)
    balcony = site("balcony", Extent.OPEN, "upper_floor")
    assert not any(one.allows(other) for one in (roof, garden) for other in (kitchen, cellar))
    assert not roof.allows(garden) and roof.allows(hotel) and kitchen.allows(cellar)
    assert balcony.allows(site("upper_floor", Extent.STOREY))


def test_a_name_of_several_towns_is_none_that_is_not_among_them() -> None:
    brest = Region("brest", "Brest", rivals=frozenset({"g1", "g2"}), around=frozenset({"FR", "BY"}))
    assert not brest.allows(Region("g3", "Lorient", ("FR",), country="FR"))
    assert brest.allows(Region("g1", "Brest", ("FR",), country="FR")) and brest.allows(Region("BY", "Belarus"))
    assert brest.allows(Region("docks", "docks", ("g2", "BY"), site="port"))
    assert brest.allows(Region("quay", "quay", ("g3", "FR"), site="quay"))
