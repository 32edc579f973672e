"""What comes back from the forms that "roleguide export-quiz" writes."""
import csv

from tables import (Cells, Guarded, beside, constant, counted, dated, guard, has_other, name_column,
                    of_options, of_places, plain, words_beside)


def without_declined(question, column):
    """These forms have no place to decline a number."""
    header, cell = column
    if question.kind != "number":
        return column

    def figure(person, number):
        answer = person.answers.get(question.id)
        return cell(person, number) if answer and answer.number is not None else ""
    return header, figure


def is_short(question):
    return question.kind == "rank" and question.top < len(question.options)


def write_google_form(writer, quiz, lang):
    cells = Cells(lang)
    columns = [dated("Timestamp", "{m}/{d}/%Y {h}:%M:%S"), name_column("Name")]
    for q in quiz.questions:
        if q.kind == "rank":
            columns += of_places(q, lambda place, q=q: f"{q.texts[lang]} [{place + 1}]", cells)
        else:
            columns.append(without_declined(q, plain(q.texts[lang], q, cells)))
    writer.table("form-google.csv", columns, ["declined"], line="\r\n")


def write_limesurvey_form(writer, quiz, lang):
    cells, stamp = Guarded(lang, "id", "-oth-"), "%Y-%m-%d %H:%M:%S"
    columns = [counted("id", "{}", 1), dated("submitdate", stamp), constant("lastpage", "1"),
               constant("startlanguage", lang[:2]), constant("seed", "12345"), name_column("Name")]
    for q in quiz.questions:
        if q.kind == "multi":
            made = of_options(q, lambda o, q=q: f"{q.id}[{'other' if o.is_other else o.id}]",
                              lambda o: "Y", "", words=True)
            columns += [(h, lambda p, n, cell=cell: guard(cell(p, n))) for h, cell in made]
        elif q.kind == "rank":
            columns += of_places(q, lambda place, q=q: f"{q.id}[{place + 1}]", cells)
        else:
            columns.append(without_declined(q, plain(q.id, q, cells)))
            if has_other(q):
                columns.append((f"{q.id}[other]", lambda p, n, q=q: guard(words_beside(q, p))))
    writer.table("form-limesurvey.csv", columns, ["declined"], quotes=csv.QUOTE_ALL, line="\r\n",
                 encoding="utf-8-sig")


def write_xlsform(writer, quiz, lang):
    cells = Cells(lang, "id", own="name", between=" ")

    def columns(has_each):
        made = [name_column("Name")]
        for q in quiz.questions:
            if is_short(q):
                made += of_places(q, lambda place, q=q: f"{q.id}_{place + 1}", cells)
                continue
            made.append(without_declined(q, plain(q.id, q, cells)))
            if has_each and q.kind == "multi":
                made += of_options(q, lambda o, q=q: f"{q.id}/{o.id}", lambda o: "1", "0",
                                   unasked="")
            if has_other(q):
                made.append(beside(f"{q.id}_other", q))
        return made
    stamp = "%Y-%m-%dT%H:%M:%S.000Z"
    writer.table("form-odk.csv", [dated("SubmissionDate", stamp)] + columns(False) +
                 [counted("KEY", "uuid:c0ffee-{}"), constant("ReviewState")], ["declined"])
    writer.table("form-kobo.csv", columns(True) + [
        counted("_id", "{}", 9000), counted("_uuid", "c0ffee-{}"),
        dated("_submission_time", "%Y-%m-%dT%H:%M:%S"), counted("_index", "{}", 1)], ["declined"],
        separator=";", quotes=csv.QUOTE_ALL)


def write_qualtrics_form(writer, quiz, lang):
    """Own words were not set up by hand: an option was picked and nothing written."""
    cells, stamp = Cells(lang, own="name", between=","), "%Y-%m-%d %H:%M:%S"

    def three(code, words, ident):
        return code, words, f'{{"ImportId":"{ident}"}}'
    columns = [dated(three("StartDate", "Start Date", "startDate"), stamp),
               dated(three("EndDate", "End Date", "endDate"), stamp),
               constant(three("Finished", "Finished", "finished"), "True"),
               counted(three("ResponseId", "Response ID", "_recordId"), "R_{}", 1000),
               name_column(three("Name", "Your name", "QID1_TEXT"))]
    for q in quiz.questions:
        text = q.texts[lang]
        if is_short(q):
            columns += of_places(q, lambda place, q=q, text=text: three(
                f"{q.id}_{place + 1}", f"{text} ({place + 1})", f"QID{len(columns) + place}"), cells)
        else:
            columns.append(without_declined(q, plain(
                three(q.id, text, f"QID{len(columns)}"), q, cells)))
    writer.table("form-qualtrics.csv", columns, ["words", "declined"], heads=3,
                 encoding="utf-8-sig")


def write_surveyjs_form(writer, quiz):
    """The first option for own words is SurveyJS's own "other"; a number is one, all else a text."""
    def value(question, answer):
        if question.kind == "text":
            return answer.words
        if answer.number is not None:
            return answer.number
        ids = ["other" if option.is_other else option.id for option in answer.picks]
        return ids if question.kind in ("multi", "rank") else ids[0]
    people = []
    for person in writer.people:
        values = {"Name": person.name}
        for q in quiz.questions:
            answer = person.answers.get(q.id)
            if answer and not (q.kind == "number" and answer.number is None):
                values[q.id] = value(q, answer)
                if q.kind != "text" and answer.words:
                    values[q.id + "-Comment"] = answer.words
        people.append(values)
    writer.json("form-surveyjs.json", people, ["date", "declined"])


def write_forms(writer, quiz, lang):
    write_google_form(writer, quiz, lang)
    write_limesurvey_form(writer, quiz, lang)
    write_xlsform(writer, quiz, lang)
    write_qualtrics_form(writer, quiz, lang)
    write_surveyjs_form(writer, quiz)
