"""English that a reader could see or hear on a page."""

import re

from playwright.sync_api import Page

from tracking.legacy_encodings import is_syllable

NAMES = frozenset({"Excel", "Index", "TTg"})
"""Names and short forms that Vietnamese readers use as they are."""
_WORD = re.compile(r"[^\W\d_]+")
_SEEN = """() => {
    const hidden = "script, style, [data-testid=stIconMaterial]";
    const spoken = ["aria-label", "aria-roledescription", "title", "placeholder", "alt"];
    const said = [document.title];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const place = texts.currentNode.parentElement;
        if (!place.closest(hidden) && place.checkVisibility()) said.push(texts.currentNode.data);
    }
    for (const element of document.querySelectorAll("body *:not([aria-hidden=true] *)"))
        for (const name of spoken) said.push(element.getAttribute(name) ?? "");
    for (const element of document.querySelectorAll("[aria-roledescription]"))
        said.push(element.getAttribute("aria-roledescription"));
    return said.map((words) => words.trim()).filter(Boolean);
}"""


def english(page: Page, *known: str) -> list[str]:
    """Every text in which a word is neither Vietnamese, nor in capitals, nor a known name."""
    return sorted({text for text in page.evaluate(_SEEN) if _is_foreign(text, NAMES.union(known))})


def _is_foreign(text: str, known: frozenset[str]) -> bool:
    return any(
        not word.isupper() and word not in known and not is_syllable(word)
        for word in _WORD.findall(text)
    )
