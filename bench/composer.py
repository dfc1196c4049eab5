"""Composes heading sets for theme triples and prints them with their figures.

usage: python -m bench.composer [--draw N] [--seed N] [--sets N] [--themes 甲、乙、丙]

Without ``--draw`` every triple's first sets are printed, then how many of all sets offered are
parallel by the measure. ``--draw 60`` draws sets from all that are offered, a row each with the
verdict left open, for a reader who did not write the code: would a chief writer use it as it is?
"""

from __future__ import annotations

import argparse
import random

from drafter.composer.composer import composer_of, heading_sets, judged, uncovered
from drafter.composer.dealing import Dealt
from drafter.composer.measure import verdict
from drafter.composer.tables import shipped_tables

TRIPLES: tuple[tuple[str, ...], ...] = (
    ("安全生产责任", "隐患排查", "应急处置"),
    ("消防安全", "执法检查", "宣传教育"),
    ("防汛备汛", "监测预警", "物资储备"),
    ("项目招引", "企业服务", "作风转变"),
    ("招商引资", "项目建设", "营商环境"),
    ("工业经济", "科技创新", "要素保障"),
    ("产业升级", "园区建设", "人才引育"),
    ("粮食生产", "集体经济", "人居环境"),
    ("特色产业", "乡村建设", "乡村治理"),
    ("防返贫监测", "产业发展", "农民增收"),
    ("农资保供", "田间管理", "农技服务"),
    ("课堂教学", "师德师风", "校园安全"),
    ("立德树人", "教师队伍", "家校共育"),
    ("教学质量", "教研工作", "课后服务"),
    ("医疗质量", "患者就医体验", "医德医风"),
    ("学科建设", "人才队伍", "护理服务"),
    ("公共卫生", "医保基金监管", "医共体建设"),
    ("市场开拓", "成本管控", "产品质量"),
    ("企业改革", "内部管理", "职工队伍"),
    ("理论武装", "基层组织", "党员队伍"),
    ("政治建设", "干部队伍", "意识形态"),
    ("主体责任", "监督执纪", "廉洁文化"),
    ("警示教育", "权力运行", "专项整治"),
    ("作风建设", "调查研究", "工作落实"),
    ("热源保供", "管网运行", "诉求办理"),
    ("城市管理", "老旧小区改造", "养老服务"),
    ("污染防治", "生态修复", "督察整改"),
    ("网格管理", "矛盾调处", "平安建设"),
    ("重点改革", "政务服务", "数字政府"),
    ("舆论引导", "文化惠民", "文旅融合"),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--draw", type=int, default=0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--sets", type=int, default=6)
    parser.add_argument("--themes", action="append", default=[])
    wanted = parser.parse_args()
    composer = composer_of(shipped_tables())
    triples = [tuple(each.split("、")) for each in wanted.themes] or TRIPLES
    offered = [(each, heading_sets(composer, each, seed=wanted.seed)) for each in triples]
    if wanted.draw:
        _print_drawn([each for _, sets in offered for each in sets], wanted.draw, wanted.seed)
        return
    for triple, sets in offered:
        unknown = uncovered(composer, triple)
        told = f"　词库无合适搭配：{'、'.join(unknown)}" if unknown else ""
        print(f"\n{'、'.join(triple)}　{len(sets)} 组{told}")
        for each in sets[: wanted.sets]:
            lengths = " ".join("＋".join(map(str, w.shape.lengths)) for w in each.wordings)
            print(f"  {'／'.join(each.texts)}　{lengths}　{verdict(each.figures)}")
    everything = [each for _, sets in offered for each in sets]
    parallel = sum(judged(composer, each.texts).parallel for each in everything)
    print(f"\n{len(triples)} 个主题组，{len(everything)} 组标题，合标准的 {parallel} 组")


def _print_drawn(everything: list[Dealt], number: int, seed: int) -> None:
    print("| 序 | 标题 | 照用 |\n|---|---|---|")
    chosen = random.Random(seed).sample(everything, min(number, len(everything)))
    for place, each in enumerate(chosen, 1):
        print(f"| {place} | {'／'.join(each.texts)} | |")


if __name__ == "__main__":
    main()
