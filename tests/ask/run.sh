#!/bin/bash
# The command ask, in a real pseudo-terminal (talk.py) and through pipes: answers of every kind, the
# way back and forth, what is left after kill -9, windows of any width, files that are not to be
# overwritten. What is written is read back by the program.
set -u
. "$ROOT/tests/tap.bash"
here=$ROOT/tests/ask
guide=$here/garden.xml
cd "$work" || exit 1
export SOURCE_DATE_EPOCH=1795305600 LC_ALL=C.UTF-8
unset COLUMNS

if ! python3 -c 'import os, pty; os.close(pty.openpty()[0])' 2>why; then
	tap_ok 1 "there are pseudo-terminals here (devpts on /dev/pts): $(tail -n 1 why)"
	tap_done
fi

# talk COLUMNS ARGUMENT... <SCRIPT: runs "roleguide ask ARGUMENT..." there; leaves $out, $end.
talk() {
	local columns=$1
	shift
	python3 "$here/talk.py" "$columns" "$ROLEGUIDE" ask "$@" >.out 2>.err
	end=$(tail -n 1 .out)
	out=$(<.out)
	[ ! -s .err ] || sed 's/^/# /' .err
}

# pipe LINES ARGUMENT...: the same through a pipe; leaves $out, $err, $status.
pipe() {
	local lines=$1
	shift
	printf "$lines" | "$ROLEGUIDE" ask "$@" >.out 2>.err
	status=$?
	out=$(<.out)
	err=$(<.err)
}

# answered FILE WANTED TEXT: what the file says, without the first lines.
answered() {
	tap_is "$(sed -e '1,2d' -e '$d' -e 's/^ *//' "$1" 2>&1)" "$2" "$3"
	"$ROLEGUIDE" check "$guide" >/dev/null 2>&1
	"$ROLEGUIDE" report "$guide" "$1" --dump=result >.result 2>.read
	tap_is "$? $(grep -c error .read)" "0 0" "  $1 reads back"
}

# --- every kind of question ---------------------------------------------------------------------

talk 72 "$guide" <<'END'
<What do you grow?
<Eight questions
<Name:
>Ada Łukasz 木
<Question 1 of 8
<Pots count.
<1. In a garden
<4. I don’t want to say
<Number:
>1
<Noted: 1. In a garden
<Question 2 of 8
<from 0 to 5000 (trees)
<Or in words: Never counted
<Number:
>12 trees
<Noted: 12 (trees)
<Question 3 of 8
<2. So so
<Number:
>SO
<Noted: 2. So so
<Question 4 of 8
<at most 3, such as: 1 3
<Numbers:
>5 1
<Noted: 1. Spade, fork; 5. Something else
<own words:
>a <rope> & "string"
<Question 5 of 8
<Choose 2, in order
<in order:
>walnut, 1
<Noted: 3. Walnut; 1. Apple
<Question 6 of 8
<Put all 3 in order, such as: 2 1 3
<in order:
>3 2 1
<Question 7 of 8
<at most 30 characters
<answer:
>An orchard
<Question 8 of 8
<Number:
>2
<All 8 questions are done; 8 of them are answered.
<Enter or number:
>
END
tap_is "$end" "status 0" "every kind: status"
tap_match "$out" *"8 of 8 questions answered, 0 left out.
Saved in garden-answers.xml.
To make your report:
  roleguide report $guide"* "every kind: what to do next"
answered garden-answers.xml '<person><name>Ada Łukasz 木</name></person>
<answer question="where" option="garden"/>
<answer question="trees" number="12"/>
<answer question="old" option="2"/>
<answer question="tools"><option>spade</option><option>else</option><text>a &lt;rope&gt; &amp; &quot;string&quot;</text></answer>
<answer question="order"><option>walnut</option><option>apple</option></answer>
<answer question="all"><option>autumn</option><option>summer</option><option>spring</option></answer>
<answer question="dream"><text>An orchard</text></answer>
<answer question="hard" option="wide"/>' "every kind: the file"
tap_is "$(sed -n 2p garden-answers.xml)" \
	'<answers questionnaire="garden" version="1.0" date="2026-11-22" xml:lang="en">' \
	"every kind: the date is SOURCE_DATE_EPOCH"

# --- a complete file: it can be gone through again, or changed in one place ---------------------

cp garden-answers.xml whole.xml
talk 72 "$guide" -o whole.xml <<'END'
<What do you grow?
<All 8 questions are done
<Enter or number:
>l
<1. Where do you grow things?
<1. In a garden
<7. What do you dream of growing?
<An orchard
<Enter or number:
>9
<no question 9
<Enter or number:
>x
<Enter alone ends.
<Enter or number:
>5
<Question 5 of 8
<So far: 3. Walnut; 1. Apple (Enter keeps it)
<in order:
>2 4
<All 8 questions are done
<Enter or number:
>a
<Question 1 of 8
<So far: 1. In a garden
<Number:
>
<Question 2 of 8
<So far: 12 (trees)
<Number:
>b
<Question 1 of 8
<Number:
>
<Question 2 of 8
<Number:
>q
<8 of 8 questions answered
END
tap_is "$end" "status 0" "a complete file: status"
tap_is "$(diff garden-answers.xml whole.xml | grep -c '^>') $(grep -c thyme whole.xml)" "1 1" \
	"a complete file: the one answer is changed, nothing else"

# --- back, and answers that make others go away -------------------------------------------------

talk 72 "$guide" -o back.xml <<'END'
<Name:
>b
<This is the beginning.
<Name:
>
<Question 1 of 8
<Number:
>1
<Question 2 of 8
<Number:
>50
<Question 3 of 8
<Number:
>3
<Question 4 of 8
<Numbers:
>back
<Question 3 of 8
<So far: 3. Yes (Enter keeps it)
<Number:
>b
<Question 2 of 8
<So far: 50 (trees)
<Number:
>b
<Question 1 of 8
<So far: 1. In a garden
<Number:
>2
<Question 2 of 6
<Which of these do you have?
<Numbers:
>2
<Question 3 of 6
<in order:
>g 1
<Question 1 of 6
<So far: 2. On a window sill
<Number:
^D
<2 of 6 questions answered, 0 left out.
<To go on later:
END
answered back.xml '<answer question="where" option="sill"/>
<answer question="trees" asked="false"/>
<answer question="old" asked="false"/>
<answer question="tools" option="saw"/>' "back: answers to what is not asked any more are not written"
talk 72 "$guide" -o back2.xml <<'END'
<Name:
>b
<Name:
>Grace
<Number:
>1
<Question 2 of 8
<Number:
>50
<Question 3
>g1
<Question 1
>2
<Question 2 of 6
<Numbers:
>g 1
<Question 1
<Number:
>1
<Question 3 of 8
<older than me
<Number:
>b
<Question 2 of 8
<So far: 50 (trees)
<Number:
>b
<Question 1
<Number:
>b
<So far: Grace (Enter keeps it
<Name:
>s
<Question 1 of 8
<Number:
>q
END
answered back2.xml '<answer question="where" option="garden"/>
<answer question="trees" number="50"/>' "back: an answer that is asked again was not lost; a name goes"

# --- stopped at any time, the same command goes on ----------------------------------------------

talk 72 "$guide" -o killed.xml <<'END'
<Name:
>Grace
<Number:
>2
<Numbers:
>1 2
<Question 3 of 6
<in order:
=4 3
!kill
END
tap_is "$end" "signal 9" "kill -9: it is"
talk 72 "$guide" -o killed.xml <<'END'
<2 of 6 questions are done; going on.
<Question 3 of 6
<in order:
>4 3
<Question 4 of 6
<in order:
>s
<Question 5
<answer:
^C
<3 of 6 questions answered, 1 left out.
<Saved in killed.xml.
END
tap_is "$end" "signal 2" "Ctrl-C ends it as a signal"
[[ $out != *"Name:"* ]]
tap_ok $? "  and the name was not asked again"
talk 72 "$guide" -o killed.xml <<'END'
<4 of 6 questions are done; going on.
<Question 5 of 6
<answer:
>b
<So far left out (Enter leaves it so)
<in order:
>
<Question 5 of 6
<answer:
!close
END
answered killed.xml '<person><name>Grace</name></person>
<answer question="where" option="sill"/>
<answer question="trees" asked="false"/>
<answer question="old" asked="false"/>
<answer question="tools"><option>spade</option><option>saw</option></answer>
<answer question="order"><option>mint</option><option>walnut</option></answer>
<answer question="all" skipped="true"/>' "stopped in four ways, nothing is lost"
tap_is "$(find . -name 'killed.xml?*')" "" "  and nothing left behind"

# --- lines that are no answers ------------------------------------------------------------------

talk 72 "$guide" -o wrong.xml <<'END'
<Name:
>?
<in any script
<Name:
>
<Number:
>
<or s to leave this question out
<Number:
>9
<“9” is none of the answers. Type a number from 1 to 4
<Number:
>IN
<“IN” fits both 1 and 3
<Number:
>1 2
<Choose one answer; these are 2.
<Number:
=1\x1b[D\x1b[A\r
<Noted: 1.
<Number:
>g
<such as: go 7
<Number:
>g 99
<no question 99
<Number:
>go 3
<no question 3
<Number:
=\xff1\r
<not UTF-8
<Number:
>1.200
<If it is 1200, type it like that.
<Number:
>2.5
<“2.5” is no whole number
<Number:
>6000
<6000 is out of range. Type a whole number from 0 to 5000.
<Number:
>some
<“some” is no number
<Number:
>nev
<Noted: Never counted
<Question 3 of 7
<Numbers:
>1 6
<Answer 6 goes with no other one.
<Numbers:
>1 2 3 4
<Choose at most 3; these are 4.
<Numbers:
>?
<b or back: to the question before
<Numbers:
>1-2
<in order:
>2 2
<The number 2 stands there twice.
<in order:
>1
<Put 2 in order; this is one.
<in order:
>s
<in order:
>s
<answer:
>a row of beans that reaches from here to the moon
<These are 49 characters, and 30 are taken.
<of beans that reaches fr”
<answer:
>
<Question 7 of 7
<Number:
>b
<So far: a row of beans that reaches fr
<answer:
>"q"
<Question 7
<Number:
>s
<Enter or number:
>q
END
tap_is "$end" "status 0" "wrong lines: all is said as wanted"
answered wrong.xml '<answer question="where" option="garden"/>
<answer question="trees" option="unsaid"/>
<answer question="old" asked="false"/>
<answer question="tools"><option>spade</option><option>saw</option></answer>
<answer question="order" skipped="true"/>
<answer question="all" skipped="true"/>
<answer question="dream"><text>q</text></answer>
<answer question="hard" skipped="true"/>' "wrong lines: the file"

# --- words beside an option, a question that is wanted ------------------------------------------

talk 72 "$guide" -o other.xml <<'END'
<Name:
>
<Number:
>s
<Your result relies on this answer.
<Number:
>3
<own words:
>b
<Question 1 of
<So far: 3. In another place (Enter
<Number:
>3
<own words:
>on the roof
<Question 2
<Numbers:
>b
<So far: 3. In another place: on the roof (Enter
<Number:
>3
<So far: on the roof
<own words:
>
<Question 2
<Numbers:
>q
END
answered other.xml '<answer question="where" option="else"><text>on the roof</text></answer>
<answer question="trees" asked="false"/>
<answer question="old" asked="false"/>' "own words stay beside their option"
talk 72 "$guide" -o other.xml <<'END'
<Numbers:
>g1
<Number:
>s
<relies on
<Number:
>s
<Question 2
<Numbers:
^D
END
answered other.xml '<answer question="where" skipped="true"/>
<answer question="trees" asked="false"/>
<answer question="old" asked="false"/>' "a wanted answer can be left out when that is said twice"

# --- several lines pasted at once are one text --------------------------------------------------

talk 72 "$guide" -o paste.xml <<'END'
<Name:
>
<Number:
>2
<Numbers:
>s
<in order:
>s
<in order:
>s
<answer:
=beans\rand peas\r
<Question 6
<Number:
>q
END
tap_is "$(grep -c '<text>beans and peas</text>' paste.xml)" 1 "pasted lines are one text"

# --- narrow, wide, German -----------------------------------------------------------------------

# widest FILE: columns of its widest line, but for those that people typed into or must copy.
widest() {
	python3 - "$1" <<'END'
import sys, unicodedata
def columns(line):
    return sum(0 if unicodedata.category(c) in ("Mn", "Me", "Cf")
               else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)
print(max(columns(line) for line in open(sys.argv[1], encoding="utf-8").read().split("\n")
          if "/" not in line and not line.startswith("Nummer")))
END
}
for width in 20 21 30 44 79 300; do
	talk $width --lang de "$guide" -o de$width.xml <<'END'
<Name:
>
<Frage 1 von 8
<Nummer:
>auf
<Frage 2 von 6
<Nummern:
>2
<Frage 3 von 6
<nach:
>?
<Eingabetaste
<nach:
>apf, min
<Frage 4 von 6
<nach:
>auslassen
<Frage 5 von 6
<Antwort:
>a
<Frage 6 von 6
<Nummer:
>z
<Frage 5 von 6
<Bisher
<Antwort:
>
<Frage 6 von 6
<Nummer:
>3
<Alle 6 Fragen
<Nummer:
>l
<1. Wo bauen
<Nummer:
>ende
END
	tap_is "$end" "status 0" "German in $width columns: status"
	n=$(widest .out)
	[ "$n" -le $((width < 80 ? width : 80)) ] && [ "$n" -gt $((width < 80 ? width - 6 : 74)) ]
	tap_ok $? "German in $width columns: the widest line has $n"
done
answered de30.xml '<answer question="where" option="sill"/>
<answer question="trees" asked="false"/>
<answer question="old" asked="false"/>
<answer question="tools" option="saw"/>
<answer question="order"><option>apple</option><option>mint</option></answer>
<answer question="all" skipped="true"/>
<answer question="dream" skipped="true"/>
<answer question="hard" option="marks"/>' "German: the file"
tap_match "$(sed -n 2p de30.xml)" '*xml:lang="de">' "German: the file says so"
tap_is "$(LC_ALL=C grep -c $'[\x01-\x09\x0b-\x1f\x7f]' .out; grep -c $'\u202e' .out)" "0
0" "nothing that steers the terminal is printed"
talk 40 "$guide" -o size.xml <<'END'
<Name:
!size 72
>
<Where do you grow
>1
<A whole number from 0 to 5000 (trees)
>q
<To go on later:
END
tap_is "$end" "status 0" "a window that was made wider is used"
COLUMNS=25 pipe '\n2\n' "$guide" -o pipe25.xml
n=$(widest .out)
[ "$n" -le 25 ] && [ "$n" -gt 19 ]
tap_ok $? "a pipe is as wide as COLUMNS says: $n"

# --- through a pipe -----------------------------------------------------------------------------

pipe 'Ada\n2\n1 2\n1 2\n1 2 3\nBeans\n4\n' "$guide" -o piped.xml
tap_is "$status $err" "0 " "a pipe: status"
tap_match "$out" *"6 of 6 questions answered, 0 left out."*"roleguide report"* "a pipe: to the end"
tap_is "$(grep -c '<answer .*option\|<option\|<text' piped.xml)" 6 "a pipe: six answers"
pipe '' "$guide" -o nothing.xml
tap_is "$status $(test -e nothing.xml; echo $?)" "0 1" "no input: nothing is written"
tap_match "$out" *"nothing to save"* "no input: that is said"
pipe 'A\0da\n2' "$guide" -o cut.xml
tap_is "$(grep -c 'option="sill"' cut.xml)" 1 "a last line without an end counts"
head -c 300000 /dev/zero | tr '\0' x | "$ROLEGUIDE" ask "$guide" -o long.xml >.out 2>.err
tap_is "$?" 0 "a line without end"
if [ -e /dev/full ]; then
	printf 'Ada\n' | "$ROLEGUIDE" ask "$guide" -o full.xml >/dev/full 2>.err
	tap_is "$?" 3 "a full device: status"
fi
cp "$guide" "$here/garden-quiz.xml" .
pipe '\n2\n' garden.xml
tap_is "$status $(test -e garden-answers.xml && echo yes)" "0 yes" "the name of the answers follows from the guide's"
mkdir "it's here"
cp garden.xml garden-quiz.xml "it's here"
rm -f garden-answers.xml
pipe '\n2\n' --lang en-GB "it's here/garden.xml" -o 'a b.xml'
tap_match "$out" *"  roleguide ask 'it'\\\\''s here/garden.xml' -o 'a b.xml' --lang en-GB"* \
	"the command to go on with can be copied"

# --- files that stay as they are ----------------------------------------------------------------

# refused STATUS WORDS FILE TEXT: the file is refused before anything is asked, and not changed.
refused() {
	cp "$3" .before
	pipe 'Ada\n2\n1\n' "$guide" -o "$3"
	tap_is "$status $out" "$1 " "$4: refused"
	tap_match "$err" "*$2*" "$4: $2"
	cmp -s "$3" .before
	tap_ok $? "$4: not changed"
}

sed 's/questionnaire="garden"/questionnaire="other"/' piped.xml >strange.xml
refused 1 'questionnaire "other"*hint: name another file with -o' strange.xml "answers to another questionnaire"
cp "$guide" notes.xml
refused 1 "error" notes.xml "a guide"
echo 'Dear diary' >diary.txt
refused 1 "error" diary.txt "a text"
printf '{"where": "sill"}' >answers.json
refused 1 "no XML" answers.json "answers as JSON"
sed 's/option="sill"/option="sil"/' piped.xml >slip.xml
refused 1 'slip.xml:4*' slip.xml "an answer that cannot be read"
: >empty.xml
refused 1 "error" empty.xml "an empty file"
pipe 'Ada\n2\n' "$guide" -o no/such/folder.xml
tap_is "$status $out" "3 " "no such folder: refused before anything is asked"
tap_match "$err" "*no such folder*" "no such folder: said"
pipe 'Ada\n2\n' "$guide" -o "$work"
tap_is "$status $out" "3 " "a folder is no file"
if [ "$(id -u)" != 0 ]; then
	cp piped.xml fixed.xml
	chmod a-w fixed.xml
	refused 3 "cannot write" fixed.xml "a file that may not be written"
fi
pipe '' -
tap_is "$status" 2 "a guide on standard input: wrong usage"
pipe '' "$guide" -o -
tap_is "$status" 2 "answers on standard output: wrong usage"
pipe '' "$ROOT/tests/cli/small.xml"
tap_is "$status" 1 "a guide without questionnaire"
tap_match "$err" "*names no questionnaire*" "  that is said"
sed '2s/version="1.0"/version="0.9"/' back.xml >older.xml
pipe '1\n' "$guide" -o older.xml
tap_is "$status $(sed -n 's/.* version="\([0-9.]*\)".*/\1/p' older.xml | head -n 1)" "0 1.0" \
	"answers to another version are taken up"

# --- a folder that goes away meanwhile ----------------------------------------------------------

mkfifo in
# begin FILE: starts a talk that reads what is written to &7, up to the first question.
begin() {
	: >.out
	"$ROLEGUIDE" ask "$guide" -o "$1" <in >.out 2>.err &
	exec 7>in
	printf 'Ada\n' >&7
	shows "Question 1"
}
# finish: no more input; leaves $status.
finish() {
	exec 7>&-
	wait $!
	status=$?
}
# shows WORDS: waits for them in the output.
shows() {
	for _ in $(seq 200); do
		grep -q "$1" .out && return 0
		sleep 0.05
	done
	return 1
}

mkdir gone
begin gone/a.xml && rm -r gone && printf '2\n' >&7
shows "no such folder" && grep -q "Your answers are kept" .out
tap_ok $? "an answer that cannot be saved: said at once"
mkdir gone
printf '1\n' >&7
shows "Question 3"
finish
tap_is "$status $(<.err)" "0 " "  and made good by the next"
answered gone/a.xml '<person><name>Ada</name></person>
<answer question="where" option="sill"/>
<answer question="trees" asked="false"/>
<answer question="old" asked="false"/>
<answer question="tools" option="spade"/>' "  with nothing lost"
begin gone/b.xml && rm -r gone && printf '2\n' >&7
shows "no such folder"
finish
tap_is "$status" 3 "an answer that could never be saved: status"
tap_match "$(<.err)" "*gone/b.xml: error: cannot write: there is no such folder*" "  it is said at the end"
! grep -q "Saved in" .out
tap_ok $? "  and not that it is saved"

"$ROLEGUIDE" ask "$guide" -o folder.xml </ >/dev/null 2>.err
tap_is "$? $(<.err)" "3 standard input: error: cannot read: Is a directory" \
	"answers that cannot be read are no end of them"

tap_done
