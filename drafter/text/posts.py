"""Posts that a person is named by, as the inside of a group of a regular expression."""

from __future__ import annotations

POSTS = (
    "总书记|书记|支书|[省市县区镇乡州盟旗村]长|局长|厅长|部长|处长|科长|院长|校长|所长|站长|组长|社长"
    "|秘书长|会长|理事长|董事长|行长|检察长|总队长|支队长|大队长|队长|指挥长|主任|主席|委员|常委|总经理|经理|专员"
    "|政委|司令员|参谋长|总监|总工程师|调研员|巡视员"
)
