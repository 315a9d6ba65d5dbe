"""Words that announce a reference, a comparison or a refusal, in English and Chinese (pure).

The patterns read text in the form of ``text.plain``.
"""

from __future__ import annotations

import re

__all__ = [
    "BEFORE",
    "BOUNDARY",
    "EVERYDAY",
    "LESS_AFTER",
    "LIKE_AFTER",
    "LIKE_BEFORE",
    "NOT_BEFORE",
    "RELATIVE",
]

LIKE_BEFORE = re.compile(
    r"(?:(?P<unlike>\b(?:unlike|not like|nothing like|different from)|不要?像|别像|不类似)"
    r"|\b(?:(?:more |something |films? |movies? |books? |music )?(?:just |much |a bit )?like"
    r"|similar to|resembling|reminiscent of|in the (?:style|vein|spirit|manner) of)"
    r"|像|类似于?|好比|如同)\s*"
)
"""What stands before the name of a title or a person that something shall be like."""

LIKE_AFTER = re.compile(
    r"[》」\"]? ?(?:那样|那种|那类|一样|这样|这种|似的|差不多|风格|一类"
    r"|之类|那么|那般)(?:的)?"
)
"""What stands after such a name in Chinese."""

NOT_BEFORE = re.compile(
    r"(?:(?P<minus>(?<=\S)\s+-\s+|\bminus\b|减去|减掉|减(?=《))"
    r"|(?P<unlike>\b(?:without(?: any)?|no|nothing(?: too)?|not(?: (?:so|too|as|very|that|about))?"
    r"|isn'?t|aren'?t|except(?: for)?|excluding|other than|avoid|less|fewer|anything but)\b"
    r"|不想看|不想听|不想要|不要太|不要那么|不要|没有那么|没那么|没有|无需"
    r"|别太|别那么|别|不含|不带|除了|不那么|不太|不是|少一?[点些])|(?P<bare>不))\s*"
)
"""What stands before something that shall not be; what is ``bare`` only right before a fact."""

SPARING = re.compile(r"\b(?:less|fewer|so|too|as|very)\b|太|那么|少")
"""Of these what asks for less of something, and not for none of it."""

LESS_AFTER = re.compile(r"(?:的|要|稍)?少一?[点些]|\bfree\b")
"""What stands after something of which there shall be less."""

BOUNDARY = re.compile(
    r"[,;.!?，；。！？、]|\b(?:but|and|under|from|please|with|by)\b|但|不过|而且|只要|的|$"
)
"""What ends the reach of a refusal."""

_LESS = r"(?:but |and )?(?:a (?:bit|little) |somewhat |slightly |much |far )?"
_TOO = r"(?:but )?not (?:so|too|as|that|very) "
_ZH = r"(?:但是?|不过|可是|就是|要|只要)?"
_ZH_TAIL = r"(?:一?[点些]儿?|得多|的)?"
RELATIVE = re.compile(
    rf"(?P<shorter>\b{_LESS}(?:shorter|briefer|less long)\b|\b{_TOO}long\b"
    rf"|{_ZH}(?:更短|短一[点些]|短[点些]|再短|短得多){_ZH_TAIL}"
    r"|(?:别|不要|不)(?:太|那么)长)"
    rf"|(?P<longer>\b{_LESS}longer\b|\b{_TOO}short\b"
    rf"|{_ZH}(?:更长|长一[点些]|长[点些]|再长){_ZH_TAIL})"
    rf"|(?P<older>\b{_LESS}(?:older|earlier)\b|\b{_TOO}(?:new|recent|modern)\b"
    rf"|{_ZH}(?:更[老早旧]|[老早旧]一[点些]|[老早旧][点些]){_ZH_TAIL})"
    rf"|(?P<newer>\b{_LESS}(?:newer|more recent|more modern|later)\b|\b{_TOO}old\b"
    rf"|{_ZH}(?:更新|新一[点些]|新[点些]|晚一[点些]){_ZH_TAIL})"
)
"""How the length or the age shall compare."""

BEFORE = re.compile(
    r"(?:\b(?:directed by|written by|composed by|played by|sung by|read by|by|with|starring"
    r"|featuring|director|actor|actress)|导演|主演|作者|演员|作曲|由) ?$"
)
"""What stands before the name of somebody who took part."""

EVERYDAY = frozenset(
    "about again all also and any anything are around because been but can could day does don else "
    "ever evening feel feeling film films find for from get give good got great had has have her "
    "his how into its just kind let like little look looking lot love made make maybe mood more "
    "most movie movies much need nice night not now old one ones only our out over people perhaps "
    "please really recommend see set should show some somebody someone something sort story "
    "stories take than that the their them then there these they thing things this those time "
    "tonight too two under very want wanted was watch watching well were what when where which "
    "who will with without would you your "
    "的 了 是 有 没 想 看 听 在 和 一 个 部 点 些 我 你 他 她 们 么 什 那 这 种 样 "
    "要 不 好 能 可 就 很 今 晚 找 讲 关 于 适 合 片".split()
)
"""Words and characters that sentences ask with, and that say nothing of what is asked for."""

ABOUT = re.compile(r"(?:\babout|关于|讲) ?$")
"""What stands before the subject of a work."""
