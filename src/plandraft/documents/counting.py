"""A list's number in the formats that Word knows, such as 一, ⑤, iv and 壹."""

from __future__ import annotations

from collections.abc import Callable

_GREATEST = 9_999
"""Greater numbers are written in digits: in letters or Roman ones they would fill the memory (our choice)."""
_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
        strict=True,
    )
)


def number_text(value: int, style: str) -> str:
    """A number in one of the number formats of ECMA-376 part 1, 17.18.59; an unknown format counts 1, 2, 3.

    >>> [number_text(12, s) for s in ("chineseCounting", "upperRoman", "decimalEnclosedCircle", "upperLetter")]
    ['十二', 'XII', '⑫', 'L']
    """
    write = _STYLES.get(style)
    return str(value) if write is None or not 0 <= value <= _GREATEST else write(value)


def _chinese(value: int, digits: str = _DIGITS, units: str = "十百千") -> str:
    if value == 0:
        return digits[0] if digits == _LEGAL else "零"
    if value >= 10_000:
        return str(value)
    text, gap = "", False
    for place, digit in zip(range(len(str(value)) - 1, -1, -1), map(int, str(value)), strict=True):
        if digit == 0:
            gap = True
            continue
        text += ("零" if gap and text else "") + digits[digit] + (units[place - 1] if place else "")
        gap = False
    return text[1:] if digits == _DIGITS and text.startswith("一十") else text


def _each_digit(value: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(value))


def _roman(value: int) -> str:
    text = ""
    for size, sign in _ROMAN:
        count, value = divmod(value, size)
        text += sign * count
    return text


def _letters(value: int) -> str:
    """From a to z, then aa, bb: Word repeats the letter."""
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1) if value else ""


def _run(*runs: tuple[int, int, int]) -> Callable[[int], str]:
    """Characters that stand in runs: (first value, last value, first code point)."""

    def write(value: int) -> str:
        return next((chr(code + value - low) for low, high, code in runs if low <= value <= high), str(value))

    return write


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda value: signs[(value - 1) % len(signs)] if value else ""


_CIRCLE = _run((0, 0, 0x24EA), (1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1))
_STYLES: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "none": lambda _: "",
    "decimalZero": lambda value: f"{value:02d}",
    "upperRoman": lambda value: _roman(value).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda value: _letters(value).upper(),
    "lowerLetter": _letters,
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "ideographDigital": _each_digit,
    "japaneseDigitalTenThousand": _each_digit,
    "taiwaneseDigital": _each_digit,
    "chineseLegalSimplified": lambda value: _chinese(value, _LEGAL, "拾佰仟"),
    "ideographLegalTraditional": lambda value: _chinese(value, _LEGAL, "拾佰仟"),
    "ideographTraditional": _cycle("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _cycle("子丑寅卯辰巳午未申酉戌亥"),
    "ideographEnclosedCircle": _run((1, 10, 0x3280)),
    "decimalEnclosedCircle": _CIRCLE,
    "decimalEnclosedCircleChinese": _CIRCLE,
    "decimalEnclosedParen": _run((1, 20, 0x2474)),
    "decimalEnclosedFullstop": _run((1, 20, 0x2488)),
    "decimalFullWidth": lambda value: str(value).translate({ord("0") + n: 0xFF10 + n for n in range(10)}),
    "decimalFullWidth2": lambda value: str(value).translate({ord("0") + n: 0xFF10 + n for n in range(10)}),
    "numberInDash": lambda value: f"- {value} -",
}
