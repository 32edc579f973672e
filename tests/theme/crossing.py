"""A guide whose panels and conditions are of all heights, so that some reach over the end of a page."""
WORDS = "and on it goes with words that fill the room until the page is full "
ROLES = ("cook", "baker")


def panels(length):
    text = WORDS * length
    return "".join(f'<panel role="{role}"><lead>has</lead><word>time</word><p>{text}</p></panel>' for role in ROLES)


def path(length):
    text = WORDS * length
    return "<question>Which?</question>" + "".join(
        f'<branch><condition>{text}</condition><panel role="{role}"><word>this</word><p>one</p></panel></branch>'
        for role in ROLES)


print("""<guide id="crossing" version="1.0" date="2026-11-22" xml:lang="en">
<masthead><title>Cook vs baker</title></masthead>
<roles><role id="cook">Cook</role><role id="baker">Baker</role></roles>
<dimensions>
<dimension><name>Heat</name><text role="cook">Flame</text><text role="baker">Oven</text></dimension>
</dimensions>
<section><head>Side by side</head><comparison/></section>""")
for times in range(1, 7):
    print(f"<section><head>Panels {times}</head><panels>{panels(3 * times)}</panels></section>")
    print(f"<section><head>Paths {times}</head><path>{path(2 * times)}</path></section>")
print("</guide>")
