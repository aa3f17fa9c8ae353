#!/bin/sh
# Prints a Python that can do the job, or says plainly that there is none. Usage: find-python.sh serve|train
# PYTHON names one to use instead of the search.
set -eu

case "$1" in
  serve) newest=99; need="Python 3.10 or newer" ;;
  train) newest=12; need="Python 3.10, 3.11 or 3.12 (TensorFlow 2.19 supports no other)" ;;
  *) echo "usage: find-python.sh serve|train" >&2; exit 2 ;;
esac

fits() {
  "$1" -c "import sys, venv; sys.exit(not (3, 10) <= sys.version_info[:2] <= (3, $newest))" 2>/dev/null
}

for python in ${PYTHON:-} python3.12 python3.11 python3.10 python3 python; do
  if command -v "$python" >/dev/null 2>&1 && fits "$python"; then
    command -v "$python"
    exit 0
  fi
done
echo "Cannot make the Python environment: $need is needed and none was found. Install one, or name it: make PYTHON=/path/to/python ..." >&2
exit 1
