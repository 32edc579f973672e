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

head -c 1200 "$ROOT/content/pm-vs-tpm.xml" >cut.xml
lines=$(wc -l <cut.xml)
head -n $((lines - 1)) "$ROOT/content/themes/handout.xml" >/dev/null
sed -n '1,20p' "$ROOT/content/themes/handout.xml" >cut-theme.xml
expect cut-theme "21: error: the file ends before <colours> of line $(
	grep -n '<colours>' cut-theme.xml | cut -d: -f1) is closed"
rm cut.xml

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
