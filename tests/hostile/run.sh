#!/bin/bash
# Hostile input that costs little to try; make hostile tries all of it.
exec python3 "$ROOT/tests/hostile/hostile.py" --sample
