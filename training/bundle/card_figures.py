"""The part of a model card that says how good a network is, as Markdown tables."""

from typing import Any

from training.bundle.markdown import percent, table

Card = dict[str, Any]

# In the order of their rows.
FIGURES = {
    "test_accuracy": "test accuracy",
    "test_universal_accuracy": "… counting universal tags",
    "test_ambiguous_accuracy": "… of words that take more than one tag",
    "test_unknown_accuracy": "… of words without an id",
    "test_loss": "test loss (nats)",
    "test_accuracy_unquantised": "test accuracy before quantising",
    "validation_accuracy": "validation accuracy",
}


def quality(metrics: Card) -> str:
    """Accuracy on the reviews that nothing was chosen by, and on the others."""
    rows = [
        (label, f"{metrics[name]:.3f}" if name == "test_loss" else percent(metrics[name]))
        for name, label in FIGURES.items()
        if name in metrics
    ]
    text = table(("", ""), rows)
    if "seeds" in metrics:
        seeds = metrics["seeds"]
        low, high = seeds["interval"]
        text += (
            f"\nOver {len(seeds['test_accuracy'])} seeds, with the same teachers and validation "
            f"reviews: mean test accuracy {percent(seeds['mean'])}, 95 % interval of the mean "
            f"{percent(low)} to {percent(high)}. The one that ships was chosen by validation.\n"
        )
    return text


def short_texts(metrics: Card) -> str:
    """Sentences, rewritten reviews and the exam; and the mean of all seeds."""
    short, means = metrics["short"], metrics.get("seeds", {}).get("short")

    def row(name: str, count: int, value: float, mean: float | None) -> tuple[str, ...]:
        return name, f"{count:,}", percent(value), "-" if mean is None else percent(mean)

    def mean_of(name: str) -> float | None:
        return None if means is None else means[name]

    counts = short["counts"]
    rows = [
        row(text, counts[count], short[name], mean_of(name))
        for text, count, name in (
            ("sentences (SST-2 test)", "sentences", "sentences"),
            ("film comments (test)", "comments", "comments"),
            ("the same, their words in random order", "sentences", "sentences_shuffled"),
            ("the same, their characters in random order", "comments", "comments_shuffled"),
            ("rewritten reviews (test)", "rewritten", "rewritten"),
            ("shop reviews (a tenth that nobody learned from)", "shopping", "shopping"),
            ("the exam, sentences that only report", "exam", "exam"),
        )
        if name in short
    ]
    rows += [
        row(
            f"… {kind['kind']}",
            kind["sentences"],
            kind["accuracy"],
            None if means is None else means["exam_kinds"][kind["kind"]],
        )
        for kind in short["exam_kinds"]
    ]
    rows.append(
        row(
            "neutral texts left open (35 to 65 %)",
            short["neutral_texts"],
            short["neutral_open"],
            mean_of("neutral_open"),
        )
    )
    is_english = "sentences" in short
    first, what = ("sentences", "words") if is_english else ("comments", "characters")
    lost = 100 * (short[first] - short[f"{first}_shuffled"])
    rewritten = (
        "Rewritten reviews are reviews that people changed, in few words, until the opposite was "
        "meant. "
        if is_english
        else ""
    )
    return (
        table(("texts", "how many", "right", "mean of the seeds"), rows)
        + f"\nShuffling the {what} of the {first} costs {lost:.1f} points: that much of the "
        f"answer is in their order. {rewritten}The exam is our own "
        f"(`training/exam/sentences{'' if is_english else '-zh'}.tsv`).\n\n"
        f"Expected calibration error on the {first} and the exam: "
        f"{percent(short['calibration']['expected_error'])}.\n"
    )


def on_the_way(metrics: Card) -> str:
    """Accuracy after a share of the words."""
    rows = [
        (f"{100 * entry['share']:.0f} %", percent(entry["accuracy"]))
        for entry in metrics["prefixes"]
    ]
    return table(("of the words read", "right"), rows)


def trust(calibration: Card) -> str:
    """Expected calibration error and the reliability curve of the verdict."""
    final, running = calibration["final"], calibration["running"]
    rows = [
        (
            f"{point['count']:,}",
            percent(point["mean_probability"]),
            percent(point["positive_share"]),
        )
        for point in final["curve"]
    ]
    return (
        f"Expected calibration error over {final['bins']} equal bins of P(positive): verdicts "
        f"{percent(final['expected_error'])}, predictions after every word "
        f"{percent(running['expected_error'])}. The verdicts, bin by bin:\n\n"
        + table(("reviews", "said positive", "were positive"), rows)
    )


def where(slices: Card) -> str:
    """Accuracy by length, negation and unknown words."""
    rows = [
        *((f"{e['from']:.0f} to {e['to']:.0f} words", *outcome(e)) for e in slices["words"]),
        *(
            ("a word negates" if e["negation"] else "no word negates", *outcome(e))
            for e in slices["negation"]
        ),
        *(
            (f"{percent(e['from'])} to {percent(e['to'])} of the words unknown", *outcome(e))
            for e in slices["unknown_share"]
        ),
    ]
    return table(("reviews of", "reviews", "right"), rows)


def outcome(entry: Card) -> tuple[str, str]:
    """How many reviews, and how many of them right."""
    return f"{entry['reviews']:,}", percent(entry["accuracy"])
