"""Languages by code, tag or name, brought to ISO 639-1 (pure)."""

from __future__ import annotations

from functools import lru_cache

from tvrec.text import fold

__all__ = ["language_code"]

# ISO 639-2/T (three letters) and 639-1 (two), joined
_TERMINOLOGY = """
aaraa abkab afraf akaak amham araar argan asmas avaav aveae aymay azeaz bakba bambm belbe benbn
bisbi bodbo bosbs brebr bulbg catca cescs chach chece chucu chvcv corkw cosco crecr cymcy danda
deude divdv dzodz ellel engen epoeo estet euseu eweee faofo fasfa fijfj finfi frafr fryfy fulff
glagd glega glggl glvgv grngn gujgu hatht hauha hebhe herhz hinhi hmoho hrvhr hunhu hyehy iboig
idoio iiiii ikuiu ileie inaia indid ipkik islis itait javjv jpnja kalkl kankn kasks katka kaukr
kazkk khmkm kikki kinrw kirky komkv konkg korko kuakj kurku laolo latla lavlv limli linln litlt
ltzlb lublu luglg mahmh malml marmr mkdmk mlgmg mltmt monmn mrimi msams myamy nauna navnv nblnr
ndend ndong nepne nldnl nnonn nobnb norno nyany ocioc ojioj orior ormom ossos panpa plipi polpl
porpt pusps quequ rohrm ronro runrn rusru sagsg sansa sinsi slksk slvsl smese smosm snasn sndsd
somso sotst spaes sqisq srdsc srpsr sswss sunsu swasw swesv tahty tamta tattt telte tgktg tgltl
thath tirti tonto tsntn tsots tuktk turtr twitw uigug ukruk urdur uzbuz venve vievi volvo wlnwa
wolwo xhoxh yidyi yoryo zhaza zhozh zulzu
"""
# ISO 639-2/B, as Matroska writes them, and languages that are written as another one
_OTHERS = """
tibbo czecs welcy gerde greel baqeu perfa frefr armhy iceis geoka macmk maomi mayms burmy dutnl
rumro slosk albsq chizh cmnzh yuezh nanzh wuuzh chszh chtzh filtl scrhr sccsr
"""
_NAMES = {
    "zh": "chinese, mandarin, cantonese, chinesisch, chinois, 中文, 汉语, 普通话, 国语, 粤语, 國語",
    "en": "english, englisch, anglais, 英语, 英語",
    "de": "german, deutsch, allemand, 德语",
    "fr": "french, francais, franzosisch, 法语",
    "es": "spanish, espanol, castellano, spanisch, espagnol, 西班牙语",
    "it": "italian, italiano, italienisch, italien, 意大利语",
    "ja": "japanese, japanisch, japonais, 日语, 日本語",
    "ko": "korean, koreanisch, coreen, 韩语, 한국어",
    "pt": "portuguese, portugues, portugiesisch",
    "ru": "russian, russisch, russe, русскии, 俄语",
    "nl": "dutch, nederlands, flemish",
    "pl": "polish, polski",
    "sv": "swedish, svenska",
    "da": "danish, dansk",
    "no": "norwegian, norsk",
    "fi": "finnish, suomi",
    "cs": "czech, cestina",
    "hu": "hungarian, magyar",
    "el": "greek",
    "tr": "turkish, turkce",
    "ar": "arabic",
    "he": "hebrew",
    "hi": "hindi",
    "th": "thai",
    "vi": "vietnamese",
    "id": "indonesian",
    "uk": "ukrainian",
    "ro": "romanian",
    "fa": "persian, farsi",
    "la": "latin",
    "is": "icelandic",
}

_CODES = {pair[:3]: pair[3:] for pair in (*_TERMINOLOGY.split(), *_OTHERS.split())} | {"cn": "zh"}
_CODES |= {two: two for two in _CODES.values()}
_CODES |= {fold(name): code for code, names in _NAMES.items() for name in names.split(",")}


@lru_cache(maxsize=1024)
def language_code(text: str) -> str:
    """Return ISO 639-1 for a code of two or three letters, a tag or a name; empty if unknown.

    ``zh-Hant-TW``, ``chi``, ``Deutsch`` and ``pt_BR`` are all understood.
    """
    plain = text.strip().casefold()
    base = plain.replace("_", "-").split("-", maxsplit=1)[0]
    return _CODES.get(base) or _CODES.get(fold(plain), "")
