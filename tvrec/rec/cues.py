"""Words that announce a reference, a comparison or a refusal, in English and Chinese (pure).

The patterns read text in the form of ``text.plain``.
"""

from __future__ import annotations

import re

__all__ = [
    "ABOUT",
    "AND",
    "ASKER",
    "BEFORE",
    "BOUNDARY",
    "COMPARED",
    "COMPARED_AFTER",
    "ENDING",
    "EVERYDAY",
    "LEADING",
    "LESS_AFTER",
    "LIKE_AFTER",
    "LIKE_BEFORE",
    "MOST",
    "NOT_BEFORE",
    "OPPOSITE",
    "RELATIVE",
    "SHOWING",
    "SPARING",
    "SUPERLATIVES",
    "THAN",
    "comparison",
]

LIKE_BEFORE = re.compile(
    r"(?:(?P<unlike>\b(?:unlike|not like|less like|nothing like|different from)|不要?像"
    r"|别像|不(?:那么|太)?像|不类似)"
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

_DISLIKE = (
    r"(?:do not|don'?t|doesn'?t|can'?t|cannot|won'?t|would(?:n'?t| not)|rather not)(?: really)?"
    r" (?:want|like|love|enjoy|stand|bear|need|care for|feel like|see|watch|hear)"
    r"(?: to (?:see|watch|hear)| watching| seeing| hearing)?(?: any(?:thing)?)?"
    r"|(?<=\bi )(?:really |just )?(?:hate|dislike|loathe|detest)"
    r"|(?:sick|tired) of|not in the mood for|neither|nor"
)
_DISLIKE_ZH = r"不喜欢|不爱看?|不想再看|不感兴趣|讨厌|厌恶|受不了|看腻了?|看够了?"
NOT_BEFORE = re.compile(
    rf"(?:(?P<minus>(?<=\S)\s+-\s+|\bminus\b|减去|减掉|减(?=《))"
    rf"|(?P<unlike>\b(?:{_DISLIKE}|without(?: any)?|no|nothing(?: too)?"
    r"|not(?: (?:so|too|as|very|that|about))?"
    r"|isn'?t|aren'?t|except(?: for)?|excluding|other than|avoid|less|fewer|anything but)\b"
    rf"|{_DISLIKE_ZH}|不想看|不想听|不想要|不要太|不要那么|不要|没有那么|没那么|没有|无需"
    r"|别太|别那么|别|不含|不带|除了|不那么|不太|不是|少一?[点些])|(?P<bare>不))\s*"
)
"""What stands before something that shall not be; what is ``bare`` only right before a fact."""

SPARING = re.compile(r"\b(?:less|fewer|so|too|as|very)\b|太|那么|少")
"""Of these what asks for less of something, and not for none of it."""

LESS_AFTER = re.compile(r"(?:的|要|稍)?少一?[点些]|\bfree\b")
"""What stands after something of which there shall be less."""

BOUNDARY = re.compile(
    r"[,;.!?，；。！？、]|\b(?:but|and|under|from|please|with|by)\b|但|不过|而且|只要|的|也|$"
)
"""What ends the reach of a refusal."""

LEADING = re.compile(r"(?:from|with|by) ")
"""Of these what ends nothing right behind it: "nothing from Germany", "not by Murnau"."""

AND = re.compile(r"[》」\"”]?(?: and | or |,? ?(?:和|与|跟|或者?|、))(?=\S)")
"""What stands between two names of what something shall be like."""

ENDING = re.compile(
    r'[》」"”]? ?(?:$|[,;.!?，；。！？、]|\b(?:but|and|less|more|only)\b|但|不过|可是|的)'
)
"""What stands behind a name that nothing else belongs to."""

COMPARED = re.compile(r"(?P<not>不)?比")
COMPARED_AFTER = re.compile(
    r"[》」\"]?(?:更|还|再|要)?(?:(?P<longer>长)|(?P<shorter>短)|(?P<older>[老早旧])|(?P<newer>新|晚))"
    r"(?:一?[点些]儿?|得多)?的?"
)
"""What stands before and after the name of what something is compared with in Chinese."""

OPPOSITE = {"shorter": "longer", "longer": "shorter", "older": "newer", "newer": "older"}

_LESS = r"(?:but |and )?(?:a (?:bit|little) |somewhat |slightly |much |far )?"
_TOO = r"(?:but )?not (?:so|too|as|that|very) "
_NOT_THAN = r"\b(?:but |and )?(?:not|no|nothing) (?:much )?"
_ZH_TOO = r"(?:别|不要|不)(?:太|那么)"
_ZH = r"(?:但是?|不过|可是|就是|要|只要)?"
_ZH_TAIL = r"(?:一?[点些]儿?|得多|的)?"
RELATIVE = re.compile(
    rf"(?P<shorter>\b{_LESS}(?:shorter|briefer|less long)\b|\b{_TOO}long\b"
    rf"|{_ZH}(?:更短|短一[点些]|短[点些]|再短|短得多){_ZH_TAIL}"
    rf"|{_NOT_THAN}longer(?= than\b)|{_ZH_TOO}长)"
    rf"|(?P<longer>\b{_LESS}longer\b|\b{_TOO}short\b|{_NOT_THAN}shorter(?= than\b)|{_ZH_TOO}短"
    rf"|{_ZH}(?:更长|长一[点些]|长[点些]|再长){_ZH_TAIL})"
    rf"|(?P<older>\b{_LESS}(?:older|earlier)\b|\b{_TOO}(?:new|recent|modern)\b"
    rf"|{_NOT_THAN}(?:newer|later)(?= than\b)|{_ZH_TOO}新"
    rf"|{_ZH}(?:更[老早旧]|[老早旧]一[点些]|[老早旧][点些]){_ZH_TAIL})"
    rf"|(?P<newer>\b{_LESS}(?:newer|more recent|more modern|later)\b|\b{_TOO}old\b"
    rf"|{_NOT_THAN}(?:older|earlier)(?= than\b)|{_ZH_TOO}[老早旧]"
    rf"|{_ZH}(?:更新|新一[点些]|新[点些]|晚一[点些]){_ZH_TAIL})"
)
"""How the length or the age shall compare."""

_WORKS = (
    r"(?:(?: [\w'’-]+){0,3} (?:films?|movies?|pictures?|series|shows?|shorts?|albums?|"
    r"(?:audio)?books?|podcasts?|music|comed(?:y|ies)|westerns?|thrillers?|talkies?|ones?|first)\b"
    r"| ?(?:$|[,;.!?]))"
)
_ZH_WORKS = (
    r"的?(?:.{0,5}(?:[片影剧劇集辑輯书書歌部张張本]|音乐|音樂|作品|动画|動畫|节目|節目)"
    r"| ?(?:$|[，。；！？,]))"
)
MOST = re.compile(
    rf"(?P<newest>\b(?:the )?(?:newest|latest|most recent)\b(?={_WORKS})|最新(?={_ZH_WORKS}))"
    rf"|(?P<oldest>\b(?:the )?(?:oldest|earliest)\b(?={_WORKS})|最[早老旧](?={_ZH_WORKS}))"
    rf"|(?P<longest>\b(?:the )?longest\b(?={_WORKS})|最[长長](?={_ZH_WORKS}))"
    rf"|(?P<shortest>\b(?:the )?shortest\b(?={_WORKS})|最短(?={_ZH_WORKS}))"
)
"""What asks for the most of a length or an age, of works: the oldest son is a subject."""

SUPERLATIVES = {
    "shortest": "shorter", "longest": "longer", "oldest": "older", "newest": "newer",
}  # fmt: skip
"""What asks for the most of something, and what for more of it."""

THAN = re.compile(r" than ")
"""What stands between a comparison and the name of what it compares with."""


def comparison(found: re.Match[str]) -> str:
    """Return which of its alternatives ``RELATIVE``, ``COMPARED_AFTER`` or ``MOST`` has found."""
    groups = found.groupdict()
    return next(name for name in (*SUPERLATIVES, *OPPOSITE) if groups.get(name))


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

ASKER = re.compile(r"\b(?:i|me|my|we|us|our)\b(?:['’](?:m|d|ve|ll|re)\b)?", re.IGNORECASE)
"""Who asks: rare in synopses, so that a title with "I" in it would answer every such sentence."""

SHOWING = re.compile(r"show (?:me|us)\b")
"""A request, and no show."""

ABOUT = re.compile(r"(?:\babout|关于|讲) ?$")
"""What stands before the subject of a work."""

SETTING = re.compile(
    r"\b(?:(?:set|takes? place|taking place|happens?|happening|plays?) in|about|around)(?: the)? "
    r"|(?:故事)?(?:发生在|设定在|背景[是在为]|关于|讲)"
)
"""What stands before the place that a story is set in, or is about."""
