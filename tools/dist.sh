#!/usr/bin/env bash
# usage: tools/dist.sh PYTHON FOLDER
# Builds sdist and wheel of what is committed: a file that git does not hold is never shipped. One
# commit gives the same bytes every time, under the builder that PYTHON has installed.
set -euo pipefail
python="$1" out="$(realpath -m "$2")"
clean="$(mktemp -d)"
trap 'rm -rf "$clean"' EXIT
git archive HEAD | tar -x -C "$clean"
export SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}"
"$python" -m build --no-isolation --outdir "$out" "$clean"
