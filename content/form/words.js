// The page's own words: patterns as ICU's MessageFormat has them: {name}, {name, number},
// plural with offset and =n, selectordinal, select, apostrophes.

// The text up to the bracket that closes it; at stands behind the bracket that opens.
function patternEnd(pattern, at) {
	for (let depth = 1; at < pattern.length; at++) {
		depth += (pattern[at] === "{") - (pattern[at] === "}");
		if (depth === 0) return at;
	}
	throw new Error(`no end: ${pattern}`);
}

// The variants of a plural or a choice: words and what they say.
function patternVariants(text) {
	const variants = {};
	for (let at = 0; text.slice(at).trim(); ) {
		const open = text.indexOf("{", at),
			end = patternEnd(text, open + 1);
		variants[text.slice(at, open).trim()] = text.slice(open + 1, end);
		at = end + 1;
	}
	return variants;
}

function fillVariant(kind, text, value, args, lang) {
	const [, offset, rest] = /^\s*(?:offset:\s*(\d+))?([^]*)$/.exec(text);
	const variants = patternVariants(rest);
	if (kind === "select") return fillPattern(variants[value] || variants.other, args, lang);
	const number = value - Number(offset || 0);
	const type = kind === "selectordinal" ? "ordinal" : "cardinal";
	const word = new Intl.PluralRules(lang, { type }).select(number);
	const pattern = variants[`=${value}`] || variants[word] || variants.other;
	return fillPattern(pattern, args, lang, new Intl.NumberFormat(lang).format(number));
}

// Texts that are filled in keep their direction to themselves (UAX #9, isolates).
function showArgument(value, lang) {
	if (typeof value === "string") return `\u2068${value}\u2069`;
	return new Intl.NumberFormat(lang).format(value);
}

// What stands in brackets: a name, or a name, a kind and what it takes.
function fillArgument(inside, args, lang) {
	const [name, kind, ...rest] = inside.split(","),
		value = args[name.trim()];
	if (value === undefined) throw new Error(`nothing for {${inside}}`);
	if (rest.length) return fillVariant(kind.trim(), rest.join(","), value, args, lang);
	return showArgument(value, lang);
}

// args: texts, numbers, BigInts by name. count: what "#" stands for.
function fillPattern(pattern, args, lang, count) {
	let out = "";
	for (let at = 0; at < pattern.length; at++) {
		const quoted = /^'(?:'|([{}#][^']*)'?)/.exec(pattern.slice(at));
		if (quoted) {
			out += quoted[1] || "'";
			at += quoted[0].length - 1;
		} else if (pattern[at] === "{") {
			const end = patternEnd(pattern, at + 1);
			out += fillArgument(pattern.slice(at + 1, end), args, lang);
			at = end;
		} else {
			out += pattern[at] === "#" && count !== undefined ? count : pattern[at];
		}
	}
	return out;
}

if (typeof module === "object") module.exports = { fillPattern };
