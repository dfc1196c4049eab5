#!/usr/bin/env bash
# Packs dist/speech-drafter-VERSION-linux-x86_64.tar.gz: our wheel from dist/, the locked
# dependencies for Python 3.11 to 3.13, pip, and the installer. Needs the network, once.
# bash tools/bundle.sh PYTHON
set -euo pipefail
cd "$(dirname "$0")/.."
python=${1:-python3}
export SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}"

wheel=$(ls dist/speech_drafter-*.whl)
version=$(basename "$wheel" | cut -d- -f2)
name=speech-drafter-$version-linux-x86_64
work=build/bundle
rm -rf "$work"
mkdir -p "$work/$name/wheels"
wheels=$work/$name/wheels
pip=("$python" -m pip --quiet --disable-pip-version-check)

cp "$wheel" "$wheels/"
cp tools/bundle/install.sh tools/bundle/README.txt tools/bundle/locked.txt "$work/$name/"
# jieba comes as source only; every other one has wheels.
"${pip[@]}" wheel --no-deps --wheel-dir "$wheels" "$(grep '^jieba==' tools/bundle/locked.txt)"
"${pip[@]}" download --no-deps --dest "$wheels" pip
for minor in 3.11.0 3.12.0 3.13.0; do
  "${pip[@]}" download --no-deps --only-binary :all: --find-links "$wheels" --dest "$wheels" \
    --implementation cp --python-version "$minor" \
    --platform manylinux2014_x86_64 --platform manylinux_2_17_x86_64 \
    --platform manylinux_2_26_x86_64 --platform manylinux_2_28_x86_64 \
    --requirement tools/bundle/locked.txt
done

(cd "$work/$name" && find . -type f ! -name SHA256SUMS | LC_ALL=C sort | xargs sha256sum >SHA256SUMS)
tar --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner \
  --mode=u+rw,go+r,go-w -C "$work" -cf - "$name" | gzip -9n >"dist/$name.tar.gz"
rm -rf "$work"
echo "dist/$name.tar.gz"
