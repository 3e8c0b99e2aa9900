"""JSON of others: whatever comes, one sentence."""

import pytest

from regiolens.core.answers import parsed, read_json
from regiolens.core.messages import Refusal
from regiolens.core.statline.pages import read_list

DEEP = b"[" * 200_000 + b"]" * 200_000


def test_deeply_nested_json_is_no_json():
    with pytest.raises(ValueError, match="deep"):
        parsed(DEEP)
    assert parsed('{"a": [1]}') == {"a": [1]}


@pytest.mark.parametrize("data", [DEEP, b'{"value": ' + DEEP + b"}", b'{"value": ' + b'{"a":' * 100_000])
def test_an_answer_that_is_nested_deeply_is_refused(data):
    with pytest.raises(Refusal, match="breaks off or is no JSON"):
        read_json(data, "https://example.org")
    with pytest.raises(Refusal, match="breaks off or is no JSON"):
        read_list(data, "https://example.org")
