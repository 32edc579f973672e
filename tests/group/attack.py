#!/usr/bin/env python3
"""What somebody can find out from pages about a group, who knows everything but the answers.

attack.py ROLEGUIDE GUIDE SEED COUNT: makes up COUNT cohorts of 5 to 60 people, has a page made of
each, and another one after up to four people came and up to four left. The attacker has both pages,
knows how they are made, how many people there are, and who came and went. From every number on them
follows a set of linear equations and bounds in integers; they are solved exactly, by enumeration
of what came and went and by flows between groups. Found out is
- a count of 1 to 4 people of which one value alone is left,
- a person of whom one answer alone is left.
The same attacker is set on pages of exact counts, and of counts rounded without a secret: there he
has to succeed, or he is none. Prints what he found; the last line counts.
"""
import csv
import io
import itertools
import random
import re
import subprocess
import sys

OPTIONS = {
    "place": ["stove", "oven", "field"],
    "flame": ["no", "mid", "yes"],
    "early": ["no", "mid", "yes"],
    "years": ["3", "9"],
}
WORDS = {
    "Where do you stand?": ("place", ["Stove", "Oven", "Field"]),
    "I like a flame.": ("flame", ["Disagree", "Neither", "Agree"]),
    "I rise early.": ("early", ["Disagree", "Neither", "Agree"]),
    "For how many years?": ("years", ["up to 5", "6 or more"]),
    "What do you use?": ("tools", ["Pan", "Tin", "Hoe"]),
}
LEAST = 5
SLACK = 3  # consistent values that a number leaves by itself


# --- Cohorts ---------------------------------------------------------------------------------------


class Cohort:
    """Answers are drawn with weights of their own, so that some are given by nearly all."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.next = 0
        self.weights = {}
        for question, options in OPTIONS.items():
            power = self.random.choice([0, 1, 4])
            self.weights[question] = [self.random.random() ** power for _ in options]
            self.weights[question].append(self.random.choice([0, 0.1, 0.5]))
        self.teams = "ABCD"[: self.random.randint(1, 4)]
        self.team_weights = [self.random.random() for _ in self.teams]

    def person(self):
        self.next += 1
        person = {"Id": f"i{self.next}", "Name": f"Name{self.next}x"}
        person["Email"] = f"p{self.next}@mail.example"
        person["Team"] = self.random.choices(self.teams, self.team_weights)[0]
        for question, options in OPTIONS.items():
            person[question] = self.random.choices(options + [""], self.weights[question])[0]
        person["tools"] = self.random.choice(["pan", "pan;tin", "hoe", "tin;hoe", ""])
        person["secret"] = self.random.choice(["salt", "wine"])
        person["words"] = f"Words{self.next}"
        return person


def as_csv(people):
    out = io.StringIO()
    writer = csv.DictWriter(out, list(people[0]))
    writer.writeheader()
    writer.writerows(people)
    return out.getvalue()


def count(people, question):
    """How many gave each answer, and how many none, who come last."""
    options = OPTIONS[question] + [""]
    return [sum(p[question] == o for p in people) for o in options]


# --- Pages -----------------------------------------------------------------------------------------


def number(text):
    """What a page shows for a count: a multiple of the step, 0 for fewer than least; or None."""
    match = re.fullmatch(r"≈~(\d+)", text)
    if match:
        assert int(match.group(1)) % (LEAST + 1) == 0, f"{text} is no multiple of the step"
        return int(match.group(1))
    return 0 if text == f"<~{LEAST}" else None


class Page:
    """All numbers of a page, from the document that it is drawn from."""

    def __init__(self, program, guide, people):
        command = [program, "report", guide, "-", "--group", "-", "--dump", "doc"]
        made = subprocess.run(
            command, input=as_csv(people), capture_output=True, text=True, check=True
        )
        self.text = made.stdout
        self.npeople = int(re.search(r'"What (\d+) pe', self.text).group(1))
        self.questions, self.roles, self.others, self.groups = {}, [], [], []
        self.strips = []
        section = ""
        for row in re.split(r"\n        tr", self.text):
            cells = re.findall(r'\n            para [a-z-]+ (".*)', row)
            cells = [re.sub(r'"\([^)]*\)|"', "", c).strip("\u2068\u2069 ") for c in cells]
            self.read_row(section, cells)
            for alt in re.findall(r'- alt ".*against to for\. (.*)\."', row):
                for lane in alt.split("; "):
                    self.strips.append([number(n) for n in lane.split(": ")[1].split(", ")])
            found = re.findall(r"\n  section #(\w+)", row)
            section = found[-1] if found else section

    def read_row(self, section, cells):
        if section == "outcomes" and len(cells) == 5 and cells[0] != "Their answers speak for":
            self.roles.append([number(c) for c in cells[1:]])
        elif section == "outcomes" and len(cells) == 2:
            self.others.append(number(cells[1]))
        elif section == "groups" and len(cells) == 7 and cells[1] != "People":
            self.groups.append((int(cells[1]), [number(c) for c in cells[2:]]))
        elif section == "answers" and len(cells) == 4 and cells[1] in WORDS:
            question, options = WORDS[cells[1]]
            shown = [self.answer(cells[2], o) for o in options]
            self.questions[question] = shown + [number(cells[3])]

    @staticmethod
    def answer(text, option):
        if text == "not shown":
            return None
        match = re.search(rf"(?:^|; ){re.escape(option)}~(≈~\d+)", text)
        return number(match.group(1)) if match else 0


def box(shown, npeople):
    """The counts of so many people that may be shown like that."""
    step = LEAST + 1
    if shown is None:
        return (0, npeople)
    if shown == npeople // step * step:
        return (max(0, shown - 3), npeople)
    return (max(0, shown - 3), min(npeople, shown + LEAST - 1))


# --- One page --------------------------------------------------------------------------------------


def ranges(boxes, total):
    """What each of some counts that add up to a total may be: exact, as only one equation holds."""
    low, high = sum(b[0] for b in boxes), sum(b[1] for b in boxes)
    return [(max(a, total - high + b), min(b, total - low + a)) for a, b in boxes]


def narrow(boxes, total):
    """Whether one of them is left with too few values."""
    return any(b - a + 1 < SLACK for a, b in ranges(boxes, total))


def attack_sums(page):
    """Counts that one page gives away, by adding up."""
    n = page.npeople - 1
    found = []
    for question, shown in page.questions.items():
        boxes = [box(s, n) for s in shown]
        if question == "tools" and any(b - a + 1 < SLACK for a, b in boxes):
            found.append(question)
        elif question != "tools" and None not in shown and narrow(boxes, n):
            found.append(question)
    leads = [r[0] for r in page.roles] + page.others
    if leads and None not in leads and narrow([box(s, n) for s in leads], n):
        found.append("outcomes")
    for shown in page.roles:
        total = box(shown[0], n)
        sums = [ranges([box(s, n) for s in shown[1:]], t) for t in range(total[0], total[1] + 1)]
        sums = [s for s in sums if all(a <= b for a, b in s)]
        for i in range(3):
            if None in shown or not sums:
                break
            if max(s[i][1] for s in sums) - min(s[i][0] for s in sums) + 1 < SLACK:
                found.append("bands")
    for shown in page.strips:
        if None not in shown and narrow([box(s, n) for s in shown] + [(0, n)], n):
            found.append("strip")
    return found


class Flow:
    """Whether integers in boxes exist whose rows have these sums and whose columns lie in bounds:
    a flow from rows to columns with lower bounds, which is integral."""

    def __init__(self, rows, columns, boxes):
        self.rows, self.columns, self.boxes = rows, columns, boxes

    def is_possible(self, fixed):
        """fixed: row and column to value."""
        boxes = [list(row) for row in self.boxes]
        for (row, column), value in fixed.items():
            boxes[row][column] = (value, value)
        nrows, ncolumns = len(self.rows), len(self.columns)
        source, sink, start, end = range(nrows + ncolumns, nrows + ncolumns + 4)
        arcs, balance = {}, [0] * (nrows + ncolumns + 4)

        def add(a, b, low, high):
            arcs[a, b] = arcs.get((a, b), 0) + high - low
            arcs.setdefault((b, a), 0)
            balance[b] += low
            balance[a] -= low
            return high >= low

        good = all(add(start, r, s, s) for r, s in enumerate(self.rows))
        good &= all(
            add(r, nrows + c, *boxes[r][c]) for r in range(nrows) for c in range(ncolumns)
        )
        good &= all(add(nrows + c, end, *b) for c, b in enumerate(self.columns))
        add(end, start, 0, 10**9)
        for node, b in enumerate(balance):
            if b > 0:
                arcs[source, node], arcs[node, source] = b, 0
            elif b < 0:
                arcs[node, sink], arcs[sink, node] = -b, 0
        wanted = sum(b for b in balance if b > 0)
        return good and self.flow(arcs, source, sink) == wanted

    @staticmethod
    def flow(arcs, source, sink):
        near = {}
        for a, b in arcs:
            near.setdefault(a, []).append(b)
        total = 0
        while True:
            before, queue = {source: None}, [source]
            for node in queue:
                for other in near.get(node, []):
                    if other not in before and arcs[node, other] > 0:
                        before[other] = node
                        queue.append(other)
            if sink not in before:
                return total
            path, node = [], sink
            while before[node] is not None:
                path.append((before[node], node))
                node = before[node]
            amount = min(arcs[arc] for arc in path)
            for a, b in path:
                arcs[a, b] -= amount
                arcs[b, a] += amount
            total += amount


def two_values(flows, cells):
    """Whether the sum of some cells may have two values, and the one that it has else. flows: which
    of them holds is not known; of cells a flow has those that lie in its rows."""
    values = set()
    for flow in flows:
        here = [c for c in cells if c[0] < len(flow.rows)]
        bounds = [range(flow.boxes[r][c][0], flow.boxes[r][c][1] + 1) for r, c in here]
        for fixed in itertools.product(*bounds):
            if sum(fixed) not in values and flow.is_possible(dict(zip(here, fixed))):
                values.add(sum(fixed))
            if len(values) > 1:
                return True, None
    assert values, "the page contradicts itself"
    return False, values.pop()


def attack_groups(page):
    """Counts of groups that one page gives away: groups and all people bound each other. Outcomes
    that groups do not tell of are a column. Whoever a group's counts leave out is a row, last that
    of the group of whom it is who all people's counts leave out too: these know nothing of it."""
    if not page.groups:
        return []
    whole = [r[0] for r in page.roles] + [page.others[0], page.others[2], page.others[1]]
    columns = [box(s, page.npeople - 1) for s in whole]
    ngroups, ncolumns = len(page.groups), len(whole)
    sums = [size - 1 for size, _ in page.groups]
    boxes = [[box(s, size - 1) for s in shown] + [(0, size - 1)] for size, shown in page.groups]
    one = [(0, 1)] * ncolumns
    flow = Flow(sums + [1] * (ngroups - 1), columns, boxes + [one] * (ngroups - 1))
    found = []
    for g in range(ngroups):
        for c in range(ncolumns):
            # that the last row may be any group's, and is nobody's in the flow, leaves it free; of
            # the others each is as good, so the first is looked at
            is_open, value = two_values([flow], [(g, c), (ngroups, c)])
            if not is_open and 1 <= value <= 4:
                found.append(f"{value} in group {g}, outcome {c}")
    return found


def attack_part(page, part, question):
    """Counts that a page of all and a page of one of its groups alone give away, of the group and
    of all others. Whom all counts leave out is in the group, and then left out there, or not."""
    n, m = page.npeople, part.npeople
    shown = page.questions.get(question), part.questions.get(question)
    if not all(shown):
        return []
    columns = [box(s, n - 1) for s in shown[0]]
    inside = [box(s, m - 1) for s in shown[1]]
    ncolumns = len(columns)
    others = [(0, n - m)] * ncolumns
    one = [(0, 1)] * ncolumns
    flows = [
        Flow([m - 1, n - m], columns, [inside, others]),
        Flow([m - 1, n - m - 1, 1], columns, [inside, others, one]),
    ]
    flows = [f for f in flows if min(f.rows) >= 0 and f.is_possible({})]
    found = []
    for c in range(ncolumns):
        for cells in ([(0, c), (2, c)], [(1, c)]):
            is_open, value = two_values(flows, cells)
            if not is_open and 1 <= value <= 4:
                found.append(f"{value} of answer {c}")
    return found


# --- Two pages -------------------------------------------------------------------------------------


def parts(total, n):
    """All ways to share a number of people out over n answers."""
    for bars in itertools.combinations(range(total + n - 1), n - 1):
        edges = (-1, *bars, total + n - 1)
        yield tuple(edges[i + 1] - edges[i] - 1 for i in range(n))


def unit(n, i):
    return tuple(int(k == i) for k in range(n))


class Pair:
    """Two pages' counts of one question: boxes of each, how many people, came, left. has_one_out:
    each page leaves one person out."""

    def __init__(self, boxes, totals, came, left, has_one_out):
        self.boxes, self.totals = boxes, totals
        self.came, self.left, self.has_one_out = came, left, has_one_out
        self.n = len(boxes[0])
        self.counts = [set(), set()]  # of each page and answer: (answer, count)
        self.came_as, self.left_as, self.stayed_as = set(), set(), set()

    def outsiders(self, came, left):
        """Answers of those left out: of the first page, of the second. Who is left out of the first
        and stays is left out of the second too, unless somebody who came is."""
        if not self.has_one_out:
            yield None, None
            return
        for q in range(self.n):
            yield q, q
            for r in range(self.n):
                if came[r] > 0 or left[q] > 0:
                    yield q, r

    def try_world(self, came, left, q, r):
        first = unit(self.n, q) if q is not None else (0,) * self.n
        second = unit(self.n, r) if r is not None else (0,) * self.n
        boxes = []
        for i in range(self.n):
            change = came[i] - left[i]  # of all people
            low = max(self.boxes[0][i][0] + first[i], self.boxes[1][i][0] + second[i] - change)
            high = min(self.boxes[0][i][1] + first[i], self.boxes[1][i][1] + second[i] - change)
            low = max(low, left[i], first[i], second[i] - change)
            boxes.append((low, high))
        if any(a > b for a, b in boxes):
            return
        total = self.totals[0]
        if not sum(b[0] for b in boxes) <= total <= sum(b[1] for b in boxes):
            return
        for i, (low, high) in enumerate(ranges(boxes, total)):
            for value in (low, high):
                self.counts[0].add((i, value))
                self.counts[1].add((i, value + came[i] - left[i]))
            if low - left[i] < total - self.left:
                self.stayed_as.add(i)
        self.came_as.add(came)
        self.left_as.add(left)

    def solve(self):
        for came in parts(self.came, self.n):
            for left in parts(self.left, self.n):
                for q, r in self.outsiders(came, left):
                    self.try_world(came, left, q, r)

    def is_certain(self, hists, total):
        return total > 0 and len(hists) == 1 and max(next(iter(hists))) == total

    def victims(self, truths):
        """What one value alone is left of."""
        found = []
        for page in (0, 1):
            for i, truth in enumerate(truths[page]):
                values = {v for k, v in self.counts[page] if k == i}
                assert min(values) <= truth <= max(values), "the truth is not among the worlds"
                if 1 <= truth <= 4 and len(values) == 1:
                    found.append("count")
        if self.is_certain(self.came_as, self.came):
            found.append("came")
        if self.is_certain(self.left_as, self.left):
            found.append("left")
        if len(self.stayed_as) < self.n:
            found.append("stayed")
        return found


def attack_pair(boxes, truths, totals, came, left, has_one_out):
    pair = Pair(boxes, totals, came, left, has_one_out)
    pair.solve()
    return pair.victims(truths)


def rounded(n):
    """Without a secret: to the nearest multiple of the step."""
    step = LEAST + 1
    shown = (n + step // 2) // step * step
    return (max(0, shown - step // 2), shown + step // 2 - 1)


def main():
    program, guide, seed, ncohorts = *sys.argv[1:3], *map(int, sys.argv[3:5])
    found = {"sums": 0, "groups": 0, "parts": 0, "pairs": 0, "exact": 0, "plain": 0, "shown": 0}
    for s in range(seed, seed + ncohorts):
        cohort = Cohort(s)
        people = [cohort.person() for _ in range(cohort.random.randint(5, 60))]
        ncame = cohort.random.randint(0, 4)
        nleft = cohort.random.randint(0 if ncame else 1, 4)
        later = people[nleft:] + [cohort.person() for _ in range(ncame)]
        if not later:
            continue
        cohort.random.shuffle(later)
        pages = [Page(program, guide, people), Page(program, guide, later)]
        for page in pages:
            for what in attack_sums(page):
                found["sums"] += 1
                print(f"# seed {s}: {what} by adding up")
            for what in attack_groups(page):
                found["groups"] += 1
                print(f"# seed {s}: {what} by subtraction")
            if re.search(r"Name\d|@|Words\d|Hidden", page.text):
                found["sums"] += 1
                print(f"# seed {s}: a name, an address or words stand on the page")
        team = [p for p in people if p["Team"] == people[-1]["Team"]]
        if len(people) > len(team) > LEAST:
            part = Page(program, guide, team)
            for question in OPTIONS:
                for what in attack_part(pages[0], part, question):
                    found["parts"] += 1
                    print(f"# seed {s}: {question}: {what} from pages of all and of a group")
        for question in OPTIONS:
            truths = [count(people, question), count(later, question)]
            totals = [len(people), len(later)]
            boxes = []
            for page in pages:
                n = page.npeople - 1
                shown = page.questions.get(question, [None] * len(truths[0]))
                boxes.append([box(x, n) for x in shown])
                found["shown"] += any(shown)
            for what in attack_pair(boxes, truths, totals, ncame, nleft, True):
                found["pairs"] += 1
                print(f"# seed {s}: {question}: {what} from two pages")
            exact = [[(n, n) for n in t] for t in truths]
            found["exact"] += len(attack_pair(exact, truths, totals, ncame, nleft, False))
            plain = [[rounded(n) for n in t] for t in truths]
            found["plain"] += len(attack_pair(plain, truths, totals, ncame, nleft, False))
    print(" ".join(f"{k}={v}" for k, v in found.items()))


main()
