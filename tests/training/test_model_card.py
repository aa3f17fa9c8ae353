"""The model card in Markdown is what card.json says, in the repository too."""

from pathlib import Path

import pytest

from training.bundle.card import README, read_card
from training.bundle.model_card import rendered

SHIPPED = ("simple-rnn", "gru", "lstm", "seed")
MODELS = Path(__file__).parents[2] / "web" / "public" / "models"


@pytest.mark.parametrize("name", SHIPPED)
def test_the_shipped_model_card_is_not_stale(name: str) -> None:
    # Stale? python -m training card web/public/models/*
    assert (MODELS / name / README).read_text(encoding="utf-8") == rendered(
        read_card(MODELS / name)
    )


@pytest.mark.parametrize("name", SHIPPED)
def test_the_model_card_states_the_test_accuracy(name: str) -> None:
    card = read_card(MODELS / name)
    text = rendered(card)
    assert text.startswith(f"# {card['title']}\n")
    assert f"| test accuracy | {100 * card['metrics']['test_accuracy']:.1f} % |" in text
