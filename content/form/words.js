// The page's own words: patterns as ICU's MessageFormat has them, {name} and {name, plural, ...}.

// The text up to the bracket that closes it; at stands behind the bracket that opens.
function patternEnd(pattern, at) {
	for (let depth = 1; at < pattern.length; at++) {
		depth += (pattern[at] === "{") - (pattern[at] === "}");
		if (depth === 0)
			return at;
	}
	throw new Error(`no end: ${pattern}`);
}

// The variants of a plural: words and what they say.
function pluralVariants(text) {
	const variants = {};
	for (let at = 0; text.slice(at).trim();) {
		const open = text.indexOf("{", at), end = patternEnd(text, open + 1);
		variants[text.slice(at, open).trim()] = text.slice(open + 1, end);
		at = end + 1;
	}
	return variants;
}

function fillPlural(variants, number, args, lang) {
	const word = new Intl.PluralRules(lang).select(number);
	const pattern = variants[`=${number}`] || variants[word] || variants.other;
	return fillPattern(pattern, args, lang, new Intl.NumberFormat(lang).format(number));
}

// Texts that are filled in keep their direction to themselves (UAX #9, isolates).
function showArgument(value, lang) {
	return typeof value === "string" ? `\u2068${value}\u2069` : new Intl.NumberFormat(lang).format(value);
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
			const [name, kind, ...rest] = pattern.slice(at + 1, end).split(",");
			const value = args[name.trim()];
			if (value === undefined)
				throw new Error(`nothing for {${name}}: ${pattern}`);
			out += kind ? fillPlural(pluralVariants(rest.join(",")), value, args, lang)
				: showArgument(value, lang);
			at = end;
		} else {
			out += pattern[at] === "#" && count !== undefined ? count : pattern[at];
		}
	}
	return out;
}

if (typeof module === "object")
	module.exports = { fillPattern };
