"""What tells names from other words with capitals in English texts, lower case."""

from __future__ import annotations

__all__ = [
    "ENDINGS_OF_NAMES",
    "ENDINGS_OF_PEOPLES",
    "FIRST_NAMES_TOO",
    "FUNCTION_WORDS",
    "IN",
    "LINKS",
    "NOT_A_NAME",
    "NOT_NAMES",
    "PEOPLES",
    "PLACE_WORDS",
    "SHORT_TITLES",
    "SURNAMES_TOO",
    "TITLES",
    "TOWARDS",
]

TITLES = frozenset(
    "mr mrs ms miss dr doctor professor prof captain capt colonel major general lieutenant "
    "sergeant private inspector detective count countess baron baroness duke duchess prince "
    "princess king queen emperor empress sir lord lady madame madam monsieur mademoiselle señor "
    "señora don doña father brother sister mother uncle aunt saint st master old young little "
    "poor president judge rabbi pope bishop commissioner officer agent admiral corporal chief "
    "herr frau tsar pharaoh".split()
)
SHORT_TITLES = frozenset("mr mrs ms dr prof capt st".split())  # written with a point
LINKS = frozenset("de da do du della del der den des di la le van von y of al el ibn bin".split())
PLACE_WORDS = frozenset(
    "street island islands isle river bay mountain mountains mount land valley castle palace "
    "spring springs hill hills road lake forest city county square park abbey sea ocean gulf "
    "cape desert coast harbour harbor village avenue boulevard canyon creek falls peninsula "
    "kingdom province ranch canal lane wood woods marsh gate bridge".split()
)
SURNAMES_TOO = frozenset("lane wood woods marsh gate bridge hill hills park forest lake".split())
NOT_A_NAME = frozenset(
    "university institute company army navy security service party school college church museum "
    "magazine press prize award society league club council office department ministry "
    "government revolution war wars peace treaty dynasty empire republic union congress "
    "parliament act festival orchestra symphony quartet band choir eve christmas easter god "
    "devil bible gospel koran nazi nazis christian christians christianity catholic protestant "
    "jew jews jewish muslim islam buddhist buddhism victorian gothic renaissance baroque "
    "romantic cold english internet lisp python linux january february march april may june "
    "july august september october november december monday tuesday wednesday thursday friday "
    "saturday sunday commons creative oscar nobel planet times post red white new high great "
    "north south east west northern southern eastern western i death fate love nature time "
    "latin greek hebrew swiss dutch french welsh scots czech slav danish polish bolshevik "
    "bolsheviks communist communists soviets technology".split()
)
ENDINGS_OF_PEOPLES = ("ish", "ese", "ians", "eans", "ites", "ists", "ism")
ENDINGS_OF_NAMES = ("us", "is", "as", "os", "ss", "ys")  # other words in -s are many, not one
PEOPLES = frozenset(
    "american americans african asian european australian austrian belgian brazilian british "
    "bulgarian canadian chinese cuban danish egyptian german germans hungarian indian indians "
    "iranian iraqi irish italian italians japanese korean mexican mexicans mongolian norwegian "
    "persian peruvian portuguese roman romans romanian russian russians scottish serbian soviet "
    "spanish swedish syrian thai turkish turks ukrainian vietnamese vikings viking greeks "
    "frenchman englishman englishmen californian parisian venetian arab arabs bengali hindi "
    "chilean argentine argentinian filipino georgian armenian israeli lebanese palestinian "
    "algerian moroccan tunisian ethiopian nigerian bavarian prussian sicilian tibetan manchu "
    "mongol mongols gypsy trojan trojans athenian spartan byzantine ottoman flemish catalan "
    "basque gaelic norse saxon norman normans finnish estonian latvian lithuanian colombian "
    "indonesian siberian martian martians eskimo inuit jesuit".split()
)
FUNCTION_WORDS = frozenset(
    "a an the and or but nor so yet for of in on at to from by with without within into onto "
    "upon over under above below between among through during before after since until while "
    "when where why how what which who whose whom that this these those there here then than as "
    "if though although because once he she it they we you i his her its their our your my him "
    "them us me himself herself is are was were be been being am has have had do does did will "
    "would can could shall should may might must not no never nothing nobody none one two three "
    "four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy "
    "eighty ninety hundred thousand first second third last next every each all both some many "
    "most few several other another such only even still soon now later today tonight meanwhile "
    "together alone away back up down out off again also too very much more less about against "
    "across along around behind beside beyond beside asleep awake yesterday tomorrow half "
    "nearly almost never often sometimes always beyond near outside inside like unlike please "
    "let perhaps instead everybody everyone everything somebody someone something anyone "
    "anything don't can't won't isn't".split()
)
IN = frozenset(("in", "at", "near", "outside", "across", "throughout"))
TOWARDS = IN | {"from", "to", "of", "through", "over", "on", "into", "for", "around", "via"}
FIRST_NAMES_TOO = frozenset(
    "georgia florence jordan chad victoria virginia carolina savannah sydney austin dallas "
    "phoenix israel sofia valencia salem lorraine kent devon milan java brittany alexandria "
    "memphis adelaide andromeda wales nice reading toledo granada salvador santiago kingston "
    "lima lagos".split()
)
NOT_NAMES = NOT_A_NAME | PEOPLES
