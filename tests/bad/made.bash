# Faulty files that are too large or too odd to keep: made here, then checked like the others. Run
# by run.sh inside an empty folder.

# expect NAME LINE... : NAME.xml gives exactly these messages.
expect() {
	printf '%s\n' "${@:2}" >"$1.expect"
	check "$1.xml" "made: $1"
}

: >empty.xml
expect empty "1: error: the file is empty"

printf ' \n\n' >blank.xml
expect blank "1: error: the file is empty"

printf '<guide>\n<p>a\0b</p>\n</guide>\n' >nul.xml
expect nul "2: error: a NUL byte: this is no text file"

printf '<guide>\n<p>Stra\337e</p>\n</guide>\n' >latin.xml
expect latin "2: error: byte 0xDF is no UTF-8"

printf '<?xml version="1.0" encoding="latin-9000"?>\n<guide/>\n' >encoding.xml
expect encoding '1: error: the encoding "latin-9000" is not known'

printf '\377\376<\0g\0u\0i\0d\0e\0' >utf16.xml
expect utf16 "1: error: the file ends before <guide> of line 1 is closed"

sed '/<uses/q' "$ROOT/content/themes/handout.xml" | head -n -2 >cut.xml
expect cut "$(($(wc -l <cut.xml) + 1)): error: the file ends before <colours> of line $(
	grep -n '<colours>' cut.xml | cut -d: -f1) is closed"

{
	printf '<guide>\n'
	yes '<p>' | head -n 10000
} >deep.xml
expect deep "101: error: elements are nested more than 100 deep"

{
	printf '<guide id="'
	yes a | head -n 500000 | tr '\n' ' '
	printf '"\n version="1"'
	head -c 1000000 /dev/zero | tr '\0' x
	printf '/>\n'
} >long.xml
expect long "2: error: a space is missing between two attributes"

# Values are shown by their beginning.
{
	printf '<phrases xml:lang="en">\n<phrase key="'
	head -c 60000 /dev/zero | tr '\0' 7
	printf '">x</phrase></phrases>\n'
} >long-value.xml
expect long-value "2: error: attribute \"key\" of <phrase>: \"$(
	head -c 60 /dev/zero | tr '\0' 7)…\" is not a key: letters, figures and hyphens"

# Inclusions that multiply: ten levels, each including the next ten times.
for level in 0 1 2 3 4 5 6 7 8 9; do
	{
		printf '<guide xmlns:xi="http://www.w3.org/2001/XInclude">\n'
		for _ in 1 2 3 4 5 6 7 8 9 10; do
			printf '<xi:include href="_level-%d.part"/>\n' $((level + 1))
		done
		printf '</guide>\n'
	} >_level-$level.part
done
echo '<p/>' >_level-10.part
cp _level-0.part many.xml
expect many "_level-2.part:2: error: more than 1000 inclusions, or 64 MiB of them"

# Inclusions that nest deeper than elements may.
for level in $(seq 120); do
	printf '<guide xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="_deep-%d.part"/></guide>\n' \
		$((level + 1)) >_deep-$level.part
done
cp _deep-1.part deep-inclusions.xml
expect deep-inclusions "_deep-100.part:1: error: elements are nested more than 100 deep"

# What costs more than any file should: each limit is told with its number.
repeat() {
	seq "$1" | sed "s~.*~$2~"
}

{
	printf '<guide id="'
	head -c 70000 /dev/zero | tr '\0' a
	printf '"/>\n'
} >long-attribute.xml
expect long-attribute '1: error: the attribute "id" has more than 65536 bytes'

{
	printf '<guide\n'
	repeat 101 'a&="1"'
	printf '/>\n'
} >attributes.xml
expect attributes '1: error: <guide> has 101 attributes; 100 are the most'

{
	printf '<guide\n'
	repeat 100000 'a&="1"'
	printf '/>\n'
} >names.xml
expect names "13723: error: the names of elements and attributes are too long or too many: \
30000 bytes are the most"

{
	printf '<guide>\n<'
	head -c 200000 /dev/zero | tr '\0' n
	printf '/></guide>\n'
} >long-name.xml
expect long-name "2: error: the names of elements and attributes are too long or too many: \
30000 bytes are the most"

{
	printf '<guide>\n'
	repeat 750001 '<p\/>'
	printf '</guide>\n'
} >nodes.xml
expect nodes '750001: error: more than 1500000 elements and texts in one file, with what it includes' \
	'750001: hint: split it into several'

{
	printf '<guide xmlns:xi="http://www.w3.org/2001/XInclude">\n'
	repeat 100000 '<xi:include href="none"><xi:fallback\/><\/xi:include>'
	printf '</guide>\n'
} >fallbacks.xml
expect fallbacks '1002: error: more than 1000 inclusions, or 64 MiB of them' \
	'1002: hint: one file can hold many parts'

# A fault past line 65,535, where libxml2 stops counting.
{
	printf '<phrases xml:lang="en">\n'
	for word in $(seq 70000); do
		echo "<phrase key='k$word'>x</phrase>"
	done
	printf '<phrase kee="a">x</phrase>\n</phrases>\n'
} >lines.xml
expect lines '70002: error: unknown attribute "kee" of <phrase>' '70002: hint: did you mean "key"?'

printf '\377\376\0\0<\0\0\0' >utf32.xml
expect utf32 '1: error: the file is in UTF-32, which is not read' '1: hint: save the file as UTF-8'

# What an included file says is said as if it stood alone; a text is UTF-8, and only ids are found.
printf '<section><p>x</section>' >_wrong-end.part
printf 'Stra\337e\n' >_latin.txt
printf '<p id="a"/>\n' >_small.part
cat >include-ways.xml <<'END'
<guide xmlns:xi="http://www.w3.org/2001/XInclude">
<xi:include href="_wrong-end.part"/>
<xi:include href="_latin.txt" parse="text" encoding="UTF-16"/>
<xi:include href="_latin.txt" parse="text" encoding="x-none//TRANSLIT"/>
<xi:include href="_small.part" xpointer="element(/1/2)"/>
</guide>
END
expect include-ways '_wrong-end.part:1: error: </section> closes nothing: <p> of line 1 is open' \
	'3: error: cannot include "_latin.txt": it is in another encoding than it says' \
	'4: error: cannot include "_latin.txt": it is in an encoding that is not known' \
	'5: error: xpointer="element(/1/2)" is no id, and nothing else is looked for'
