#!/usr/bin/env bash
# usage: tools/dist.sh PYTHON FOLDER [OPTION OF build ...]
# Builds sdist and wheel of what is committed: a file that git does not hold is never shipped.
set -euo pipefail
python="$1" out="$(realpath -m "$2")"
clean="$(mktemp -d)"
trap 'rm -rf "$clean"' EXIT
git archive HEAD | tar -x -C "$clean"
"$python" -m build "${@:3}" --outdir "$out" "$clean"
