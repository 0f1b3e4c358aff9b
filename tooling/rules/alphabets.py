"""The letters of the languages that a list's names may be in, and how words are written in them.

After the exemplar characters of CLDR (unicode.org/cldr), with those of neighbours' names that are
common in the language: a Finnish list has é and ü.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

#: The letters beyond a to z, small, by language.
LATIN: Mapping[str, frozenset[str]] = {
    language: frozenset(letters)
    for language, letters in {
        "Finnish": "åäöéüšž",
        "Swedish": "åäöéüàèáíæø",
        "Estonian": "äöõüšžé",
        "Latvian": "āčēģīķļņōŗšūž",
        "Lithuanian": "ąčęėįšųūž",
        "Polish": "ąćęłńóśźż",
        "German": "äöüßé",
        "Danish or Norwegian": "æøåéäöüòôó",
        "Icelandic": "áðéíóúýþæö",
        "Dutch": "éëïóöüèáíú",
        "French": "àâæçéèêëîïôœùûüÿ",
        "Spanish": "áéíñóúüçàèò",
        "Portuguese": "áâãàçéêíóôõú",
        "Italian": "àèéìíîòóùú",
        "Czech or Slovak": "áäčďéěíĺľňóôŕřšťúůýž",
        "Hungarian": "áéíóöőúüű",
        "Croatian, Slovene or Serbian": "čćđšž",
        "Romanian": "ăâîșşțţ",
        "Turkish": "çğıi̇öşüâîû",
    }.items()
}
CYRILLIC: Mapping[str, frozenset[str]] = {
    language: frozenset(letters)
    for language, letters in {
        "Russian": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "Ukrainian": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
        "Belarusian": "абвгдеёжзійклмнопрстуўфхцчшыьэюя",
        "Bulgarian": "абвгдежзийклмнопрстуфхцчшщъьюя",
        "Serbian or Macedonian": "абвгдђѓежзѕијклљмнњопрстћќуфхцчџш",
    }.items()
}
GREEK: Mapping[str, frozenset[str]] = {"Greek": frozenset("αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ")}

# What stands before and after words, and what stands between two parts of one.
AROUND = "\u00a0“”„‟‘’‚«»‹›–—…·•®™©°ºª€£§¿¡№´`¨"
BETWEEN = "\u00a0–—’‘"
# More of a word's letters than this beyond a to z: no Latin alphabet writes so (“Łódź” has 3 of 4).
_MOST = 0.8


def languages_of(word: str) -> frozenset[str]:
    """The languages in which `word` may be written: its letters are theirs, and its case is a
    word's. A word of a to z alone is of none: it tells nothing.
    """
    small = word.lower()
    beyond = [letter for letter in small if letter > "\x7f"]
    if not beyond or not _is_cased_well(word):
        return frozenset()
    found = {
        language
        for alphabets in (CYRILLIC, GREEK)
        for language, letters in alphabets.items()
        if letters.issuperset(small)
    }
    if len(word) == 1 or len(beyond) <= min(_MOST * len(small), len(small) - 1):
        ascii_rest = all(letter > "\x7f" or "a" <= letter <= "z" for letter in small)
        found |= {
            language
            for language, letters in LATIN.items()
            if ascii_rest and letters.issuperset(beyond)
        }
    return frozenset(found)


def _is_cased_well(word: str) -> bool:
    """Whether no capital beyond a to z stands inside a word, nor a small letter among capitals.

    `JyvÄskylÄ` is an ä in another encoding, and `OÆBrien` a quote. McDonald is a name.
    """
    if not word.isupper() and any(letter > "\x7f" and letter.isupper() for letter in word[1:]):
        return False
    for before, letter in pairwise(word):
        if before.islower() and letter.isupper() and before > "\x7f":
            return False
    return True
