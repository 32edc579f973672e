#!/usr/bin/env python3
"""shapes.py --quiz FILE --out DIR (--answers A.xml ... | --people N [--seed S]): what form tools
export of these people, by default and of their making, a file a shape.

Prints a line a file: its name, and what the tool has lost on the way: the name, the date, words
(beside an option), script (what Windows-1252 does not have is a question mark). With --people there
are DIR/1.xml and so on besides, which say what was answered.
The structures are those of the tools; form and people are made up."""
import argparse
import csv
import json
import os
import random

from people import Quiz, make_up, read_person, write_person
from tables import (Cells, Guarded, Writer, beside, columns_of, constant, counted, dated, guard,
                    has_other, name_column, of_options, of_places, of_ranks, plain, when,
                    words_beside)

GRIDS = {"agree": "How far do you agree?", "enjoy": "How much would you enjoy this?"}
PLACES = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth")


def write_google(writer, quiz, lang):
    cells = Cells(lang, between=";")
    stamp = dated("Timestamp", "%Y/{m}/{d} {h}:%M:%S AM GMT+2")
    name, mail = name_column("Your name"), counted("Username", "p{}@example.org")
    direct = {"quotes": csv.QUOTE_ALL}
    writer.table("google-direct.csv", [stamp, mail, name] + columns_of(quiz, lang, cells), **direct)

    def grid(question):
        if question.kind == "likert":
            return [plain(f"{GRIDS[question.scale]} [{question.texts[lang]}]", question, cells)]
        return None
    writer.table("google-grid.csv", [stamp, name] + columns_of(quiz, lang, cells, grid), **direct)

    def ranks(question):
        if question.kind == "rank":
            return of_places(question, lambda place: f"{question.texts[lang]} [{PLACES[place]}]",
                             cells)
        return None
    writer.table("google-ranking.csv", [stamp, name] + columns_of(quiz, lang, cells, ranks),
                 **direct)

    columns = [counted("Email Address", "p{}@example.org"), name]
    columns += columns_of(quiz, lang, Cells(lang))
    sheet = [dated("Timestamp", "{m}/{d}/%Y {h}:%M:%S")] + columns
    writer.table("google-sheets.csv", sheet, line="\r\n")
    writer.table("google-sheets.tsv", sheet, line="\r\n", separator="\t")
    if "de" in quiz.questions[0].texts:
        writer.table("google-sheets-de.csv", [
            dated("Zeitstempel", "%d.%m.%Y %H:%M:%S"), counted("E-Mail-Adresse", "p{}@example.org"),
            name_column("Ihr Name")] + columns_of(quiz, "de", Cells("de")), line="\r\n")


def write_microsoft(writer, quiz, lang):
    cells = Cells(lang, between=";", end=";")

    def columns(day, first):
        made = [counted(first, "{}", 1), dated("Start time", day), dated("Completion time", day, 5),
                constant("Email", "anonymous"), constant("Name"), constant("Last modified time")]
        for number, question in enumerate(quiz.questions):
            header = question.texts[lang]
            if number % 3 == 0:
                header += " "
            elif number % 3 == 1:
                header = header.replace(" ", "\u00a0", 1)
            made.append(plain(header, question, cells))
        return made
    writer.table("msforms-utf8.csv", columns("{m}/{d}/{y} {h}:%M:%S", "Id"), ["name"],
                 line="\r\n", encoding="utf-8-sig")
    writer.table("msforms-ansi-de.csv", columns("%d.%m.%Y %H:%M", "ID"), ["name", "script"],
                 line="\r\n", separator=";", encoding="cp1252")
    writer.table("msforms-unicode.txt", columns("{m}/{d}/%Y {h}:%M", "ID"), ["name"],
                 line="\r\n", separator="\t", encoding="utf-16")


def write_limesurvey(writer, quiz, lang):
    def columns(of_codes, header, blank, titles):
        cells = Guarded(lang, "id", "-oth-") if of_codes else Guarded(lang, own="Other")
        yes, no = ("Y", "") if of_codes else ("Yes", blank)
        stamp = "%Y-%m-%d %H:%M:%S"
        made = [counted(titles[0], "{}", 1), dated(titles[1], stamp), constant(titles[2], "3"),
                constant(titles[3], lang[:2]), constant(titles[4], "12345"),
                dated(titles[5], stamp), dated(titles[6], stamp)]

        def code(question, option):
            return "other" if option.is_other else option.id

        def title(question, option):
            label = "Other" if option.is_other else option.labels[lang]
            return f"{header(question)} [{label}]"

        def column(question, cell):
            return header(question), cell
        for q in quiz.questions:
            if q.kind == "multi":
                head = (lambda o, q=q: f"{q.id}[{code(q, o)}]") if of_codes else \
                    (lambda o, q=q: title(q, o))
                made += [(h, lambda p, n, c=c: guard(c(p, n)))
                         for h, c in of_options(q, head, lambda o: yes, no, words=True)]
            elif q.kind == "rank":
                head = (lambda k, q=q: f"{q.id}[{k + 1}]") if of_codes else \
                    (lambda k, q=q: f"{header(q)} [Rank {k + 1}]")
                made += of_places(q, head, cells)
            else:
                made.append(plain(header(q), q, cells))
                if has_other(q):
                    text = f"{q.id}[other]" if of_codes else f"{header(q)} [Other]"
                    made.append((text, lambda p, n, q=q: guard(words_beside(q, p))))
        return made
    short = ("id", "submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp")
    long = ("Response ID", "Date submitted", "Last page", "Start language", "Seed",
            "Date started", "Date last action")
    form = {"quotes": csv.QUOTE_ALL, "line": "\r\n", "encoding": "utf-8-sig"}
    writer.table("limesurvey-codes.csv", columns(True, lambda q: q.id, "", short), ["name"], **form)
    writer.table("limesurvey-full.csv", columns(False, lambda q: q.texts[lang], "No", long),
                 ["name"], **form)
    writer.table("limesurvey-both.csv",
                 columns(False, lambda q: f"{q.id}. {q.texts[lang]}", "", short), ["name"],
                 separator=";", **form)


def qualtrics_heads(lang, of_numbers):
    """Header, words and ImportId of the columns before the questions, and their cells."""
    stamp = "%Y-%m-%d %H:%M:%S"
    heads = [("StartDate", "Start Date", "startDate", stamp),
             ("EndDate", "End Date", "endDate", stamp),
             ("Status", "Response Type", "status",
              "0" if of_numbers else "IP Address"),
             ("IPAddress", "IP Address", "ipAddress", ""),
             ("Progress", "Progress", "progress", "100"),
             ("Duration (in seconds)", "Duration (in seconds)", "duration", "312"),
             ("Finished", "Finished", "finished", "1" if of_numbers else "True"),
             ("RecordedDate", "Recorded Date", "recordedDate", stamp),
             ("ResponseId", "Response ID", "_recordId", "R_{}"),
             ("RecipientLastName", "Recipient Last Name", "recipientLastName", ""),
             ("RecipientFirstName", "Recipient First Name", "recipientFirstName", ""),
             ("RecipientEmail", "Recipient Email", "recipientEmail", ""),
             ("ExternalReference", "External Data Reference", "externalDataReference", ""),
             ("LocationLatitude", "Location Latitude", "locationLatitude", "52.52"),
             ("LocationLongitude", "Location Longitude", "locationLongitude", "13.40"),
             ("DistributionChannel", "Distribution Channel", "distributionChannel", "anonymous"),
             ("UserLanguage", "User Language", "userLanguage", lang[:2].upper())]
    for header, title, ident, text in heads:
        value = {"ImportId": ident}
        if text == stamp:
            value["timeZone"] = "America/Denver"
        three = (header, title, json.dumps(value, separators=(",", ":")))
        yield dated(three, text) if text == stamp else counted(three, text, 1000)


def write_qualtrics(writer, quiz, lang):
    def columns(of_numbers):
        cells = Cells(lang, "number" if of_numbers else "label", own="name", between=",")
        made = list(qualtrics_heads(lang, of_numbers))
        for number, q in enumerate(quiz.questions, 1):
            tag = f"Q{number}" if of_numbers else q.id
            text = q.texts[lang]

            def three(tail, title, tag=tag, number=number):
                return tag + tail, title, f'{{"ImportId":"QID{number}{tail}"}}'
            if q.kind == "rank":
                made += of_ranks(q, lambda o, three=three, text=text: three(
                    f"_{o.number}", f"{text} - {o.labels[lang]}"))
                continue
            title = text + " - Selected Choice" if has_other(q) else text
            made.append(plain(three("", title), q, cells))
            made += [beside(three(f"_{o.number}_TEXT", f"{text} - {o.labels[lang]} - Text"), q)
                     for o in q.options if o.is_other]
        return made
    writer.table("qualtrics-labels.csv", columns(False), ["name"], heads=3, encoding="utf-8-sig")
    writer.table("qualtrics-numbers.csv", columns(True), ["name"], heads=3, encoding="utf-8-sig")
    writer.table("qualtrics-1header.csv", columns(False), ["name"], encoding="utf-8-sig")
    writer.table("qualtrics.tsv", columns(False), ["name"], heads=3, separator="\t",
                 encoding="utf-16")


def typeform_answers(quiz, person, lang):
    answers = []
    for number, q in enumerate(quiz.questions):
        answer = person.answers.get(q.id)
        field = {"id": f"f{number}", "ref": q.id}
        if not answer:
            continue
        labels = [o.labels[lang] for o in answer.picks if not (o.is_other and answer.words)]
        words = {"other": answer.words} if answer.words else {}
        if q.kind == "text" or q.kind == "number" and answer.number is None:
            made = ("long_text", "text", answer.words if q.kind == "text" else labels[0])
        elif q.kind == "number":
            made = ("number", "number", answer.number)
        elif q.kind == "likert":
            made = ("opinion_scale", "number", answer.picks[0].number)
        elif q.kind == "single":
            made = ("multiple_choice", "choice", words or {"label": labels[0]})
        else:
            kind = "ranking" if q.kind == "rank" else "multiple_choice"
            made = (kind, "choices", {"labels": labels, **words})
        field["type"], kind, value = made
        answers.append({"type": kind, kind: value, "field": field})
    return answers


def write_typeform(writer, quiz, lang):
    tail = [dated("Start Date (UTC)", "%Y-%m-%d %H:%M:%S"),
            dated("Submit Date (UTC)", "%Y-%m-%d %H:%M:%S"), constant("Network ID", "ab12cd34ef")]
    head = [counted("#", "r_{}", 1000)]
    cells, single = Cells(lang), Cells(lang, own="")

    def newer(question):
        if question.kind == "single" and has_other(question):
            return [plain(question.texts[lang], question, single), beside("Other", question)]
        return None

    def older(question):
        if question.kind == "multi":
            return of_options(question, lambda o: "Other" if o.is_other else o.labels[lang],
                              lambda o: o.labels[lang], "", words=True)
        return newer(question)
    writer.table("typeform-new.csv", head + columns_of(quiz, lang, cells, newer) + tail, ["name"])
    writer.table("typeform-old.csv", head + columns_of(quiz, lang, cells, older) + tail, ["name"])
    forms = [{"form_id": "lT4Z3j", "token": f"R_{1000 + number}",
              "landed_at": when(person, number).isoformat() + "Z",
              "submitted_at": when(person, number).isoformat() + "Z",
              "hidden": {"name": person.name},
              "definition": {"id": "lT4Z3j", "title": quiz.title, "fields": []},
              "answers": typeform_answers(quiz, person, lang)}
             for number, person in enumerate(writer.people)]
    writer.json("typeform-api.json", {"total_items": len(forms), "page_count": 1, "items": forms})
    writer.lines("typeform-webhook.jsonl", [
        {"event_id": f"e{number}", "event_type": "form_response", "form_response": form}
        for number, form in enumerate(forms)])


def write_surveymonkey(writer, quiz, lang):
    stamp = "%m/%d/%Y %H:%M:%S AM"
    columns = [counted(("Respondent ID", ""), "{}", 118000000000),
               constant(("Collector ID", ""), "439999"), dated(("Start Date", ""), stamp),
               dated(("End Date", ""), stamp)]
    columns += [constant((header, "")) for header in (
        "IP Address", "Email Address", "First Name", "Last Name", "Custom Data 1")]
    other = "Other (please specify)"

    def below(made, question):
        """The question's words above its first column only."""
        return [((question.texts[lang] if number == 0 else "", header), cell)
                for number, (header, cell) in enumerate(made)]
    for q in quiz.questions:
        if q.kind == "multi":
            made = of_options(q, lambda o: other if o.is_other else o.labels[lang],
                              lambda o: o.labels[lang], "", words=True)
        elif q.kind == "rank":
            made = of_ranks(q, lambda o: o.labels[lang])
        else:
            is_open = q.kind in ("number", "text")
            made = [plain("Open-Ended Response" if is_open else "Response", q, Cells(lang, own=""))]
            if has_other(q):
                made.append(beside(other, q))
        columns += below(made, q)
    writer.table("surveymonkey.csv", columns, ["name"], heads=2, line="\r\n")


def write_odk(writer, quiz, lang):
    stamp = "%Y-%m-%dT%H:%M:%S.000+02:00"
    head = [dated("start", stamp), dated("end", stamp)]
    tail = [counted("_id", "{}", 9000), counted("_uuid", "c0ffee-{}"),
            dated("_submission_time", "%Y-%m-%dT%H:%M:%S"), constant("_validation_status"),
            constant("_notes"), constant("_status", "submitted_via_web"), constant("_submitted_by"),
            constant("__version__", "vX"), constant("_tags"), counted("_index", "{}", 1)]

    def codes(group, has_each):
        cells = Cells(lang, "id", own="name", between=" ")

        def special(q):
            made = [plain(group + q.id, q, cells)]
            if has_each and q.kind == "multi":
                made += of_options(q, lambda o: f"{group}{q.id}/{o.id}", lambda o: "1", "0",
                                   unasked="")
            if has_other(q):
                made.append(beside(f"{group}{q.id}_other", q))
            return made
        return columns_of(quiz, lang, cells, special)

    def labels(q):
        cells = Cells(lang, between=" ")
        made = [plain(q.texts[lang], q, cells)]
        if has_other(q):
            made.append(beside(f"{q.texts[lang]} (please specify)", q))
        if q.kind == "multi":
            made += of_options(q, lambda o: f"{q.texts[lang]}/{o.labels[lang]}", lambda o: "1", "0",
                               unasked="")
        return made
    kobo = {"quotes": csv.QUOTE_ALL, "separator": ";"}
    writer.table("odk-central.csv", head + codes("quiz-", False) + tail, ["name"])
    writer.table("kobo-codes.csv", head + codes("quiz/", True) + tail, ["name"], **kobo)
    writer.table("kobo-labels.csv", head + columns_of(quiz, lang, Cells(lang), labels) + tail,
                 ["name"], **kobo)


def write_redcap(writer, quiz, lang):
    stamp = "%Y-%m-%d %H:%M:%S"
    number = Cells(lang, "number", own="name")
    label = Cells(lang, own="name")

    def raw(q):
        if q.kind == "multi":
            return of_options(q, lambda o: f"{q.id}___{o.number}", lambda o: "1", "0")
        if q.kind == "rank":
            return of_places(q, lambda place: f"{q.id}_{place + 1}", number)
        return [plain(q.id, q, number)]

    def labels(q):
        text = q.texts[lang]
        if q.kind == "multi":
            return of_options(q, lambda o: f"{text} (choice={o.labels[lang]})",
                              lambda o: "Checked", "Unchecked")
        if q.kind == "rank":
            return of_places(q, lambda place: f"{text} [{PLACES[place]}]", label)
        return [plain(text, q, label)]
    writer.table("redcap-raw.csv", [
        counted("record_id", "{}", 1), constant("redcap_survey_identifier"),
        dated("quiz_timestamp", stamp)] + columns_of(quiz, lang, number, raw) +
        [constant("quiz_complete", "2")], ["name", "words"])
    writer.table("redcap-labels.csv", [
        counted("Record ID", "{}", 1), constant("Survey Identifier"),
        dated("Survey Timestamp", stamp)] + columns_of(quiz, lang, label, labels) +
        [constant("Complete?", "Complete")], ["name", "words"])


def write_others(writer, quiz, lang):
    """Jotform, Tally, Nextcloud Forms."""
    lines = Cells(lang, between="\n")

    def jotform(q):
        text = q.texts[lang]
        if q.kind == "likert":
            return [plain(f"{GRIDS[q.scale]} >> {text}", q, lines)]
        if q.kind == "rank":
            def ranking(person, number):
                answer = person.answers.get(q.id)
                return "".join(f"{place}: {option.labels[lang]}\n" for place, option
                               in enumerate(answer.picks if answer else (), 1))
            return [(text, ranking)]
        return None

    def tally(q):
        made = [plain(q.texts[lang], q, Cells(lang))]
        if q.kind == "multi":
            made += of_options(q, lambda o: f"{q.texts[lang]} ({o.labels[lang]})",
                               lambda o: "TRUE", "FALSE")
        return made
    name = name_column("Your name")
    writer.table("jotform.csv", [dated("Submission Date", "%b {d}, %Y"), name] +
                 columns_of(quiz, lang, lines, jotform) +
                 [constant("Submission IP"), counted("Submission ID", "{}", 590000)],
                 quotes=csv.QUOTE_ALL, encoding="utf-8-sig")
    writer.table("tally.csv", [counted("Submission ID", "s{}"), counted("Respondent ID", "r{}"),
                               dated("Submitted at", "%Y-%m-%d %H:%M:%S"), name] +
                 columns_of(quiz, lang, lines, tally))
    writer.table("nextcloud-forms.csv", [
        counted("User ID", "anonymous-{}"), name_column("User display name"),
        dated("Timestamp", "%Y-%m-%dT%H:%M:%S+02:00")] +
        columns_of(quiz, lang, Cells(lang, between="; ")), quotes=csv.QUOTE_ALL, line="\r\n")


def survey_values(quiz, person, lang):
    """What SurveyJS keeps: ids, numbers, lists, and words under QUESTION-Comment."""
    values = {}
    for q in quiz.questions:
        answer = person.answers.get(q.id)
        if not answer:
            continue
        if q.kind == "text":
            values[q.id] = answer.words
        elif answer.number is not None:
            values[q.id] = answer.number
        elif q.kind == "likert":
            values[q.id] = answer.picks[0].number
        else:
            ids = [option.id for option in answer.picks]
            values[q.id] = ids if q.kind in ("multi", "rank") else ids[0]
            if answer.words:
                values[q.id + "-Comment"] = answer.words
    return values


def write_surveyjs(writer, quiz, lang):
    flat, matrix, panel = [], [], []
    scales = {q.id: q.scale for q in quiz.questions if q.kind == "likert"}
    for person in writer.people:
        values = survey_values(quiz, person, lang)
        rows = {}
        for name, value in values.items():
            if name in scales:
                rows.setdefault(scales[name], {})[name] = value
        apart = {name: value for name, value in values.items() if name not in scales}
        flat.append({"Your name": person.name, **values})
        matrix.append({"Your name": person.name, **apart, **rows})
        panel.append({"Your name": person.name, "panel": [values]})
    writer.json("surveyjs.json", flat, ["date"])
    writer.json("surveyjs-matrix.json", matrix, ["date"])
    writer.json("surveyjs-panel.json", panel, ["date"])
    writer.lines("surveyjs.jsonl", flat, ["date"])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quiz", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--answers", nargs="+", default=[])
    parser.add_argument("--people", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    quiz, chance = Quiz(given.quiz), random.Random(given.seed)
    people = [read_person(quiz, path) for path in given.answers]
    for number in range(given.people):
        people.append(make_up(quiz, chance))
        write_person(quiz, people[-1], os.path.join(given.out, f"{number + 1}.xml"))
    writer = Writer(quiz, people, given.out)
    for write in (write_google, write_microsoft, write_limesurvey, write_qualtrics, write_typeform,
                  write_surveymonkey, write_odk, write_redcap, write_others, write_surveyjs):
        write(writer, quiz, quiz.lang)


if __name__ == "__main__":
    main()
