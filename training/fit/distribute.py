"""Training on several GPUs or machines, by TensorFlow's own strategies.

Every worker walks through the same batches; each of its devices takes its share of the rows, and
gradients are added up over all. So the losses are those of one worker with the same batches.
"""

import json
import os
from typing import Any

import tensorflow as tf

from training.errors import TrainingError

CLUSTER = "TF_CONFIG"


def strategy_for(is_distributed: bool) -> Any:
    """The ``tf.distribute.Strategy`` to train under; call it before anything else of TensorFlow.

    With ``TF_CONFIG`` in the environment: all workers that it names. Without it: all GPUs of this
    machine, or its CPU where there is none.

    Raises:
        TrainingError: when TF_CONFIG does not name a cluster and this worker's place in it.
    """
    if not is_distributed:
        return tf.distribute.get_strategy()
    if CLUSTER not in os.environ:
        return tf.distribute.MirroredStrategy()
    try:
        config = json.loads(os.environ[CLUSTER])
        config["cluster"]["worker"][config["task"]["index"]]
    except (ValueError, KeyError, IndexError, TypeError) as cause:
        raise TrainingError(
            f"Cannot use {CLUSTER}={os.environ[CLUSTER]!r}: it must name the cluster's workers and "
            "this one's task (see training/README.md)."
        ) from cause
    return tf.distribute.MultiWorkerMirroredStrategy()


def is_chief(strategy: Any) -> bool:
    """Whether this worker is the one that writes the run's folder: the first, or the only one."""
    resolver = strategy.cluster_resolver
    return resolver is None or not resolver.task_id
