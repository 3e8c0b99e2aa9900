"""Files of ours in JSON: each fault is one sentence with its path, in parts that can be translated."""

import pytest

from regiolens.core.json_file import Reader
from regiolens.core.messages import Message, Refusal


class Own(Reader):
    NO_JSON = Message("File '{name}' is no JSON: {fault}.")
    FAULT = Message("File '{name}', at {path}: {fault}.")


FAULTS = [
    (lambda own: own.keys([], "$", ["a"]), "at $: expected a JSON object."),
    (lambda own: own.keys({"b": 1}, "$", ["a"]), "at $.b: unknown key; allowed are a."),
    (lambda own: own.keys({}, "$", iter(["a"]), ["b"]), "at $.a: this key is missing."),
    (lambda own: own.text({"a": 1}, "a", "$"), "at $.a: expected text."),
    (lambda own: own.texts({"a": ["x", 1]}, "a", "$"), "at $.a: expected a list of texts."),
    (lambda own: own.number(True, "a[0]"), "at a[0]: expected a number."),
    (lambda own: own.number(float("nan"), "a"), "at a: expected a number."),
    (lambda own: own.items([], "a"), "at a: expected a list with at least one entry."),
    (lambda own: own.ident({"id": "a b"}, "$"), "at $.id: 'a b' must consist of letters, digits and underscores."),
]


@pytest.mark.parametrize(("read", "said"), FAULTS)
def test_a_fault_is_one_sentence_with_its_path(read, said):
    with pytest.raises(Refusal) as refused:
        read(Own("m.json"))
    assert str(refused.value) == f"File 'm.json', {said}"
    assert isinstance(refused.value.message.details["fault"], Message)


def test_what_is_no_json_is_said():
    with pytest.raises(Refusal, match=r"File 'm\.json' is no JSON: Expecting"):
        Own("m.json").parsed("{")
    with pytest.raises(Refusal, match="is no JSON"):
        Own("m.json").parsed("[" * 100_000)


def test_what_is_left_out_is_empty():
    own = Own("m.json")
    assert own.parsed('{"a": [1.5]}') == {"a": [1.5]}
    own.keys({"a": 1}, "$", ["a"], ["b"])
    assert (own.text({}, "a", "$"), own.texts({}, "a", "$"), own.number(2, "a")) == ("", (), 2.0)
    assert own.ident({"id": "oad_1"}, "$") == "oad_1"
