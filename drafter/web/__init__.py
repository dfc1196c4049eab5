"""The local page: the bank, drafts, speeches and mining in a browser on this machine.

application(desk)   the ASGI application
Desk                what it works on: bank, folders, today, address, one-time token
"""

from drafter.web.app import application
from drafter.web.desk import Desk
from drafter.web.guard import Door

__all__ = ["Desk", "Door", "application"]
