"""The page on which a person checks what was mined: one HTML file, no script, nothing from afar.

report_page(report)     the page as text
"""

from drafter.report.model import FileReport, LeftOut, Report
from drafter.report.page import report_page

__all__ = ["FileReport", "LeftOut", "Report", "report_page"]
