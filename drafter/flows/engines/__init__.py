"""Where the work of mining is done: in this process, in several, or on many machines.

An engine takes a function and a value and gives a future; nothing else of it is known elsewhere.
"""
