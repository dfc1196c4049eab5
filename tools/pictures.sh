#!/usr/bin/env bash
# Makes the pictures in docs/images from real runs: the interview in tmux, the first page of the Word
# file as LibreOffice sets it. Needs tmux, pango-view, soffice, pdftoppm and the fonts of
# ../shared/tools/setup_render.sh (FONTCONFIG_FILE, or .render/fonts.conf in the checkout).
# usage: tools/pictures.sh        run from the checkout, with drafter installed in .venv (or DRAFTER)
set -euo pipefail
cd "$(dirname "$0")/.."
drafter="${DRAFTER:-$PWD/.venv/bin/drafter}"
images="$PWD/docs/images"
export FONTCONFIG_FILE="${FONTCONFIG_FILE:-$PWD/.render/fonts.conf}"
work=$(mktemp -d)
trap 'tmux -L pictures kill-server 2>/dev/null || true; rm -r "$work"' EXIT
mkdir -p "$images"

export DRAFTER_HOME="$work/home" DRAFTER_OUT="$work/讲话稿"
"$drafter" draft 工作会议讲话 --example -o "$work/speech.docx" >/dev/null
(cd "$work" && soffice "-env:UserInstallation=file://$work/office" --headless \
  --convert-to pdf speech.docx >/dev/null)
pdftoppm -r 64 -png -f 1 -l 2 "$work/speech.pdf" "$work/page"
convert "$work"/page-*1.png "$work"/page-*2.png -bordercolor '#888' -border 1 +append \
  "$images/word.png"

screen() { tmux -L pictures capture-pane -p -t p; }
# answer QUESTION [TEXT...]: waits until QUESTION is asked, then types; without TEXT Enter alone
answer() {
  local question="$1" tries=0
  shift
  until screen | grep -v '✓' | grep -q "$question"; do
    tries=$((tries + 1))
    if [ "$tries" -gt 150 ]; then echo "not asked: $question" >&2; screen >&2; exit 1; fi
    sleep 0.2
  done
  sleep 0.5
  for line in "$@"; do tmux -L pictures send-keys -t p -l "$line"; sleep 0.3; done
  tmux -L pictures send-keys -t p Enter
}
env -u FONTCONFIG_FILE tmux -L pictures new-session -d -s p -x 80 -y 36 \
  "env LC_ALL=C.UTF-8 DRAFTER_HOME=$DRAFTER_HOME DRAFTER_OUT=$work/out '$drafter' draft 工作会议讲话"
answer '1 会议全称' '全市冬季供热保障工作会议'
answer '2 讲话人' '顾承安 澜川市委副书记、市长'
answer '3 时间' '下周五'
answer '4 称谓'
answer '5 讲多久'
answer '6 代表谁讲'
answer '7 这次会议部署什么' '今冬供热保障工作'
answer '8 要贯彻' '全省冬季供暖保障工作会议精神'
answer '9 哪些话'
answer '10 讲话人之前'
answer '11 成绩' '今年改造老旧供热管网【公里数，问市城管局】公里'
answer '11 成绩'
answer '12 主要问题'
answer '13 讲几点' '热源保供　管网运行　诉求办理'
answer '13 讲几点'
sleep 4
tmux -L pictures capture-pane -p -t p >"$work/run.txt"
pango-view --no-display --font='Noto Sans Mono CJK SC 10' --background='#1e1e1e' \
  --foreground='#e6e6e6' --margin=12 -q -o "$images/run.png" "$work/run.txt"
