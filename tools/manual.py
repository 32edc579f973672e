#!/usr/bin/env python3
"""tools/manual.py PROGRAM SCHEMA GUIDE.md TO [N]: TO/index.html, every element with a picture of itself.

An element is shown by its example in doc/guide.md, or else by the shortest that holds it: made by the
program as SVG, and cropped to where the example stands. N: N elements alone, spread over all of them.
What has no example or nothing to be seen is an error.
"""

import concurrent.futures
import html
import os
import pathlib
import re
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
import guide_examples  # noqa: E402
import guide_reference  # noqa: E402

MARGIN = 10_000  # around what is shown, in thousandths of a point, as all lengths here
GAP = 120_000  # so much white is not shown: the page is made lower instead

STYLE = """
body { font: 17px/1.5 system-ui, sans-serif; max-width: 54rem; margin: 0 auto; padding: 1rem; color: #1a1a1a; background: #fff }
nav a, :not(pre) > code { white-space: nowrap } nav { line-height: 1.9 }
h2 { border-top: 1px solid #888; padding-top: 1rem; margin-top: 2.5rem }
img { display: block; max-width: 100%; height: auto; background: #fff; border: 1px solid #bbb; margin: 1rem 0 }
pre { background: #f3f3f3; padding: .8rem; overflow-x: auto; white-space: pre-wrap } code { font-size: .93em }
div { overflow-x: auto } table { border-collapse: collapse } th, td { text-align: start; vertical-align: top; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid #ccc }
"""


class Item:
    """A line of --dump layout."""

    def __init__(self, page, line):
        kind, x, y, w, h = line.split(" ")[:5]
        self.page, self.is_run = page, kind == "run"
        self.left, self.top, self.right = int(x), int(y), int(x) + int(w)
        self.bottom = self.top + int(h)
        if self.is_run:  # a run's y is its line, h how far it rises above
            self.top, self.bottom = self.top - int(h), self.top + int(h) // 3
        self.is_foot = " footer" in line.split('"')[0]
        self.words = line.split('"', 1)[1].rstrip('"') if self.is_run else ""


def run(program, *arguments):
    done = subprocess.run([program, "guide", *map(str, arguments), "--quiet"], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"manual: {' '.join(map(str, arguments))}\n{done.stderr}")
    return done.stdout


def shown(element, dump):
    """The items of a layout that an example consists of, all on one page, and that page's height."""
    items, sizes = [], []
    for line in dump.split("\n"):
        if line.startswith("page "):
            sizes.append(int(line.split("x")[1]))
        elif line.startswith(("run ", "box ", "path ", "image ")):
            items.append(Item(len(sizes), line))
    mark = next((item for item in items if guide_examples.MARK == item.words), None)
    wanted = [item for item in items if not item.is_foot or element in guide_examples.WHOLE]
    if mark:
        below = [item for item in wanted if item.page == mark.page and item.top > mark.bottom]
        wanted = below or [item for item in wanted if item.page == mark.page + 1]
    if not wanted:
        sys.exit(f"manual: nothing is to be seen of <{element}>")
    return [item for item in wanted if item.page == wanted[0].page], sizes[wanted[0].page - 1]


def widest_gap(items):
    """The highest stripe of a page that has nothing in it."""
    gap, bottom = 0, min(item.top for item in items)
    for item in sorted(items, key=lambda item: item.top):
        gap, bottom = max(gap, item.top - bottom), max(bottom, item.bottom)
    return gap


def cropped(svg, items):
    left, top = min(item.left for item in items) - MARGIN, min(item.top for item in items) - MARGIN
    width = max(item.right for item in items) + MARGIN - left
    height = max(item.bottom for item in items) + MARGIN - top
    box = " ".join(f"{each / 1000:.2f}" for each in (left, top, width, height))
    size = f'width="{width / 1000:.2f}pt" height="{height / 1000:.2f}pt" viewBox="{box}"'
    return re.sub(r'width="[\d.]+pt" height="[\d.]+pt" viewBox="[\d. ]+"', size, svg, count=1)


def picture(program, element, file, options, to):
    """Makes the picture of an example; returns the words that are on it."""
    items, height = shown(element, run(program, file, *options, "--dump", "layout"))
    if widest_gap(items) > GAP:
        lower = (height - widest_gap(items) + GAP // 2) * 254 // 72 // 10_000
        options = [*options, "--paper", f"210x{max(lower, 100)}mm"]
        items, height = shown(element, run(program, file, *options, "--dump", "layout"))
    with tempfile.TemporaryDirectory() as folder:
        run(program, file, *options, "--profile", "svg", "-o", folder + "/{page}.svg")
        page = pathlib.Path(folder, f"{items[0].page}.svg").read_text(encoding="utf-8")
    to.write_text(cropped(page, items), encoding="utf-8")
    return " ".join(" ".join(item.words for item in items if item.is_run).split()).replace("~", " ")


def example_of(name, made):
    """The example that an element is shown by: its own, or else the shortest that holds it."""
    own = [one for one in made if one[0] == name]
    held = sorted((one for one in made if re.search(rf"<{name}[\s/>]", one[1])), key=lambda one: len(one[1]))
    if not own and not held:
        sys.exit(f"manual: doc/guide.md has no example of <{name}>")
    return (own or held)[0]


def options_of(name, element):
    if element == "handout":
        return ["--roles", "pm,tpm,po"]
    return ["--lang", "de"] if name == "t" else []


def marked(text):
    """`...` and [...](...) as HTML."""
    text = html.escape(text, quote=False)
    text = re.sub(r"`([^`]*)`", r"<code>\1</code>", text)
    return re.sub(r"\[([^\]]*)\]\(([^)]*)\)", r'<a href="\2">\1</a>', text)


def table(rows):
    out = ["<div><table><thead><tr>" + "".join(f'<th scope="col">{head}</th>' for head in
           ("attribute", "needed", "what it says", "its value")) + "</tr></thead><tbody>"]
    for name, is_needed, said, value in rows:
        out.append(f'<tr><th scope="row"><code>{name}</code></th><td>{"yes" if is_needed else ""}</td>'
                   f"<td>{marked(said)}</td><td>{marked(value)}</td></tr>")
    return out + ["</tbody></table></div>"]


def entry(reference, name, example, file, options, words):
    lines, own = guide_reference.sentences(reference, name)
    out = [f'<section><h2 id="{name}"><code>&lt;{name}&gt;</code></h2>', f"<p>{marked(lines[0])}</p>"]
    out.append(f'<img src="{file}" alt="{html.escape(words)}">')
    out += [f"<p>Made with <code>{' '.join(options)}</code>.</p>"] if options else []
    out.append(f"<pre><code>{html.escape(example.strip(), quote=False)}</code></pre>")
    out += ["<ul>"] + [f"<li>{marked(line[2:])}</li>" for line in lines[2:]] + ["</ul>"]
    return out + (table(own) if own else []) + ["</section>"]


def main(program, schema, page, to, n="0"):
    reference, page, to = guide_reference.Reference(schema), pathlib.Path(page), pathlib.Path(to)
    names = sorted(reference.elements)
    names = names[:: max(len(names) // int(n), 1)] if int(n) else names
    to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        made = guide_examples.write(page.parent, pathlib.Path(schema).parents[1], folder)
        jobs = {}
        for name in names:
            element, text, file = example_of(name, made)
            options = options_of(name, element)
            drawn = "-".join([element, file.stem, *(["de"] if name == "t" else [])]) + ".svg"
            if drawn not in jobs:
                jobs[drawn] = pool.submit(picture, program, element, file, options, to / drawn)
            jobs[name] = (text, drawn, options)
        out = ['<!DOCTYPE html>', '<html lang="en"><head><meta charset="utf-8">',
               '<meta name="viewport" content="width=device-width, initial-scale=1">',
               f"<title>Every element of a guide</title><style>{STYLE}</style></head><body><main>",
               "<h1>Every element of a guide</h1>",
               "<p>What each is, looks like, is written as, where it may stand, and what it may hold, in this order.</p>",
               "<nav>" + " ".join(f'<a href="#{name}"><code>&lt;{name}&gt;</code></a>' for name in names) + "</nav>"]
        for name in names:
            text, drawn, options = jobs[name]
            out += entry(reference, name, text, drawn, options, jobs[drawn].result())
    out += ['<section><h2 id="in-a-line">In a line</h2>'] + [f"<p>{marked(line)}</p>" for line in guide_reference.in_a_line(reference)]
    out += ['</section><section><h2 id="attributes-of-many-elements">Attributes of many elements</h2>']
    out += table(reference.rows_of_shared()) + ["</section></main></body></html>"]
    (to / "index.html").write_text("\n".join(out) + "\n", encoding="utf-8")
    print(f"wrote {to}/index.html")


if __name__ == "__main__":
    if len(sys.argv) not in (5, 6):
        sys.exit("usage: tools/manual.py PROGRAM SCHEMA GUIDE.md TO [N]")
    main(*sys.argv[1:])
