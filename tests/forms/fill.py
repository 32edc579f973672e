"""Fills a form with random answers, and says what they are.

fill.py fill SHAPE FORM QUIZ N SEED DIR: reads the FORM that was written for a tool back, has N people
answer it, writes DIR/export.csv (.json), as the tool exports answers, and DIR/truth-1.xml and so on,
what they answered. What is asked comes from the QUIZ, codes, labels and headers come from the form.

fill.py compare WANTED FOUND: two folders of dumps, a file a person, told apart by their names.
"""

import csv
import html
import json
import os
import random
import re
import sys
import xml.etree.ElementTree as tree
from xml.sax.saxutils import escape, quoteattr

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
DAY = "2026-11-20"
# Own words: what would be a mark between options, a quotation, a formula, another script.
WORDS = ["Travelling for a year", "Zeit; für mich", 'A "small" group, weekly', "עבודה בבית, לפעמים",
         "50% / 50%", "naïve café", "2 < 3 & 5"]
TEXTS = ["I like to find out what people need.", 'Both; I "cannot" choose, yet.', "=1+1",
         "First line\nsecond line", "אני אוהבת לשאול", "a\tb", "-5", "ends with a comma,"]


def first(node, name):
    """The words of a child in the language of the questionnaire, white space as one."""
    child = node.find(name)
    return None if child is None else " ".join(child.text.split())


class Question:
    """What a question of the questionnaire asks."""

    def __init__(self, node, scales):
        self.id, self.kind = node.get("id"), node.get("type")
        self.text = first(node, "text")
        points = scales.get(node.get("scale"))
        options = node.findall("option") if points is None else points
        self.ids = [option.get("id", str(i + 1)) for i, option in enumerate(options)]
        self.labels = [first(option, "text") for option in options]
        self.other = next((i for i, option in enumerate(options)
                           if option.get("other") == "true"), None)
        self.alone = {i for i, option in enumerate(options)
                      if {option.get(name) for name in ("none", "exclusive", "noanswer")} & {"true"}}
        self.places = int(node.get("top", len(options)))
        self.least, self.most = int(node.get("min", 0)), int(node.get("max", 0))
        self.length = int(node.get("maxlength", 500))


class Answer:
    """Options by number, in order; words beside them or alone; a number."""

    def __init__(self, chosen=(), words="", number=None):
        self.chosen, self.words, self.number = list(chosen), words, number


def choose(question, dice):
    """A random answer; None: skipped."""
    n = len(question.ids)
    if dice.random() < 0.12:
        return None
    if question.kind == "number":
        return Answer(number=dice.randint(question.least, question.most))
    if question.kind == "text":
        return Answer(words=dice.choice(TEXTS)[:question.length])
    if question.kind == "rank":
        return Answer(dice.sample(range(n), question.places))
    if question.kind == "multi":
        several = [i for i in range(n) if i not in question.alone]
        if question.alone and dice.random() < 0.15:
            chosen = [dice.choice(sorted(question.alone))]
        else:
            most = min(question.most or n, len(several))
            chosen = sorted(dice.sample(several, dice.randint(max(1, question.least), most)))
    else:
        chosen = [dice.randrange(n)]
    words = dice.choice(WORDS) if question.other in chosen and question.other is not None else ""
    return Answer(chosen, words)


def write_truth(path, quiz, name, day, questions, answers):
    """The answers as this program's own XML."""
    lines = [f'<answers questionnaire={quoteattr(quiz.get("id"))}{day} '
             f'xml:lang={quoteattr(quiz.get(XML_LANG))}>',
             f"<person><name>{escape(name)}</name></person>"]
    for question, answer in zip(questions, answers):
        if answer is None:
            continue
        body = "".join(f"<option>{question.ids[i]}</option>" for i in answer.chosen)
        if answer.words:
            body += f"<text>{escape(answer.words)}</text>"
        number = "" if answer.number is None else f' number="{answer.number}"'
        lines.append(f'<answer question="{question.id}"{number}>{body}</answer>')
    with open(path, "w", encoding="utf-8") as out:
        out.write("\n".join(lines + ["</answers>"]) + "\n")


def write_csv(path, rows, encoding="utf-8", **how):
    """Rows of texts."""
    with open(path, "w", encoding=encoding, newline="") as out:
        csv.writer(out, **how).writerows(rows)


# Forms, read back: the code of the name, and each question's codes of options.

def read_surveyjs(path):
    with open(path, encoding="utf-8") as file:
        elements = json.load(file)["pages"][0]["elements"]
    codes = {}
    for element in elements[1:]:
        codes[element["name"]] = [choice["value"] for choice in element.get("choices", ())]
    return elements[0]["name"], codes


def read_xlsform(path):
    import openpyxl
    book = openpyxl.load_workbook(path)
    survey = [row[:2] for row in list(book["survey"].values)[1:] if row[1] != "intro"]
    lists = {}
    for row in list(book["choices"].values)[1:]:
        lists.setdefault(row[0], []).append(row[1])
    return survey[0][1], {name: lists.get(kind.split()[-1], []) for kind, name in survey[1:]}


def read_limesurvey(path):
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    language = next(row["text"] for row in rows if row["name"] == "language")
    name, codes = None, {}
    for row in rows:
        if row["language"] != language or row["class"] not in ("Q", "A", "SQ"):
            continue
        if row["class"] == "Q" and name is None:
            name = row["name"]
        elif row["class"] == "Q":
            last = codes[row["name"]] = []
        else:
            last.append(row["name"])
    return name, codes


def read_google(path):
    """Statements of the script: the kind of item, and the strings that it is given."""
    with open(path, encoding="utf-8") as file:
        statements = re.findall(r"^  form\.add\w+\(\)(.*?);\n", file.read(), re.M | re.S)
    string = r'"(?:[^"\\]|\\.)*"'
    titles, codes = [], {}
    for statement in statements:
        title = json.loads(re.search(rf"\.setTitle\(({string})\)", statement)[1])
        labels = re.search(rf"\.(?:setChoiceValues|setColumns)\(\[((?:\s*{string},?)*)\]\)", statement)
        titles.append(title)
        codes[title] = [json.loads(text) for text in re.findall(string, labels[1])] if labels else []
    del codes[titles[0]]
    return titles[0], codes


def read_qualtrics(path):
    """Tags with their texts below them."""
    with open(path, encoding="utf-8") as file:
        parts = re.split(r"^\[\[(.*?)\]\]\n", file.read(), flags=re.M)[1:]
    ids, codes, texts = [], {}, {}
    for tag, text in zip(parts[::2], parts[1::2]):
        text = html.unescape(text.strip())
        if tag.startswith("ID:"):
            ids.append(tag[3:])
            codes[ids[-1]] = []
            texts[ids[-1]] = text.split("<br>")[0]
        elif tag.startswith("Choice:"):
            codes[ids[-1]].append(text)
    ids.remove("intro")
    del codes["intro"], codes[ids[0]]
    read_qualtrics.texts = texts
    return ids[0], codes


# What the tools export.

def find(codes, question, i):
    """The code of option i; options with own words may have none."""
    if question.other is None or len(codes) == len(question.ids):
        return codes[i]
    return None if i == question.other else codes[i - (i > question.other)]


def export_surveyjs(path, name, codes, questions, people):
    found = []
    for person, answers in people:
        record = {name: person}
        for question, answer in zip(questions, answers):
            if answer is None:
                continue
            chosen = [find(codes[question.id], question, i) or "other" for i in answer.chosen]
            if question.kind == "number":
                record[question.id] = answer.number
            elif question.kind == "text":
                record[question.id] = answer.words
            else:
                record[question.id] = chosen if question.kind in ("multi", "rank") else chosen[0]
                if answer.words:
                    record[question.id + "-Comment"] = answer.words
        found.append(record)
    with open(path + ".json", "w", encoding="utf-8") as out:
        json.dump(found, out, ensure_ascii=False, indent=1)


def cells_of(question, answer, mark, codes):
    """One cell, of a kind that all tools write alike."""
    if answer is None:
        return ""
    if question.kind == "number":
        return str(answer.number)
    if question.kind == "text":
        return answer.words
    return mark.join(find(codes, question, i) or answer.words for i in answer.chosen)


def odk_columns(question, codes, answer):
    """Headers and cells of a question."""
    if question.id not in codes:
        for place in range(1, question.places + 1):
            header = f"{question.id}_{place}"
            yield header, "" if answer is None else codes[header][answer.chosen[place - 1]]
        return
    yield question.id, cells_of(question, answer, " ", codes[question.id])
    if question.other is not None:
        yield question.id + "_other", "" if answer is None else answer.words


def export_odk(path, name, codes, questions, people):
    rows = []
    for n, (person, answers) in enumerate(people):
        pairs = [("SubmissionDate", f"{DAY}T09:12:44.000Z"), ("intro", ""), (name, person)]
        for question, answer in zip(questions, answers):
            pairs += odk_columns(question, codes, answer)
        pairs += [("meta-instanceID", f"uuid:{n}"), ("KEY", f"uuid:{n}"), ("SubmitterID", "5"),
                  ("SubmitterName", "Coach"), ("AttachmentsPresent", "0"),
                  ("AttachmentsExpected", "0"), ("Status", ""), ("ReviewState", ""),
                  ("DeviceID", "collect"), ("Edits", "0"), ("FormVersion", "1.0")]
        rows.append(pairs)
    write_csv(path + ".csv", [[header for header, _ in rows[0]]] +
              [[cell for _, cell in pairs] for pairs in rows])


def export_kobo(path, name, codes, questions, people):
    rows = []
    for n, (person, answers) in enumerate(people):
        pairs = [("start", f"{DAY}T09:12:44.000+02:00"), ("end", f"{DAY}T09:22:44.000+02:00"),
                 ("intro", ""), (name, person)]
        for question, answer in zip(questions, answers):
            columns = list(odk_columns(question, codes, answer))
            pairs += columns[:1]
            for i, code in enumerate(codes[question.id] if question.kind == "multi" else ()):
                pairs.append((f"{question.id}/{code}",
                              "" if answer is None else str(int(i in answer.chosen))))
            pairs += columns[1:]
        pairs += [("_id", str(9000 + n)), ("_uuid", f"c0ffee-{n}"),
                  ("_submission_time", f"{DAY}T09:22:50"), ("_validation_status", ""), ("_notes", ""),
                  ("_status", "submitted_via_web"), ("_submitted_by", ""), ("__version__", "vX"),
                  ("_tags", ""), ("_index", str(n + 1))]
        rows.append(pairs)
    write_csv(path + ".csv", [[header for header, _ in rows[0]]] +
              [[cell for _, cell in pairs] for pairs in rows], delimiter=";", quoting=csv.QUOTE_ALL)


def limesurvey_columns(question, codes, answer):
    chosen = answer.chosen if answer else []
    if question.kind == "multi":
        for i in range(len(question.ids)):
            code = find(codes, question, i)
            if code:
                yield f"{question.id}[{code}]", "Y" if i in chosen else ""
        if question.other is not None:
            yield f"{question.id}[other]", answer.words if answer else ""
    elif question.kind == "rank":
        for place in range(1, question.places + 1):
            yield f"{question.id}[{place}]", codes[chosen[place - 1]] if chosen else ""
    elif question.kind in ("number", "text"):
        yield question.id, cells_of(question, answer, "", codes)
    else:
        yield question.id, find(codes, question, chosen[0]) or "-oth-" if chosen else ""
        if question.other is not None:
            yield f"{question.id}[other]", answer.words if answer else ""


def export_limesurvey(path, name, codes, questions, people):
    rows = []
    for n, (person, answers) in enumerate(people):
        time = f"{DAY} 09:12:44"
        pairs = [("id", str(n + 1)), ("submitdate", time), ("lastpage", "1"),
                 ("startlanguage", "en"), ("seed", str(12345 + n)), ("startdate", time),
                 ("datestamp", time), (name, person)]
        for question, answer in zip(questions, answers):
            pairs += limesurvey_columns(question, codes[question.id], answer)
        # What could be a formula is masked.
        rows.append([(header, "'" + cell if cell[:1] in ("=", "+", "-", "@") and cell != "-oth-" and
                      not cell[1:].isdigit() else cell) for header, cell in pairs])
    write_csv(path + ".csv", [[header for header, _ in rows[0]]] +
              [[cell for _, cell in pairs] for pairs in rows], encoding="utf-8-sig",
              quoting=csv.QUOTE_ALL)


def google_rows(name, codes, questions, people, mark, time):
    rows = []
    for person, answers in people:
        pairs = [("Timestamp", time), (name, person)]
        for question, answer in zip(questions, answers):
            if question.kind == "rank":
                for place in range(question.places):
                    pairs.append((f"{question.text} [{place + 1}]",
                                  codes[question.text][answer.chosen[place]] if answer else ""))
            else:
                pairs.append((question.text,
                              cells_of(question, answer, mark, codes[question.text])))
        rows.append(pairs)
    return [[header for header, _ in rows[0]]] + [[cell for _, cell in pairs] for pairs in rows]


def export_sheets(path, name, codes, questions, people):
    write_csv(path + ".csv", google_rows(name, codes, questions, people, ", ", "11/20/2026 9:12:44"))


def export_google(path, name, codes, questions, people):
    write_csv(path + ".csv", google_rows(name, codes, questions, people, ";",
                                         "2026/11/20 9:12:44 AM GMT+2"), quoting=csv.QUOTE_ALL)


def qualtrics_columns(question, codes, answer):
    """Headers, their words below them, and cells. Text entry was allowed by hand."""
    text = read_qualtrics.texts.get(question.id)
    if question.id not in codes:
        for place in range(1, question.places + 1):
            header = f"{question.id}_{place}"
            yield (header, read_qualtrics.texts[header],
                   "" if answer is None else codes[header][answer.chosen[place - 1]])
    elif question.kind == "rank":
        for i, label in enumerate(codes[question.id]):
            yield (f"{question.id}_{i + 1}", f"{text} - {label}",
                   str(answer.chosen.index(i) + 1) if answer else "")
    elif question.other is None:
        yield question.id, text, cells_of(question, answer, ",", codes[question.id])
    else:
        yield (question.id, text + " - Selected Choice",
               cells_of(question, answer, ",", codes[question.id]))
        yield (f"{question.id}_{question.other + 1}_TEXT",
               f"{text} - {codes[question.id][question.other]} - Text", answer.words if answer else "")


def export_qualtrics(path, name, codes, questions, people):
    rows = []
    for n, (person, answers) in enumerate(people):
        time = f"{DAY} 09:12:44"
        columns = [("StartDate", "Start Date", time), ("EndDate", "End Date", time),
                   ("Status", "Response Type", "IP Address"), ("Progress", "Progress", "100"),
                   ("Duration (in seconds)", "Duration (in seconds)", "300"),
                   ("Finished", "Finished", "True"), ("RecordedDate", "Recorded Date", time),
                   ("ResponseId", "Response ID", f"R_{n}"),
                   ("DistributionChannel", "Distribution Channel", "anonymous"),
                   ("UserLanguage", "User Language", "EN"), (name, "Your name", person)]
        for question, answer in zip(questions, answers):
            columns += qualtrics_columns(question, codes, answer)
        rows.append(columns)
    imports = [json.dumps({"ImportId": f"QID{i}"}) for i in range(len(rows[0]))]
    write_csv(path + ".csv", [[column[0] for column in rows[0]], [column[1] for column in rows[0]],
                              imports] + [[column[2] for column in columns] for columns in rows],
              encoding="utf-8-sig")


SHAPES = {"surveyjs": (read_surveyjs, export_surveyjs), "odk": (read_xlsform, export_odk),
          "kobo": (read_xlsform, export_kobo), "limesurvey": (read_limesurvey, export_limesurvey),
          "sheets": (read_google, export_sheets), "google": (read_google, export_google),
          "qualtrics": (read_qualtrics, export_qualtrics)}


def fill(shape, form, quiz_path, count, seed, folder):
    """Writes the export and the truth."""
    quiz = tree.parse(quiz_path).getroot()
    scales = {scale.get("id"): scale.findall("point") for scale in quiz.findall("scale")}
    questions = [Question(node, scales) for node in quiz.findall("question")]
    read, export = SHAPES[shape]
    name, codes = read(form)
    dice = random.Random(f"{shape} {seed}")
    people = []
    os.makedirs(folder, exist_ok=True)
    for n in range(1, int(count) + 1):
        answers = [choose(question, dice) for question in questions]
        people.append((f"Person {n:04}", answers))
        day = "" if shape == "surveyjs" else f' date="{DAY}"'
        write_truth(f"{folder}/truth-{n:04}.xml", quiz, people[-1][0], day, questions, answers)
    export(f"{folder}/export", name, codes, questions, people)


def load(folder):
    """Dumps by the names in them."""
    dumps = {}
    for entry in sorted(os.listdir(folder)):
        with open(f"{folder}/{entry}", encoding="utf-8") as file:
            text = file.read()
        name = re.search(r"Person \d{4}", text)
        if name:
            dumps[name[0]] = text
    return dumps


def compare(wanted, found):
    """How many differ, and where the first of them does."""
    wanted, found = load(wanted), load(found)
    differing = [name for name in wanted if found.get(name) != wanted[name]]
    print(f"{len(wanted)} people, {len(differing)} differ")
    for name in differing[:3]:
        lines = found.get(name, "not there").split("\n")
        print(name, [pair for pair in zip(wanted[name].split("\n"), lines) if pair[0] != pair[1]][:2])
    return 1 if differing or not wanted else 0


if __name__ == "__main__":
    if sys.argv[1] == "compare":
        sys.exit(compare(*sys.argv[2:]))
    fill(*sys.argv[2:])
