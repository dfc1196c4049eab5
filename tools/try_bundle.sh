#!/usr/bin/env bash
# Installs the bundle as a user would, where there is no network and nothing but Python, and drafts
# the example with it. bash tools/try_bundle.sh dist/speech-drafter-*.tar.gz [PYTHON]
set -euo pipefail
bundle=$(realpath "$1")
python=$(command -v "${2:-python3}")
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT

cat >"$place/run" <<'RUN'
set -eu
if ls /sys/class/net | grep -qv '^lo$' && ip route 2>/dev/null | grep -q .; then
  echo "there is a network here" >&2
  exit 1
fi
tar xzf "$1"
cd speech-drafter-*
PYTHON=$2 sh install.sh
export PATH="$HOME/.local/bin:$PATH"
cd "$HOME"
drafter doctor || true
drafter draft 工作会议讲话 --example -o 样稿.docx
python_of_the_bundle=$(dirname "$(readlink "$HOME/.local/bin/drafter")")/python
"$python_of_the_bundle" - <<'CHECK'
import zipfile, drafter
with zipfile.ZipFile("样稿.docx") as word:
    assert "同志们" in word.read("word/document.xml").decode("utf-8")
assert "/.local/lib/drafter/" in drafter.__file__, drafter.__file__
CHECK
echo "tried: installed and drafted without a network"
RUN
cd "$place"
unshare --map-root-user --net env -i HOME="$place" PATH=/usr/bin:/bin LANG=C.UTF-8 \
  sh "$place/run" "$bundle" "$python"
