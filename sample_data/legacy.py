"""Text in the letters of TCVN3, as the fonts .VnTime have them."""

_SEEN = "¡¢£¤¥¦§¨©ª«¬\xad®µ¸¶·¹»¾¼½ÆÇÊÈÉËÌÐÎÏÑÒÕÓÔÖ×ÝØÜÞßãáâäåèæçéêíëìîïóñòôõøö÷ùúýûüþ"
_MEANT = "ĂÂÊÔƠƯĐăâêôơưđàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"
_TABLE = str.maketrans(_MEANT, _SEEN)


def in_tcvn3(text: str) -> str:
    """Text of small letters in TCVN3; its capitals with two marks do not exist."""
    return text.translate(_TABLE)
