"""The structure composer: sets of parallel headings from themes, mined frames and the 搭配表.

Pure but for ``tables``, which reads the tables' files.
"""
