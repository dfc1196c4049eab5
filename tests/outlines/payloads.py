"""Templates that mean harm: code to run, files to read, work without end.

``{secret}`` stands for the path of a file that must not be read, ``{mark}`` for one that must not
be made. ``WORDS`` is what such a file holds.
"""

from __future__ import annotations

WORDS = "机密内容"

CODE = (
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ ().__class__.__base__.__subclasses__()[0] }}",
    "{{ [].__class__.__bases__[0] }}",
    "{{ {}.__class__ }}",
    "{{ 题目['__class__'] }}",
    "{{ 题目 | attr('__class__') }}",
    "{{ [题目] | map(attribute='__class__') | list }}",
    "{{ [题目] | join(attribute='__class__') }}",
    "{{ [题目] | groupby('__class__') }}",
    "{{ [题目] | sort(attribute='__class__') }}",
    "{{ [题目] | selectattr('__class__') | list }}",
    "{{ self.__init__.__globals__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ self._TemplateReference__context.environment.from_string('{{ 1 }}').render() }}",
    "{{ loop }}",
    "{% for a in 清单 %}{{ loop.__init__.__globals__ }}{% endfor %}",
    "{% for a in 清单 %}{{ loop._iterable.__class__ }}{% endfor %}",
    "{% for a in 清单 %}{{ loop.cycle.__func__.__globals__ }}{% endfor %}",
    "{% macro m() %}{% endmacro %}{{ m.__class__ }}",
    "{% macro m() %}{% endmacro %}{{ m._func.__globals__ }}",
    "{% macro m() %}{% endmacro %}{{ m._environment.loader }}",
    "{% macro m() %}{{ caller.__globals__ }}{% endmacro %}{% call m() %}{% endcall %}",
    "{{ range.__globals__ }}",
    "{{ range.__globals__['__builtins__']['open']('{mark}', 'w') }}",
    "{{ cycler.__init__.__globals__.os.system('touch {mark}') }}",
    "{{ joiner.__init__.__globals__.os.popen('touch {mark}').read() }}",
    "{{ namespace.__init__.__globals__.os.system('touch {mark}') }}",
    "{{ lipsum.__globals__['os'].popen('touch {mark}').read() }}",
    "{{ lipsum.__globals__.__builtins__.__import__('os').system('touch {mark}') }}",
    "{{ url_for.__globals__ }}",
    "{{ config.items() }}",
    "{{ request.application.__globals__ }}",
    "{{ get_flashed_messages.__globals__ }}",
    "{{ '{0.__class__.__init__.__globals__}'.format(题目) }}",
    "{{ '%s' | format(题目.__class__) }}",
    "{{ 题目.format_map(清单) }}",
    "{{ 题目.__init_subclass__ }}",
    "{{ 清单.append('甲') }}",
    "{{ 清单.__iadd__(清单) }}",
    "{{ 清单.pop() }}",
    "{% import os %}{{ os.system('touch {mark}') }}",
    "{% import 'os' as os %}{{ os.system('touch {mark}') }}",
    "{% from 'subprocess' import run %}{{ run('touch {mark}') }}",
    "{% do 清单.clear() %}",
    "{% debug %}",
    "{% set x = 题目.__class__ %}{{ x }}",
    "{% set x %}{{ 题目 }}{% endset %}{{ x }}",
    "{% filter attr('__class__') %}题{% endfilter %}",
    "{{ 题目 is callable and 题目() }}",
    "{{ ''.join.__self__.__class__ }}",
    "{{ 1 .__class__ }}",
    "{{ true.__class__.__mro__ }}",
)
"""Templates that would run code, reach objects or change what they are given."""

FILES = (
    "{% include '{secret}' %}",
    "{% include '../机密.j2' %}",
    "{% include './../机密.j2' %}",
    "{% include 'short-talk/../../机密.j2' %}",
    "{% include ['没有.j2', '../机密.j2'] %}",
    "{% import '../机密.j2' as m %}{{ m }}",
    "{% extends '../机密.j2' %}",
    "{% from '../机密.j2' import 甲 %}{{ 甲 }}",
    "{% include 'outline.yaml' %}",
    "{% include 'example.yaml' %}",
    "{% include '/etc/hostname' %}",
    "{% include '连.j2' %}",
    "{{ ''.__class__.__mro__[1].__subclasses__()[40]('{secret}').read() }}",
    "{{ open('{secret}').read() }}",
)
"""Templates that would read a file; 连.j2 is a link to the secret one."""

ENDLESS = (
    "{{ 9 ** 9 ** 9 }}",
    "{{ 9 ** 9 }}",
    "{{ '稿' * 999999999 }}",
    "{{ [0] * 999999999 }}",
    "{{ 99999999999 * 99999999999 }}",
    "{{ '%999999999d' % 1 }}",
    "{{ '稿'.ljust(999999999) }}",
    "{{ 题目 | center(999999999) }}",
    "{{ range(999999999) | join }}",
    "{{ lipsum(n=99999) }}",
    "{% for a in range(200) %}" * 6 + "{% endfor %}" * 6,
    "{% for a in range(200) %}" * 3 + "{{ 长 }}" + "{% endfor %}" * 3,
    "{% for a in range(1) %}" * 40 + "{% endfor %}" * 40,
    "{% include 'speech.md.j2' %}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% set x = 长 ~ 长 %}{% set x = x ~ x %}{{ x }}",
    "{% macro m(x, n) %}{% if n %}{{ m(x ~ x, n - 1) }}{% endif %}{% endmacro %}{{ m(长, 60) }}",
    "{{ " + "(" * 300 + "1" + ")" * 300 + " }}",
    "{{ " + "-" * 5000 + "1 }}",
)
"""Templates that would work, or grow, without end. 长 is a long answer."""
