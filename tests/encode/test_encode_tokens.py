"""The shipped tokenizer gives the ids of real SentencePiece."""

from __future__ import annotations

import random
import unicodedata
from typing import Any

import pytest
import sentencepiece
from encoder_plots import ALL_PLOTS, EMOJI, PLOTS
from encoder_reference import Reference

CODE_POINTS = [
    code for code in range(0x20000) if not 0xD800 <= code < 0xE000 and code not in {0x0344, 0xFDD0}
]
FORMS = ("NFC", "NFD", "NFKC", "NFKD")


@pytest.fixture(scope="module")
def pieces(reference: Reference) -> Any:
    return sentencepiece.SentencePieceProcessor(model_proto=reference.sentencepiece)


def _differing(tokenizer: Any, pieces: Any, texts: list[str]) -> list[str]:
    ours = [encoding.ids for encoding in tokenizer.encode_batch(texts)]
    theirs = [[1, *ids, 2] for ids in pieces.encode(texts)]
    pairs = zip(texts, ours, theirs, strict=True)
    return [text for text, mine, real in pairs if mine != real]


def test_plots_in_all_languages(tokenizer: Any, pieces: Any) -> None:
    texts = [*ALL_PLOTS, *EMOJI, *(" ".join(plots) for plots in PLOTS.values())]
    assert _differing(tokenizer, pieces, texts) == []


def test_decomposed_and_compatibility_forms(tokenizer: Any, pieces: Any) -> None:
    texts = [unicodedata.normalize(form, text) for form in FORMS for text in ALL_PLOTS]
    assert _differing(tokenizer, pieces, texts) == []


def test_random_mixes_of_the_vocabulary(tokenizer: Any, pieces: Any) -> None:
    chance = random.Random(1)
    words = [pieces.id_to_piece(i).replace("▁", " ") for i in range(3, len(pieces))]
    texts = ["".join(chance.choices(words, k=chance.randint(1, 25))) for _ in range(4_000)]
    texts += [unicodedata.normalize("NFD", text) for text in texts[:1_000]]
    assert _differing(tokenizer, pieces, texts) == []


def test_every_code_point_alone(tokenizer: Any, pieces: Any) -> None:
    assert _differing(tokenizer, pieces, [chr(code) for code in CODE_POINTS]) == []


def test_every_code_point_within_a_word(tokenizer: Any, pieces: Any) -> None:
    assert _differing(tokenizer, pieces, [f"a{chr(code)}b" for code in CODE_POINTS]) == []


def test_random_strings_of_code_points(tokenizer: Any, pieces: Any) -> None:
    chance = random.Random(2)
    texts = ["".join(map(chr, chance.choices(CODE_POINTS, k=12))) for _ in range(3_000)]
    assert _differing(tokenizer, pieces, texts) == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\t ",
        "  two  spaces  ",
        "▁",
        "~ ～ 〜",
        "e\u0301",
        "\u1112\u1161\u11ab",
        "a\u200db",
    ],
)
def test_spaces_tildes_and_joiners(tokenizer: Any, pieces: Any, text: str) -> None:
    assert _differing(tokenizer, pieces, [text]) == []


def test_no_text_can_spell_a_special_token(tokenizer: Any) -> None:
    ids = tokenizer.encode("<s></s><unk>").ids
    assert (ids[0], ids[-1]) == (1, 2)
    assert not {0, 1, 2} & set(ids[1:-1])


def test_the_whole_vocabulary_is_kept(tokenizer: Any, pieces: Any) -> None:
    assert tokenizer.get_vocab_size() == len(pieces) == 128_000
