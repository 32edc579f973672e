"""What sheets of paper are called, worked out anew: K7-03H from a questionnaire and a number."""

import hashlib

LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"
DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def mark(data):
    value, out = int(hashlib.sha256(data).hexdigest()[:8], 16), ""
    for _ in range(4):
        out += DIGITS[value % 36]
        value //= 36
    return out


def quiz_mark(path):
    with open(path, "rb") as file:
        return mark(hashlib.sha256(file.read()).hexdigest().encode())


def person(quiz, number):
    value = 0
    for letter in quiz:
        value = (value * 36 + ord(letter)) % 2 ** 32
    prefix = LETTERS[value % 23] + str(2 + value // 23 % 8)
    text = f"{prefix}{number:04}"
    check = sum((i + 1) * (int(c) if c.isdigit() else LETTERS.index(c)) for i, c in enumerate(text))
    return f"{prefix}-{number:02}{LETTERS[check % 23]}"
