#!/usr/bin/env bash
# Makes the pictures in docs/images from real runs: the interview in tmux, the first page of the Word
# file as LibreOffice sets it. Needs tmux, pango-view, soffice, pdftoppm and the fonts of
# ../shared/tools/setup_render.sh (FONTCONFIG_FILE, or .render/fonts.conf in the checkout).
# usage: tools/pictures.sh        run from the checkout, with drafter installed in .venv
set -euo pipefail
cd "$(dirname "$0")/.."
drafter="$PWD/.venv/bin/drafter"
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

type_line() { tmux -L pictures send-keys -t p -l "$1"; sleep 0.3; press Enter; }
press() { tmux -L pictures send-keys -t p "$@"; sleep 0.7; }
env -u FONTCONFIG_FILE tmux -L pictures new-session -d -s p -x 80 -y 36 \
  "env LC_ALL=C.UTF-8 DRAFTER_HOME=$DRAFTER_HOME DRAFTER_OUT=$work/out '$drafter' draft 工作会议讲话"
sleep 3
type_line '全市冬季供热保障工作会议'
type_line '顾承安 澜川市委副书记、市长'
type_line '下周五'
press Enter
press Enter
type_line '今冬供热保障工作'
type_line '全省冬季供暖保障工作会议精神'
press Enter
press Enter
type_line '今年改造老旧供热管网【公里数，问市城管局】公里'
press Enter
press Enter
type_line '热源保供　管网运行　诉求办理'
press Enter
press Enter
for _ in 1 2 3; do press Enter; done
for _ in 1 2 3; do type_line '先写一件：谁办、何时办成'; press Enter; done
press Enter
sleep 1
tmux -L pictures capture-pane -p -t p >"$work/run.txt"
pango-view --no-display --font='Noto Sans Mono CJK SC 10' --background='#1e1e1e' \
  --foreground='#e6e6e6' --margin=12 -q -o "$images/run.png" "$work/run.txt"
