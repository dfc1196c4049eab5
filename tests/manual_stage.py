"""A writer's folder and home with all that the manual's calls name: what they are tried in."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

from click.testing import CliRunner, Result

from bench.rounds_editing import worked_over
from drafter import paths
from drafter.cli import group
from drafter.flows.session_files import new_session
from drafter.outlines.load import EXAMPLE_FILE, outline_named
from tests.corpus.documents import pdf

ROOT = Path(__file__).resolve().parents[1]

REPORT = (
    "县应急管理局工作报告\n\n今年以来，全县排查整治隐患1240处，整改完成1198处。\n"
    "下一步，要盯住隐患清零，压实各级责任。\n"
)
_ROWS = (
    "会议全称,发言人,时间,单位,任务,主题,要点1,要点2\n"
    "全县春耕工作会议,周岚 县农业农村局局长,2027-02-19,县农业农村局,春耕任务,"
    "备肥；备种,备肥：到户；包村,备种：到田\n"
)


def run(*words: str) -> Result:
    """What ``drafter`` says to these words, in this process."""
    return CliRunner().invoke(group, list(words), prog_name="drafter")


def build(folder: Path) -> None:
    """Makes ``work``, where the writer sits, and ``home`` in ``folder``. ``DRAFTER_HOME`` must be
    that home."""
    work = folder / "work"
    work.mkdir()
    os.chdir(work)
    _done("draft", "工作会议讲话", "--example", "-o", "讲话.docx")
    for words, others in (("我讲", "我先讲"), ("我先讲", "我再讲")):
        text = Path("讲话.md").read_text(encoding="utf-8")
        Path("讲话.md").write_text(text.replace(words, others, 1), encoding="utf-8")
        _done("versions", "讲话.md", "--keep")
    _done("export", "讲话.md", "-o", "改稿.docx")
    worked_over(Path("改稿.docx"), random.Random(8))
    _done("import", "改稿.docx", "--into", "讲话.md")
    for name in ("x.md", "稿子.md", "我的.md", "小周的.md", "对方的.md", "底稿.md"):
        shutil.copyfile("讲话.md", name)
    for name in (
        "初稿", "领导改的", "领导改过的", "各处室意见", "各单位意见", "我的稿", "别处来的稿子",
        "来稿", "去年讲话", "去年安全会讲话", "好讲话", "模板", "本单位模板",
    ):  # fmt: skip
        shutil.copyfile("讲话.docx", f"{name}.docx")
    for kind, names in (("工作会议讲话", ("会议", "a")), ("表态发言", ("甲", "乙"))):
        for name in names:
            shutil.copyfile(_example(kind), f"{name}.yaml")
    for name in ("各县.csv", "各县区.csv"):
        Path(name).write_text(_ROWS, encoding="utf-8")
    _speeches(work)
    _material()
    meeting = outline_named("工作会议讲话")
    new_session(meeting, {"会议全称": "全县防汛工作会议"}, seed=0, folder=paths.unfinished())
    _done("outline", "derive", "好讲话.docx", "--name", "现场会讲话")
    _done("outline", "new", "座谈会讲话")
    shutil.copytree(_example("表态发言").parent, "我的提纲")
    _done("mine", "旧讲话.txt", "市委文件.docx", "市委全会报告.docx")
    _done("mine", "去年.txt", "--bank", "同事的词库.db")
    _done("bank", "export", "词库备份", "--with-text")
    shutil.copytree("词库备份", "备份")
    _done("bank", "review", "--export", "决定.jsonl")


def _speeches(work: Path) -> None:
    examples = sorted((ROOT / "examples" / "corpus").glob("*.txt"))
    shutil.copytree(ROOT / "examples", work / "examples")
    for name, number in (("讲话", 0), ("去年", 0), ("今年", 1), ("旧讲话", 2)):
        shutil.copyfile(examples[number], f"{name}.txt")
    for name, example in zip(("市委文件.docx", "市委全会报告.docx"), examples[:2], strict=True):
        _done("export", str(example), "-o", name)
    for folder in ("旧稿", "历年讲话"):
        Path(folder).mkdir()
        shutil.copyfile(examples[1], Path(folder, "讲话.txt"))
    whole = "\n\n".join(each.read_text(encoding="utf-8") for each in examples)
    Path("汇编.txt").write_text(whole, encoding="utf-8")
    _done("export", "汇编.txt", "-o", "汇编.docx")


def _material() -> None:
    Path("素材").mkdir()
    Path("素材/报告.txt").write_text(REPORT, encoding="utf-8")
    for name in ("报告.docx", "应急局报告.docx", "数字.docx"):
        _done("export", "素材/报告.txt", "-o", name)
    for name in ("省讲话.pdf", "省领导讲话.pdf"):
        page = ["在全省应急工作会议上的讲话", "要盯住隐患清零，压实各级责任。"]
        Path(name).write_bytes(pdf([page]))
    _done("material", "add", "应急局报告.docx")
    notice = ROOT / "tests" / "gathering" / "notices" / "01.txt"
    for name in ("通知.docx", "会议通知.docx"):
        _done("export", str(notice), "-o", name)


def _example(kind: str) -> Path:
    return outline_named(kind).folder / EXAMPLE_FILE


def _done(*words: str) -> None:
    result = run(*words)
    assert result.exit_code == 0, f"{' '.join(words)}：{result.output}{result.exception or ''}"
