"""The structure composer: sets of parallel headings from themes, mined frames and the 搭配表.

Pure but for ``tables.shipped_tables`` and ``tables.user_tables``, which read the tables' files.
"""
