#!/usr/bin/env bash
# Makes the pictures of each layout's pages in docs/images from the example of 工作会议讲话, as
# LibreOffice sets them. Needs soffice, pdftoppm, ImageMagick's convert and the fonts of
# ../shared/tools/setup_render.sh (FONTCONFIG_FILE, or .render/fonts.conf in the checkout).
# usage: tools/layouts.sh [DIR]     run from the checkout, with what drafter needs in .venv (or PYTHON)
set -euo pipefail
cd "$(dirname "$0")/.."
python="${PYTHON:-$PWD/.venv/bin/python}"
images="${1:-$PWD/docs/images}"
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
mkdir -p "$images"

# plain names 楷体 and 仿宋, for which the shared stand-ins have no entry
cat >"$work/fonts.conf" <<CONF
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include>${FONTCONFIG_FILE:-$PWD/.render/fonts.conf}</include>
  <match target="pattern"><test name="family"><string>楷体</string></test>
    <edit name="family" mode="assign" binding="strong"><string>FandolKai</string></edit></match>
</fontconfig>
CONF
export FONTCONFIG_FILE="$work/fonts.conf" DRAFTER_HOME="$work/home"

mkdir -p "$DRAFTER_HOME/layouts"
cat >"$DRAFTER_HOME/layouts/house.yaml" <<'YAML'
说明: 某单位的惯例
加粗: [二级, 三级]
数字字体: Times New Roman
署名次序: 先日期
页码位置: 居中
首页提示: 内部讲话　会后收回
YAML
"$python" -m drafter draft 工作会议讲话 --example -o "$work/example.docx" >/dev/null
# one fact taken out again, so that the review copy has a gap to show
sed '/^---$/,/^---$/!s/87公里/【待补：改造公里数】公里/' "$work/example.md" >"$work/gap.md"
for layout in gbt9704 reading-copy outline-only plain house; do
  "$python" -m drafter export "$work/example.md" -o "$work/$layout.docx" --layout "$layout" >/dev/null
done
"$python" -m drafter export "$work/gap.md" -o "$work/review-copy.docx" --layout review-copy \
  --allow-gaps >/dev/null
notes='pdf:writer_pdf_Export:{"ExportNotes":{"type":"boolean","value":"true"}}'
(cd "$work"
 soffice "-env:UserInstallation=file://$work/office" --headless --convert-to pdf \
   gbt9704.docx reading-copy.docx outline-only.docx plain.docx house.docx >/dev/null 2>&1
 soffice "-env:UserInstallation=file://$work/office" --headless --convert-to "$notes" \
   review-copy.docx >/dev/null 2>&1)
for layout in gbt9704 reading-copy review-copy outline-only plain house; do
  pdftoppm -r 64 -png -f 1 -l 2 "$work/$layout.pdf" "$work/$layout" 2>/dev/null
  convert "$work/$layout"-*.png -bordercolor '#888' -border 1 +append "$images/layout-$layout.png"
done
