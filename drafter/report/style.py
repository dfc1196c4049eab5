"""How the page looks: light and dark, wide and narrow, on paper."""

from __future__ import annotations

import base64
import hashlib

_HUES = (48, 210, 265, 20, 150, 335, 95, 190, 0, 300, 225, 12, 120, 350, 60, 240)
"""One a move, neighbours in a speech far apart."""

_BASE = """
:root{color-scheme:light dark;--ink:#1d1f23;--dim:#5d636e;--page:#fff;--side:#f6f7f9;--line:#dde1e6;
--link:#1a5fb4;--head:#a51d2d;--light:90%;--deep:32%;--sh:#2b8a3e;--ss:#1c7ed6;--sp:#9c36b5;--warn:#8a5a00;--warnbg:#fff4d6}
@media (prefers-color-scheme:dark){:root{--ink:#e6e7ea;--dim:#9aa1ad;--page:#16181c;--side:#1e2126;
--line:#343941;--link:#8ab4f8;--head:#ff8f8f;--light:24%;--deep:78%;--sh:#69db7c;--ss:#74c0fc;--sp:#e599f7;--warn:#f3c96b;--warnbg:#3a2f14}}
*{box-sizing:border-box}
html{scroll-padding-top:1rem}
body{margin:0;color:var(--ink);background:var(--page);overflow-wrap:anywhere;
font:16px/1.75 "Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",sans-serif}
a{color:var(--link);text-decoration:none}a:hover,a:focus{text-decoration:underline}
h1{font-size:1.6rem;margin:0 0 .5rem}h2{font-size:1.25rem;margin:2.5rem 0 .75rem;padding-top:1rem;
border-top:2px solid var(--line)}h3{font-size:1.05rem;margin:1.5rem 0 .5rem}
nav{background:var(--side);padding:1rem;font-size:.86rem;line-height:1.55}
nav ul{list-style:none;margin:0;padding-left:.8rem}nav>ul{padding:0}nav li{margin:.2rem 0}
summary{cursor:pointer}
@media (max-width:59.99rem){
nav{max-height:45vh;overflow-y:auto;border-bottom:1px solid var(--line)}}
main{padding:1.25rem 1rem 4rem;max-width:56rem}
.dim{color:var(--dim)}.file{font-size:.86rem}
.warn{color:var(--warn);background:var(--warnbg);padding:.4rem .75rem;border-radius:.3rem}
.scroll{overflow-x:auto;margin:.5rem 0}
table{border-collapse:collapse;font-size:.9rem}
th{font-weight:600;color:var(--dim);white-space:nowrap}
th,td{text-align:left;vertical-align:top;
padding:.3rem .9rem .3rem 0;border-bottom:1px solid var(--line)}
.counts th:not(:first-child),.counts td:not(:first-child){text-align:right}
.words td:nth-child(-n+3){white-space:nowrap}.words td:nth-child(4),
.words td:nth-child(5){min-width:14rem}
.out td:nth-child(1){white-space:nowrap}.out td:nth-child(2){min-width:16rem}
.out td:nth-child(3){min-width:9rem;color:var(--dim)}
.text{border-left:3px solid var(--line);padding-left:1rem}.text p{margin:.55rem 0}
.text em{color:var(--dim);font-style:normal}
.m{background:hsl(var(--h,0) 62% var(--light));border-radius:.2rem}
rect.m{fill:hsl(var(--h,0) 62% 50%)}rect.h{fill:var(--head)}
i{font-style:normal;font-size:.72rem;font-weight:600;margin-right:.3em;padding:.05em .35em;
border-radius:.2rem;border:1px solid var(--line);white-space:nowrap}
i.m{color:hsl(var(--h,0) 70% var(--deep));border-color:currentcolor}
.t,.h{font-weight:700}.h{color:var(--head)}i.h{border-color:currentcolor}.h3,.h4{font-weight:600}
.k{font-weight:600}
.sh{text-decoration:underline 3px double var(--sh);text-underline-offset:.25em}
.ss{text-decoration:underline 2px solid var(--ss);text-underline-offset:.25em}
.sp{text-decoration:underline 2px dotted var(--sp);text-underline-offset:.25em}
.q{color:hsl(28 80% var(--deep));font-style:italic}
.d{color:var(--dim);text-decoration:line-through}
.n{font-size:.68rem;vertical-align:super;margin:0 .1em;padding:0 .15em}
.slot{color:var(--link)}tr:target,td:target{background:var(--warnbg)}
.legend{display:flex;flex-wrap:wrap;gap:.35rem .9rem;font-size:.9rem}
svg text{fill:var(--ink);font-size:12px}
@media (min-width:60rem){body{display:grid;grid-template-columns:19rem minmax(0,1fr)}
nav{position:sticky;top:0;height:100vh;overflow-y:auto;border-right:1px solid var(--line)}
main{padding:1.5rem 2.5rem 4rem}}
@media print{nav{display:none}body{display:block}.file{break-before:page}}
"""


def style() -> str:
    """The style sheet."""
    hues = "".join(f".m{number}{{--h:{hue}}}" for number, hue in enumerate(_HUES))
    return _BASE.strip().replace("\n", "") + hues


def policy() -> str:
    """The page's own content security policy: its one style sheet and nothing else."""
    digest = base64.b64encode(hashlib.sha256(style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
