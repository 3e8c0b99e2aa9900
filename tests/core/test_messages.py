"""Sentences with gaps, refusals, and lists that are cut short."""

import pickle

import pytest

from regiolens.core.messages import Figures, Message, Refusal, listing


def test_a_message_fills_its_gaps_and_keeps_the_template_for_the_translation():
    said = Message("{count} areas of '{layer}'", {"count": 3, "layer": "buurten {2024}"})
    assert str(said) == "3 areas of 'buurten {2024}'"
    assert said.template == "{count} areas of '{layer}'"


@pytest.mark.parametrize(
    ("values", "sign", "text"),
    [
        ([-9997.0, -9997.0], ".", "-9997"),
        ([0.615, 0.57, -99997123], ".", "0.615, 0.57, -99997123"),
        ([243.768, 1.5, 2, 3], ",", "243,768; 1,5; 2; ..."),
    ],
)
def test_figures_are_printed_with_the_decimal_sign_of_the_reader(values, sign, text):
    assert Figures.of(values).text(sign) == text
    assert (sign == ",") != (str(Figures.of(values)) == text)


def test_a_gap_that_nothing_fills_is_a_fault_of_the_program():
    with pytest.raises(KeyError, match="layer"):
        str(Message("{layer}"))


def test_a_refusal_is_its_sentence():
    with pytest.raises(Refusal, match=r"^Field 'a' is absent\.$") as caught:
        raise Refusal("Field '{field}' is absent.", field="a")
    assert caught.value.message == Message("Field '{field}' is absent.", {"field": "a"})


def test_messages_are_equal_by_what_they_say_and_travel_between_processes():
    assert Message("a") == Message("a", {}) != Message("a", {"b": 1})
    assert pickle.loads(pickle.dumps(Message("{a}", {"a": 1}))) == Message("{a}", {"a": 1})


@pytest.mark.parametrize(
    ("items", "most", "text"),
    [([], 3, ""), ([1], 3, "1"), (range(3), 3, "0, 1, 2"), (range(4), 3, "0, 1, 2, ..."), (iter("ab"), 1, "a, ...")],
)
def test_a_list_says_where_it_was_cut(items, most, text):
    assert listing(items, most) == text
