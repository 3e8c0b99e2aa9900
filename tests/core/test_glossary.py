"""One word for one thing in Dutch: the translation and the guide have no word that the glossary rules out."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def words():
    """(the Dutch word, what is never written for it) of the glossary; a word between slashes is a pattern."""
    table = [line for line in (ROOT / "docs" / "glossary.md").read_text("utf-8").splitlines() if line.startswith("|")]
    for line in table[2:]:
        _, dutch, never = (cell.strip() for cell in line.strip("|").split("|"))
        for word in never.split(", "):
            yield dutch, word[1:-1] if word.startswith("/") else re.escape(word)


def found(pattern, text):
    """Where a word stands, with what is around it; not as a part of another word or of a name with hyphens."""
    whole = re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE)
    return [text[max(0, one.start() - 40) : one.end() + 40] for one in whole.finditer(text)]


@pytest.fixture(scope="module")
def texts():
    messages = ET.parse(ROOT / "resources" / "i18n" / "regiolens_nl.ts").iter("message")
    return [message.findtext("translation") or "" for message in messages]


@pytest.mark.parametrize(("dutch", "never"), words())
def test_the_translation_has_one_word_for_one_thing(texts, dutch, never):
    assert [place for text in texts for place in found(never, text)] == [], f"write: {dutch}"


@pytest.mark.parametrize(("dutch", "never"), words())
def test_the_dutch_guide_has_one_word_for_one_thing(dutch, never):
    assert found(never, (ROOT / "docs" / "guide.nl.md").read_text("utf-8")) == [], f"write: {dutch}"


def test_the_glossary_is_read_and_would_be_heard():
    known = dict(map(reversed, words()))
    assert len(known) > 15 and {"omvang", "uw"} <= set(known)
    assert found("uw", "in uw profiel") and not found("u", "uur nu")
    assert found(next(never for never in known if "ongunstig" in never), "Ongunstiger dan gemiddeld")
