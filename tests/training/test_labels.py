"""Which label is the positive one."""

import pytest

from training.data.labels import classes_of
from training.errors import TrainingError


@pytest.mark.parametrize(
    ("labels", "names"),
    [
        (["pos", "neg"], ("neg", "pos")),
        (["0", "1", "0"], ("0", "1")),
        (["-1", "1"], ("-1", "1")),
        (["YES", "no", "Yes"], ("no", "YES")),
        (["false", "TRUE"], ("false", "TRUE")),
        (["Positive", "Negative"], ("Negative", "Positive")),
    ],
)
def test_usual_spellings_are_known(labels: list[str], names: tuple[str, str]) -> None:
    assert classes_of(labels).names == names


def test_other_labels_need_one_word_about_which_is_positive() -> None:
    with pytest.raises(TrainingError, match=r"there are spam \(2\), ham \(1\)"):
        classes_of(["spam", "ham", "spam"])
    assert classes_of(["spam", "ham"], positive="Spam").names == ("ham", "spam")
    assert classes_of(["spam", "ham"], negative="spam").names == ("spam", "ham")
    assert classes_of(["0", "1"], positive="0").names == ("1", "0")


def test_two_of_many_labels_can_be_chosen() -> None:
    classes = classes_of(["1", "2", "3", "4", "5"], positive="5", negative="1")
    assert [classes.index_of(label) for label in ("1", "3", "5")] == [0, None, 1]


def test_a_label_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(TrainingError, match=r"--positive good: there are pos \(1\), neg \(1\)"):
        classes_of(["pos", "neg"], positive="good")
    with pytest.raises(TrainingError, match=r"7 labels: .* …\."):
        classes_of(list("abcdefg"))
