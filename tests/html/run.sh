#!/bin/bash
# The page that asks in a browser, without a browser: what it is made of, and what its script makes of
# random people. tests/conformance/browser.sh opens it in Chromium.
set -u
. "$ROOT/tests/tap.bash"
tap_needs nodejs command -v node
tap_needs zbar-tools command -v zbarimg
here=$ROOT/tests/html
scripts=$ROLEGUIDE_DATA/form
day=2026-11-20
people=${PEOPLE-300}
pictures=${PICTURES-60}
export PYTHONDONTWRITEBYTECODE=1
cd "$work" || exit 1
cp "$ROOT"/tests/forms/small*.xml .

# make_page GUIDE FILE [OPTION...]: leaves $status and $err.
make_page() {
	"$ROLEGUIDE" form "$1" --html -o "$2" "${@:3}" 2>.err
	status=$?
	err=$(<.err)
}

# --- the file -------------------------------------------------------------------------------------

make_page small.xml small.html
tap_is "$status $err" "0 " "a page is written, and nothing said"
make_page "$ROOT/content/pm-vs-tpm.xml" pm.html
tap_is "$status $err" "0 " "the shipped questionnaire too"
make_page small.xml - >again.html
cmp -s small.html again.html
tap_ok $? "-o - is standard output, and the same bytes"
"$ROLEGUIDE" form small.xml --html -q && cmp -s small-form.html small.html
tap_ok $? "without -o the file is named after the guide"
python3 - "$scripts" small.html pm.html <<'END'
import base64, hashlib, re, sys
from html.parser import HTMLParser

folder, *pages = sys.argv[1:]
script = "".join(open(f"{folder}/{name}.js", encoding="utf-8").read()
                 for name in ("answers", "words", "code", "controls", "sheet", "end", "page"))
style = "".join(open(f"{folder}/{name}.css", encoding="utf-8").read() for name in ("page", "sheet"))

class Page(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.tags, self.data, self.open = [], {}, ""
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        self.open = tag + dict(attributes).get("type", "")

    def handle_data(self, data):
        self.data[self.open] = self.data.get(self.open, "") + data

for path in pages:
    page = Page(open(path, encoding="utf-8").read())
    assert page.data["script"].strip() == script.strip(), "the script is that of the folder"
    assert page.data["style"].strip() == style.strip(), "the style is that of the folder"
    policy = next(a["content"] for tag, a in page.tags if a.get("http-equiv") == "Content-Security-Policy")
    hashes = {"script-src": script, "style-src": style}
    for name, text in hashes.items():
        wanted = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{name} 'sha256-{wanted}'" in policy, name
    assert policy.startswith("default-src 'none'; ") and "unsafe" not in policy
    assert "base-uri 'none'" in policy and "form-action 'none'" in policy
    loads = [(tag, a) for tag, a in page.tags if set(a) & {"src", "href", "style"} or any(n.startswith("on") for n in a)]
    assert not loads, loads
    assert [tag for tag, _ in page.tags].count("script") == 2
END
tap_ok $? "script and style are those of the folder, named by the policy, and nothing else is loaded"
grep -q 'lang="he" dir="rtl">[^<]*סקריפט' small.html
tap_ok $? "where the script does not run, the page says so in each language"
grep -Eq '(inner|outer)HTML|insertAdjacentHTML|document\.write|eval\(|new Function|XMLHttpRequest|fetch\(|https?://[^w]' "$scripts"/*.js
tap_is $? 1 "the script makes no markup of texts, and asks no other computer"

sed 's/xml:lang="he"/xml:lang="en-GB"/' small-quiz.xml >british-quiz.xml
sed 's/small-quiz/british-quiz/' small.xml >british.xml
make_page british.xml british.html
tap_is "$(sed -n 's/.*"name": "\(.*\)",/\1/p' small.html british.html | tr '\n' ';')" \
	"English;עברית;English (en);English (en-GB);" "languages are called what they call themselves, no two alike"

# hostile: texts that would end a script, a title, a comment.
sed 's|<title>.*</title>|<title>\&lt;/script>\&lt;script>alert(1)\&lt;/script>\&lt;!--\&lt;script> \&amp;lt; \x27"\\u2028 \&#x200F;x</title>|
	s|<text>No</text>|<text>\&lt;/SCRIPT >\&lt;img src=x onerror=alert(1)></text>|' small-quiz.xml >hostile-quiz.xml
sed 's/small-quiz/hostile-quiz/' small.xml >hostile.xml
make_page hostile.xml hostile.html
[ "$status" = 0 ] && [ "$(grep -oi '<script' hostile.html | wc -l)" = 2 ] && [ "$(grep -oi '</script' hostile.html | wc -l)" = 2 ] &&
	! grep -qi '<img\|<!--' hostile.html
tap_ok $? "no text of the questionnaire is markup"

# --- what cannot be --------------------------------------------------------------------------------

sed 's/ questionnaire="[^"]*"//' small.xml >alone.xml
make_page alone.xml x.html
tap_match "$status $err" "1 *names no questionnaire*" "a guide without a questionnaire"
make_page small.xml x.html --lang fr
tap_match "$status $err" '1 *the questionnaire is not in "fr"; it is in en, he*' "a language that it is not in"
make_page small.xml he.html --lang he
tap_match "$status $(sed -n 2p he.html)" '0 <html lang="he" dir="rtl">' "a language that it is in comes first"
make_page small.xml small-quiz.xml
tap_match "$status $err" "3 *is read*" "a file that was read is not written over"
make_page small.xml none/x.html
tap_is "$status" 3 "a folder that is missing"
cp -r "$ROLEGUIDE_DATA" data && rm data/form/code.js
make_page small.xml x.html --data data
tap_match "$status $err" "3 *data/form/code.js: error: cannot read*" "a part of the script that is missing"
[ ! -e x.html ]
tap_ok $? "nothing is written then"

# --- people ---------------------------------------------------------------------------------------

for name in pm small; do
	node "$here/page.js" cases "$scripts" $name.html "$ROOT/tests/answers/numbers.tsv" 2>.err
	tap_ok $? "$name: numbers, words and phrases as everywhere, spoilt memory is refused"
	head -n 20 .err | sed 's/^/# /'
done

# same_codes TEXT FOLDER: zbar reads from each picture what stands beside it.
same_codes() {
	local path
	zbarimg -q --raw -Sdisable -Sqrcode.enable "$2"/*.png 2>/dev/null >seen
	for path in "$2"/*.png; do
		echo "$(<"${path%.png}.code")"
	done | cmp -s - seen
	tap_ok $? "$1"
}

mkdir sizes
node "$here/page.js" sizes "$scripts" sizes
same_codes "codes that are full are read by zbar, the largest of both levels too" sizes

# answered NAME QUIZ GUIDE
answered() {
	local n
	python3 "$here/truth.py" people "$2" "$people" 1 $day "$1" && mkdir -p "$1/found" &&
		node "$here/page.js" "$scripts" "$1.html" "$1/people.json" $day "$1/found" "$pictures" 2>.err
	tap_ok $? "$1: $people people answer"
	head -n 20 .err | sed 's/^/# /'
	for n in "$1"/truth/*.xml; do
		cmp -s "$n" "$1/found/${n##*/}" || echo "${n##*/}"
	done >differ
	tap_is "$(<differ)" "" "$1: what they save is the truth, byte by byte"
	python3 "$here/truth.py" decode "$2" "$1.html" "$1" >out 2>&1
	tap_ok $? "$1: codes say the same, read by another program"
	sed 's/^/# /' out
	same_codes "$1: as pictures they are read by zbar" "$1/found"
	"$ROLEGUIDE" report "$3" "$1"/found/00[0-4]?.code --dump=result -q -o "$1/by-code/" 2>.err &&
		"$ROLEGUIDE" report "$3" "$1"/found/00[0-4]?.xml --dump=result -q -o "$1/by-file/" 2>>.err &&
		diff -r -x 'manifest.*' "$1/by-code" "$1/by-file" >>.err
	tap_ok $? "$1: codes and files come to the same results"
	head -n 5 .err | sed 's/^/# /'
}

answered pm "$ROOT/content/quizzes/pm-vs-tpm.xml" "$ROOT/content/pm-vs-tpm.xml"
answered small small-quiz.xml small.xml

# The conditions of questions are those of rules, which the program works out itself.
mkdir -p some/found
python3 "$here/truth.py" conditions some 40 5
sed 's/small-quiz/quiz/' small.xml >some/guide.xml
make_page some/guide.xml some.html -q
python3 "$here/truth.py" people some/quiz.xml 100 3 $day some &&
	node "$here/page.js" "$scripts" some.html some/people.json $day some/found 0 &&
	"$ROLEGUIDE" report some/guide.xml some/found/*.xml --dump=result -q -o some/dump/ 2>.err &&
	for n in some/dump/0*; do
		cp "$n" "some/found/$(basename "${n%.*}").dump"
	done && python3 "$here/truth.py" hold some/people.json some/found >out
tap_ok $? "40 random conditions ask 100 people what the program would"
sed 's/^/# /' out
tap_done
