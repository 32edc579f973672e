"""Random people whose sheets are typed in through a pipe: typed.py PROGRAM GUIDE QUIZ N SEED DIR.

Each file must be byte for byte what people.py says. Every way of writing an answer is used; some
questions are mistyped first and then corrected. Prints what differs, and a last line with counts.
"""

import os
import random
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "doors"))
import people  # noqa: E402
import sheet_codes  # noqa: E402


def typed(question, answer, dice):
    """The word for an answer, and the line that follows it, or None."""
    if answer is None:
        return "-", None
    if answer.number is not None:
        return str(answer.number), None
    if not answer.chosen:
        return dice.choice("wW"), answer.words
    numbers = [str(i + 1) for i in answer.chosen]
    if question.kind == "number":
        return "x" if len(question.ids) == 1 and dice.random() < 0.5 else "x" + numbers[0], None
    if question.kind == "multi":
        dice.shuffle(numbers)
    word = ("" if len(question.ids) <= 9 and dice.random() < 0.5 else ",").join(numbers)
    return (word + "w", answer.words) if answer.words else (word, None)


def lines_of(quiz, code, answers, dice):
    """The line of a sheet and those behind it: words, and a correction of what was typed wrongly."""
    names = list(quiz.questions)
    said = [typed(quiz.questions[name], answers.get(name), dice) for name in names]
    words = [word for word, _ in said]
    own = [" ".join(line.split()) for _, line in said if line]  # a line is one line
    wrong = dice.randrange(len(words)) if dice.random() < 0.3 else -1
    if wrong >= 0 and not said[wrong][1]:
        right, words[wrong] = words[wrong], "77777777"
        return [f"{code} {' '.join(words)}", f"{wrong + 1}={right}"] + own
    if dice.random() < 0.3:
        code = code.lower()
    return [f"{code}  {' '.join(words)}"] + own


def main():
    program, guide, path, n, seed, folder = sys.argv[1:]
    quiz = people.load(path)
    dice = random.Random(seed)
    mark = sheet_codes.quiz_mark(path)
    lines, truth = [], {}
    for number in range(1, int(n) + 1):
        code = sheet_codes.person(mark, number)
        answers = people.make_person(quiz, dice)
        truth[code] = people.canonical(quiz, answers, key=code)
        lines += lines_of(quiz, code, answers, dice)
    done = subprocess.run([program, "ask", "--sheet", guide, "-o", folder], input="\n".join(lines) + "\n",
                          capture_output=True, text=True, encoding="utf-8")
    wrong = 0
    for code, wanted in truth.items():
        try:
            with open(f"{folder}/{code}.xml", encoding="utf-8", newline="") as file:
                found = file.read()
        except FileNotFoundError:
            found = ""
        if found != wanted:
            wrong += 1
            print(f"{code} is not as it should be")
    print(f"status {done.returncode}, {len(truth)} sheets, {wrong} wrong, {len(os.listdir(folder))} files")
    if wrong or done.returncode:
        print(done.stdout[-3000:], done.stderr)


if __name__ == "__main__":
    main()
