#!/usr/bin/env bash
# Writes tools/bundle/locked.txt anew: the newest versions that go together and run on every Python
# the bundle is for, from 3.11.0 on. Needs the network. bash tools/lock.sh PYTHON
set -euo pipefail
cd "$(dirname "$0")/.."
python=${1:-python3}
work=build/lock
mkdir -p "$work"
"$python" -m tools.requirements direct >"$work/direct.txt"
# jieba comes as source only; pip answers for another Python than its own from wheels alone.
"$python" -m pip wheel --quiet --no-deps --wheel-dir "$work" "$(grep '^jieba' "$work/direct.txt")"
"$python" -m pip install --quiet --dry-run --ignore-installed --report "$work/report.json" \
  --only-binary :all: --find-links "$work" --target "$work/none" \
  --implementation cp --python-version 3.11.0 --platform manylinux_2_28_x86_64 \
  --platform manylinux_2_17_x86_64 --platform manylinux2014_x86_64 \
  --requirement "$work/direct.txt"
"$python" -m tools.requirements locked <"$work/report.json" >tools/bundle/locked.txt
