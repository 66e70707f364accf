"""What does each mark of the notation look like in a key? SVG paths in a box of -1 to 1."""


def _ring(half_width: float, half_height: float, line: float) -> str:
    inner_width, inner_height = half_width - line, half_height - line
    return (
        f"M{-half_width},{-half_height}H{half_width}V{half_height}H{-half_width}Z"
        f"M{-inner_width:.2f},{-inner_height:.2f}V{inner_height:.2f}"
        f"H{inner_width:.2f}V{-inner_height:.2f}Z"
    )


def _block(left: float, right: float, half_height: float) -> str:
    return f"M{left},{-half_height}H{right}V{half_height}H{left}Z"


def _circle(radius: float) -> str:
    arc = f"A{radius},{radius},0,1,1"
    return f"M{radius},0{arc},{-radius},0{arc},{radius},0Z"


ACTUAL = _block(-1, 1, 0.5)
"""A solid bar: what was done."""
PLAN = _ring(1, 0.5, 0.2)
"""An outlined bar: what is planned."""
EXPECTED = _block(-0.14, 0.14, 1)
"""An upright stroke: where it had to be today."""
TARGET = _ring(0.42, 1, 0.2)
"""A hollow upright tick: the target."""
THIN_LINE = _block(-1.2, 1.2, 0.1)
CIRCLE_LINE = _block(-1.2, 1.2, 0.16) + _circle(0.55)
SQUARE_LINE = _block(-1.3, -0.8, 0.16) + _block(0.8, 1.3, 0.16) + "M-.5,-.5H.5V.5H-.5Z"
SPREAD = "M-.1,-.8H.1V.8H-.1ZM-.5,-.9H.5V-.7H-.5ZM-.5,.7H.5V.9H-.5Z"
DASHES = _block(-1.2, -0.6, 0.14) + _block(-0.3, 0.3, 0.14) + _block(0.6, 1.2, 0.14)
CONE = "M-1.2,.5L1.2,-1V.2Z"
SQUARE = "M-.8,-.8H.8V.8H-.8Z"
HOLLOW_SQUARE = _ring(0.8, 0.8, 0.24)
HALF_SQUARE = HOLLOW_SQUARE + "M-.6,0H.6V.6H-.6Z"
STRIPED_SQUARE = _ring(0.8, 0.8, 0.14) + "M-.8,.1L.1,-.8H.5L-.8,.5ZM-.5,.8L.8,-.5V-.1L-.1,.8Z"
DOT = _circle(0.35)
DISC = _circle(0.8)
HOLLOW_DIAMOND = "M0,-1L1,0L0,1L-1,0ZM0,-.6L-.6,0L0,.6L.6,0Z"
