"""What do the bytes of TCVN3 and VNI fonts mean, and is a word a possible Vietnamese syllable?

Pure data and one rule; `tracking.text` decides with them what to convert.
"""

import re
import unicodedata
from functools import lru_cache

# The published TCVN 5712 table as its ABC fonts (.VnTime ...) use it: seen as Latin-1 | meant.
_TCVN3_SEEN = "¡¢£¤¥¦§¨©ª«¬\xad®µ¸¶·¹»¾¼½ÆÇÊÈÉËÌÐÎÏÑÒÕÓÔÖ×ÝØÜÞßãáâäåèæçéêíëìîïóñòôõøö÷ùúýûüþ"
_TCVN3_MEANT = "ĂÂÊÔƠƯĐăâêôơưđàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"
TCVN3: dict[int, str] = dict(zip(map(ord, _TCVN3_SEEN), _TCVN3_MEANT, strict=True))

# VNI writes a mark after its vowel; these letters stand alone.
VNI_SINGLE: dict[str, str] = dict(zip("ñÑôÔöÖæÆóÓòÒîÎ", "đĐơƠưƯỉỈĩĨịỊỵỴ", strict=True))
_VNI_TONES = ("ùøûõï", "\u0301\u0300\u0309\u0303\u0323")
_VNI_CIRCUMFLEX = ("âáàåãä", ("", *_VNI_TONES[1]))
_VNI_BREVE = ("êéèúüë", ("", *_VNI_TONES[1]))


def _vni_pairs() -> dict[str, str]:
    """Every two-letter VNI spelling -> the Vietnamese letter, both cases."""
    parts: dict[str, str] = {}
    for mark, tone in zip(*_VNI_TONES, strict=True):
        for vowel, meant in zip("aeiouyôö", "aeiouyơư", strict=True):
            parts[vowel + mark] = meant + tone
    for mark, tone in zip(*_VNI_CIRCUMFLEX, strict=True):
        parts |= {vowel + mark: f"{vowel}\u0302{tone}" for vowel in "aeo"}
    for mark, tone in zip(*_VNI_BREVE, strict=True):
        parts["a" + mark] = f"a\u0306{tone}"
    small = {seen: unicodedata.normalize("NFC", meant) for seen, meant in parts.items()}
    return small | {seen.upper(): meant.upper() for seen, meant in small.items()}


VNI_PAIR: dict[str, str] = _vni_pairs()
_VNI = VNI_SINGLE | VNI_PAIR
_VNI_SPELLING = re.compile("|".join(sorted(_VNI, key=len, reverse=True)))
_SOFT_HYPHENS = re.compile("\u00ad{2,}")


def from_tcvn3(text: str, upper: bool = False) -> str:
    """TCVN3 (ABC) text to Unicode; `upper` for fonts that draw capitals only (.VnTimeH)."""
    # Word processors double the soft hyphen, which in these fonts is the letter ư.
    text = _SOFT_HYPHENS.sub("\u00ad", text).translate(TCVN3)
    return text.upper() if upper else text


def from_vni(text: str) -> str:
    """VNI text to Unicode."""
    return _VNI_SPELLING.sub(lambda spelling: _VNI[spelling[0]], text)


_ONSETS_WRITTEN = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_RIMES_WRITTEN = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
    i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi
    om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut
    uy uya uych uynh uyên uyêt uyt uyp uyu
    ư ưa ưc ưi ưm ưn ưng ưt ươc ươi ươm ươn ương ươp ươt ươu ưu
    y yêm yên yêng yêt yêu
"""
_AFTER_QU_WRITTEN = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt ân âng ât âu ây e en eo et
    ê ên ênh êt êu i ich in it ơ ơi ôc y ych yên yêt yêu ynh yt
"""
_ONSETS = tuple(_ONSETS_WRITTEN.split())
_RIMES = frozenset(_RIMES_WRITTEN.split())
_AFTER_QU = frozenset(_AFTER_QU_WRITTEN.split())
_Y_ONSETS = frozenset("hklmstv")
# Place names of other languages, spelt as Vietnamese all the same.
_PLACE_NAMES = frozenset(("kạn", "đắk", "lắk", "đăk", "lăk", "krông"))
_TONES = dict.fromkeys("\u0300\u0301\u0303\u0309\u0323")
_TONE_TABLE = {ord(tone): None for tone in _TONES}
_MARKED_VOWELS = frozenset("ăâêôơ")
_STOPS = ("c", "ch", "p", "t")
# Words from the French, with the tones they took (goòng, moóc): no other, as VNI "coâng" read as
# TCVN3 would be one.
_FRENCH = {"oong": ([], ["\u0300"]), "ooc": (["\u0301"],)}
_GLIDES = frozenset("iouy")


@lru_cache(maxsize=50_000)
def is_syllable(word: str) -> bool:
    """Whether a word could be one Vietnamese syllable, by the rules of the spelling."""
    small = unicodedata.normalize("NFC", word.casefold()).replace("ð", "đ")
    if small in _PLACE_NAMES:
        return True
    if len(small) > 7:
        return False
    decomposed = unicodedata.normalize("NFD", small)
    tones = [mark for mark in decomposed if mark in _TONES]
    bare = unicodedata.normalize("NFC", decomposed.translate(_TONE_TABLE))
    if len(tones) > 1 or not _tone_fits(bare, tones):
        return False
    if tones and not _tone_well_placed(small, bare):
        return False
    return any(
        _rime_fits(onset, bare[len(onset) :])
        and not (tones and _is_tone_on_glide(small[len(onset) :], bare[len(onset) :]))
        for onset in ("", *_ONSETS)
        if bare.startswith(onset)
    )


def _tone_fits(bare: str, tones: list[str]) -> bool:
    """A syllable ending in a stop takes the acute or the dot below, nothing else."""
    for rime, possible in _FRENCH.items():
        if bare.endswith(rime):
            return tones in possible
    return not bare.endswith(_STOPS) or tones in (["\u0301"], ["\u0323"])


def _tone_well_placed(toned: str, bare: str) -> bool:
    """The tone stands on the last vowel with a mark of its own, where there is one."""
    if len(toned) != len(bare):
        return False
    own = [place for place, letter in enumerate(bare) if letter in _MARKED_VOWELS]
    return not own or toned[own[-1]] != bare[own[-1]]


def _is_tone_on_glide(toned: str, rime: str) -> bool:
    """Whether the tone stands on the sound that only closes a rime ("heọ" for "hẹo")."""
    closes = len(rime) > 1 and rime[-1] in _GLIDES and rime != "uy"
    return closes and toned[-1] != rime[-1]


def _rime_fits(onset: str, rime: str) -> bool:
    """Whether the spelling allows this rime after this onset (c/k, g/gh, ng/ngh, i/y)."""
    if onset == "qu":
        return rime in _AFTER_QU
    if rime not in _RIMES:
        return False
    front = rime[0] in "eêi"
    if onset in ("k", "gh", "ngh"):
        return front or (onset == "k" and rime == "y")
    if onset == "c" or (onset in ("g", "ng") and rime[0] in "eê") or (onset == "ng" and front):
        return not front and rime[0] != "y"
    if rime[0] == "y":
        return not onset or (rime == "y" and onset in _Y_ONSETS)
    return bool(onset) or not rime.startswith("iê")


# Everyday words which, read as TCVN3, would be other well spelt syllables nobody writes
# ("tháng" would be "thỏng"): where one stands, the cell is Unicode whatever its font.
_EVERYDAY_WRITTEN = """
    tháng phân cùng công giá hóa khóa thông nông thép phép khí bán ngân không phòng hòa cái tùng
    thuê sông vùng thôn nhân án môi bái tân dân nón góc tín tròn thân trái bò mùa trí chí tông
    bông lâm sân cân nâng dâng tâm âm tên trên bên lên nên thêm quê phê thí phí chín nóng có nhóm
    gió khó thái lá phá khá xã mã bãi lãi hãng cán tán toán khoán khoáng thoáng sáng kháng tôn hôn
    khôn môn ngôn tôi hôi khôi ông hông mông vân trân lân hân chùa hùng trùng rõ võ chè thú chú phú
    tú trú vé séc dép tép sét lít mít síp rê nê ô
"""
EVERYDAY_UNICODE: frozenset[str] = frozenset(_EVERYDAY_WRITTEN.split())
# Of them, those that read as VNI are everyday words as well: bị, hơi, hơn, khống, khốn, thống, tốn.
_EVERYDAY_VNI_TOO = frozenset(("bò", "hôi", "hôn", "khoáng", "khoán", "thoáng", "toán"))
EVERYDAY_VNI = EVERYDAY_UNICODE - _EVERYDAY_VNI_TOO
