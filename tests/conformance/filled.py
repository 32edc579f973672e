"""What people fill in, for programs that fill in forms: filled.py QUIZ N SEED DIR writes, for each of N
random people, DIR/0001.xml, what they answer, and DIR/0001.json: "groups" (field to option), "boxes"
(fields), "texts" (field to text)."""

import json
import os
import random
import sys

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
sys.path[:0] = [os.path.join(ROOT, "formread"), os.path.join(ROOT, "doors")]
import people  # noqa: E402
from forms import values  # noqa: E402


def main(path, n, seed, folder):
    quiz = people.load(path)
    dice = random.Random(seed)
    os.makedirs(folder, exist_ok=True)
    for i in range(1, int(n) + 1):
        answers = people.make_person(quiz, dice)
        name = dice.choice(people.NAMES) if dice.random() < 0.7 else None
        with open(f"{folder}/{i:04}.xml", "w", encoding="utf-8", newline="") as out:
            out.write(people.canonical(quiz, answers, name))
        groups, boxes, texts = values(quiz, answers, name, people.DAY)
        with open(f"{folder}/{i:04}.json", "w", encoding="utf-8") as out:
            json.dump({"groups": groups, "boxes": sorted(boxes), "texts": texts}, out)


if __name__ == "__main__":
    main(*sys.argv[1:])
