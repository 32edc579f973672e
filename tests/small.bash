# A small guide for test scripts: . "$ROOT/tests/small.bash"

# small_guide TEXT [LANG]: a guide, with a table, whose one paragraph, in line 9, is the text.
small_guide() {
	cat <<X
<?xml version="1.0" encoding="UTF-8"?>
<guide id="t" version="1.0" date="2026-11-22" xml:lang="${2-en}">
<masthead><title>Cook vs baker</title></masthead>
<roles><role id="cook">Cook</role><role id="baker">Baker</role></roles>
<dimensions>
<dimension><name>Works with</name><text role="cook">Flame</text><text role="baker">Oven</text></dimension>
</dimensions>
<section><head>Side by side</head><comparison/></section>
<section><head>Notes</head><p>$1</p></section>
</guide>
X
}
