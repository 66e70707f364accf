"""Passwords: which are strong enough, how they are kept, whether one is right."""

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from tracking.vocabulary import TrackingError

SHORTEST, LONGEST = 12, 256
_FEWEST_KINDS = 5
"""How many different characters a password has at least: "aaaaaaaaaaaa" is none."""
HASHER = PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=2)
"""What makes new hashes, as dear as sign-in can bear; a hash tells itself what it cost."""


def hashed(password: str, account: str) -> str:
    """The argon2id hash of a new password; raises TrackingError for one that is too weak."""
    folded = password.casefold()
    if not SHORTEST <= len(password) <= LONGEST:
        raise TrackingError(
            f"Mật khẩu cần từ {SHORTEST} đến {LONGEST} ký tự; một câu dễ nhớ là đủ."
        )
    if len(set(folded)) < _FEWEST_KINDS or folded in account or account in folded:
        raise TrackingError(
            "Mật khẩu này quá dễ đoán: đừng lặp một vài ký tự, đừng chứa tên tài khoản."
        )
    return HASHER.hash(password)


def is_right(secret: str, password: str) -> bool:
    """Whether a password is that of a hash; as slow where there is none, so that nobody can tell
    which accounts exist."""
    try:
        return HASHER.verify(secret or _decoy(), password[: LONGEST + 1]) and bool(secret)
    except (VerificationError, InvalidHashError):
        return False


@cache
def _decoy() -> str:
    return HASHER.hash("không phải mật khẩu của ai")
