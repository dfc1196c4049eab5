#!/bin/sh
# 装讲话稿助手：不连网，不要管理员权限。sh install.sh [装到哪个文件夹]
set -eu

here=$(cd "$(dirname "$0")" && pwd)
target=${1:-$HOME/.local/lib/drafter}
launchers=${DRAFTER_BIN:-$HOME/.local/bin}

fail() {
  echo "没有装成：$1" >&2
  echo "$2" >&2
  exit 1
}

cd "$here"
sha256sum --check --quiet SHA256SUMS ||
  fail "包里的文件不全，或者拷贝时坏了" "重新拷一份完整的包，再装一次。"

python=
for name in ${PYTHON:-python3.13 python3.12 python3.11 python3}; do
  if command -v "$name" >/dev/null 2>&1 &&
    "$name" -c 'import sys, venv; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; then
    python=$name
    break
  fi
done
[ -n "$python" ] ||
  fail "这台机器上没有 Python 3.11、3.12 或 3.13" \
    "请管理员装一个；装在别处的，写 PYTHON=/放在哪里/python3.11 sh install.sh。"

case $(uname -s)-$(uname -m) in
Linux-x86_64) ;;
*) fail "这个包只合 Linux x86-64，这台是 $(uname -s) $(uname -m)" \
  "在同样的机器上、能连网的地方另打一个包：make bundle。" ;;
esac

if [ -e "$target" ] && [ ! -f "$target/pyvenv.cfg" ]; then
  fail "$target 已经有了，又不是本程序" "换一个文件夹：sh install.sh 别的文件夹。"
fi

echo "装到 $target ……"
"$python" -m venv --clear --without-pip "$target"
"$python" "$(echo wheels/pip-*.whl)/pip" --python "$target/bin/python" install --quiet --no-index \
  --find-links wheels --no-warn-script-location --disable-pip-version-check speech-drafter ||
  fail "有的部件装不上，原因见上面" "把上面的话连同 $("$python" --version) 告诉管软件的人。"

mkdir -p "$launchers"
ln -sf "$target/bin/drafter" "$launchers/drafter"
"$launchers/drafter" --version
echo "装好了。先试一试：drafter draft 工作会议讲话 --example -o 样稿.docx"
case ":$PATH:" in
*":$launchers:"*) ;;
*) echo "$launchers 还不在 PATH 里：把 export PATH=\"$launchers:\$PATH\" 写进 ~/.bashrc，重新登录。" ;;
esac
