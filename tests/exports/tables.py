"""Cells, columns and files, of which the exports of form tools are made."""
import csv
import datetime
import io
import json
import os

DAY = "2026-11-20"


# Cells: what somebody answered, in the ways in which tools write it.

def name_of(option, how, lang):
    return {"label": option.labels.get(lang), "id": option.id, "number": str(option.number)}[how]


class Cells:
    """how: label, id or number of an option; own: "words" that take the place of the option's
    name, "name" if they stand elsewhere; between: what stands between several; end: and behind."""

    def __init__(self, lang, how="label", own="words", between=", ", end=""):
        self.lang, self.how, self.own, self.between, self.end = lang, how, own, between, end

    def name(self, option, answer=None):
        if answer and option.is_other and answer.words and self.own != "name":
            return answer.words if self.own == "words" else self.own
        return name_of(option, self.how, self.lang)

    def cell(self, question, person):
        answer = person.answers.get(question.id)
        if not answer:
            return ""
        if question.kind == "number":
            is_number = answer.number is not None
            return str(answer.number) if is_number else answer.picks[0].labels[self.lang]
        if question.kind == "text":
            return answer.words
        names = [self.name(option, answer) for option in answer.picks]
        return self.between.join(names) + (self.end if question.kind in ("multi", "rank") else "")


class Guarded(Cells):
    """An apostrophe before what a spreadsheet would take for a formula."""

    def cell(self, question, person):
        return guard(super().cell(question, person))


def guard(text):
    return "'" + text if text[:1] in ("=", "+", "-", "@") and text != "-oth-" else text


def words_beside(question, person):
    answer = person.answers.get(question.id)
    return answer.words or "" if answer and question.kind != "text" else ""


def has_other(question):
    return any(option.is_other for option in question.options)


# Columns: headers, a row each, and the cell of a person with a number from 0.

def plain(header, question, cells):
    return header, lambda person, number: cells.cell(question, person)


def beside(header, question):
    return header, lambda person, number: words_beside(question, person)


def of_options(question, header, yes, no, words=False, unasked=None):
    """A column an option: yes(option), or no; words: own words in the column of "other"."""
    def column(option):
        def cell(person, number):
            answer = person.answers.get(question.id)
            if not answer and unasked is not None:
                return unasked
            if words and option.is_other:
                return words_beside(question, person)
            return yes(option) if answer and option in answer.picks else no
        return header(option), cell
    return [column(option) for option in question.options]


def of_places(question, header, cells):
    def column(place):
        def cell(person, number):
            answer = person.answers.get(question.id)
            return cells.name(answer.picks[place]) if answer else ""
        return header(place), cell
    return [column(place) for place in range(question.top)]


def of_ranks(question, header):
    def column(option):
        def cell(person, number):
            answer = person.answers.get(question.id)
            is_placed = answer and option in answer.picks
            return str(answer.picks.index(option) + 1) if is_placed else ""
        return header(option), cell
    return [column(option) for option in question.options]


def constant(header, text=""):
    return header, lambda person, number: text


def counted(header, text, start=0):
    return header, lambda person, number: text.format(number + start)


def name_column(header):
    return header, lambda person, number: person.name


def when(person, number, minutes=0):
    """Some time of the morning on the day of the answers."""
    day = datetime.date.fromisoformat(person.date or DAY)
    return datetime.datetime(day.year, day.month, day.day, 9, 12, 44) + \
        datetime.timedelta(minutes=number * 7 % 160 + minutes)


def dated(header, text, minutes=0):
    """text: as of strftime; {m}, {d} and {h} are numbers without zeros, {y} is of two digits."""
    def cell(person, number):
        at = when(person, number, minutes)
        return at.strftime(text).format(m=at.month, d=at.day, h=at.hour, y=at.year % 100)
    return header, cell


# Files of rows.

class Writer:
    def __init__(self, quiz, people, folder):
        self.quiz, self.people, self.folder = quiz, people, folder

    def keep(self, name, data, lost):
        with open(os.path.join(self.folder, name), "wb") as out:
            out.write(data)
        print(name, *lost, sep="\t")

    def table(self, name, columns, lost=(), heads=1, separator=",", quotes=csv.QUOTE_MINIMAL,
              line="\n", encoding="utf-8"):
        text = io.StringIO(newline="")
        writer = csv.writer(text, delimiter=separator, quoting=quotes, lineterminator=line)
        for row in range(heads):
            writer.writerow(h if isinstance(h, str) else h[row] for h, cell in columns)
        for number, person in enumerate(self.people):
            writer.writerow(cell(person, number) for header, cell in columns)
        self.keep(name, text.getvalue().encode(encoding, "replace"), lost)

    def json(self, name, value, lost=()):
        self.keep(name, json.dumps(value, ensure_ascii=False, indent=1).encode(), lost)

    def lines(self, name, values, lost=()):
        text = "".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values)
        self.keep(name, text.encode(), lost)


def columns_of(quiz, lang, cells, special=None):
    """A column a question under its words, but what special(question) makes of it, if anything."""
    columns = []
    for question in quiz.questions:
        made = special(question) if special else None
        columns += made or [plain(question.texts[lang], question, cells)]
    return columns
