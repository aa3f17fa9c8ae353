"""Long tests of the server under abuse: `python -m tests.soak`, or some by name."""
