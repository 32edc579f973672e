"use strict";
// What people answer: which questions are asked, what an answer is made of, the file of answers.
// This file knows no page; node runs it too.
//
// An entry is what stands in the fields of a question: {chosen, words, number, text}, numbers of
// options in the order in which they were chosen. An answer is what becomes of it, or null.

const LONGEST_NAME = 200,
	LONGEST_WORDS = 500;
const MOST_DIGITS = 18; // of a number that is typed

function emptyEntry() {
	return { chosen: [], words: "", number: "", text: "" };
}

function length(text) {
	return [...text].length;
}

// Words as they are kept: NFC, white space that can break a line as single spaces, none at the
// ends; no control characters, no marks that turn the direction of what follows.
function clean(text) {
	return text
		.replace(/\p{Cs}/gu, "\ufffd")
		.normalize("NFC")
		.replace(
			/[\t-\r \x85\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]+/g,
			" ",
		)
		.replace(/[\0-\x1f\x7f-\x9f\ufeff\ufffe\uffff\u202a-\u202e\u2066-\u2069]/g, "")
		.replace(/ +/g, " ")
		.replace(/^ | $/g, "");
}

// --- Numbers as people write them: which mark can set off what says how many ways there are to
// read one. None is guessed.

function digitOf(character) {
	if (!/^\p{Nd}$/u.test(character)) return -1;
	let code = character.codePointAt(0),
		digit = 0;
	while (digit < 10 && /^\p{Nd}$/u.test(String.fromCodePoint(code - digit - 1))) digit++;
	return digit;
}

// Groups of digits and the marks between them; null where it is no number.
function cutNumber(text) {
	const [, before, body, behind] = /^([ \p{Sc}+−-]*)(.*?)([ \p{Sc}]*)$/u.exec(text);
	const signs = before.replace(/[^-+−]/g, ""),
		currencies = (before + behind).replace(/[-+− ]/g, "");
	const groups = [""],
		marks = [];
	const zeros = new Set();
	if (signs.length > 1 || currencies.length > 1) return null;
	for (const character of body) {
		const digit = digitOf(character);
		if (digit >= 0) {
			zeros.add(character.codePointAt(0) - digit);
			groups[groups.length - 1] += digit;
		} else if (/[ '’.,٬٫]/.test(character) && groups[groups.length - 1]) {
			marks.push(character);
			groups.push("");
		} else {
			return null;
		}
	}
	return groups[groups.length - 1] && zeros.size === 1
		? { minus: /[-−]/.test(signs), groups, marks }
		: null;
}

// 1 234 567, or as in India 12,34,567.
function areThousands(groups, marks) {
	const behind = groups.slice(1),
		last = behind[behind.length - 1];
	if (marks.some((mark) => mark !== marks[0])) return false;
	if (groups[0].length <= 3 && behind.every((group) => group.length === 3)) return true;
	return (
		groups[0].length <= 2 &&
		groups.length > 2 &&
		marks[0] === "," &&
		last.length === 3 &&
		behind.slice(0, -1).every((group) => group.length === 2)
	);
}

function joinNumber(cut, groups) {
	const digits = groups.join("").replace(/^0+(?=.)/, "");
	if (digits.length > MOST_DIGITS) return { fault: "large" };
	return { value: BigInt(digits) * (cut.minus ? -1n : 1n) };
}

// "1.234": thousands or thousandths, by which of them lies in the range.
function readEither(cut, min, max) {
	const { value } = joinNumber(cut, cut.groups),
		whole = joinNumber(cut, cut.groups.slice(0, 1)).value;
	const mayBeThousands = value >= min && value <= max;
	const mayBeDecimal = value >= min * 1000n && value <= max * 1000n;
	if (mayBeThousands && mayBeDecimal) return { fault: "two", value };
	if (mayBeThousands || !mayBeDecimal) return { value };
	return /^0+$/.test(cut.groups[1]) ? { value: whole } : { fault: "broken" };
}

// {value}, a BigInt, or {fault}: "none", "two" (ways, with the value of one), "broken", "large".
function readNumber(text, min, max) {
	const cut = cutNumber(text);
	if (!cut) return { fault: "none" };
	const { groups, marks } = cut,
		n = groups.length,
		last = marks[n - 2];
	const canBeDecimal = /[.,٫]/.test(last);
	if (n === 1) return joinNumber(cut, groups);
	if (n === 2 && /[.,]/.test(last) && groups[0][0] !== "0" && areThousands(groups, marks))
		return readEither(cut, min, max);
	if (last !== "٫" && groups[0][0] !== "0" && areThousands(groups, marks))
		return joinNumber(cut, groups);
	if (
		!canBeDecimal ||
		(n > 2 && marks[n - 3] === last) ||
		(n > 2 && !areThousands(groups.slice(0, -1), marks.slice(0, -1)))
	)
		return { fault: "none" };
	return /^0+$/.test(groups[n - 1])
		? joinNumber(cut, groups.slice(0, -1))
		: { fault: "broken" };
}

// --- Entries read

function isOther(question, entry) {
	return entry.chosen.some((option) => question.options[option].other);
}

function placesOf(question) {
	return question.most || question.options.length;
}

function fault(key, args) {
	return { answer: null, fault: { key, args } };
}

function tooLong(words, most) {
	return length(words) > most
		? { key: "ask-long-name", args: { count: length(words), most } }
		: null;
}

// Without what people and keyboards add to digits: no-break spaces, marks of direction.
function foldNumber(text) {
	return clean(
		text
			.replace(/[\xa0\u2007\u202f]/g, " ")
			.replace(/[\u200b\u200e\u200f\u061c\u2060]/g, ""),
	);
}

function readNumberEntry(question, entry, units) {
	if (entry.chosen.length) return { answer: { chosen: entry.chosen } };
	let text = foldNumber(entry.number);
	if (!text) return { answer: null };
	for (const unit of units || [])
		if (text.toLowerCase().endsWith(unit.toLowerCase()) && text.length > unit.length)
			text = text.slice(0, -unit.length).trim();
	const min = BigInt(question.min),
		max = BigInt(question.max),
		word = clean(entry.number);
	const read = readNumber(text, min, max),
		range = { word, min, max };
	if (read.fault === "none") return fault("ask-no-number", range);
	if (read.fault === "broken") return fault("ask-whole", { word });
	if (read.fault === "two") return fault("ask-two-ways", { word, plain: String(read.value) });
	if (read.fault || read.value < min || read.value > max)
		return fault("ask-out-of-range", range);
	return { answer: { chosen: [], number: String(read.value) } };
}

// What is wrong with so many options.
function picksFault(question, chosen) {
	const count = chosen.length;
	if (question.kind === "rank")
		return count === placesOf(question)
			? null
			: { key: "ask-places", args: { wanted: placesOf(question), count } };
	if (question.kind !== "multi") return null;
	if (question.most && count > question.most)
		return { key: "ask-too-many", args: { wanted: question.most, count } };
	return count < question.least && !question.options[chosen[0]].alone
		? { key: "ask-too-few", args: { wanted: question.least, count } }
		: null;
}

// {answer}, null where the question is left blank, and what is wrong in {fault}: a phrase with what
// it is filled with.
function readEntry(question, entry) {
	if (!entry) return { answer: null };
	if (question.kind === "number") return readNumberEntry(question, entry, question.unit);
	if (question.kind === "text") {
		const text = clean(entry.text),
			wrong = tooLong(text, question.length);
		return wrong
			? fault(wrong.key, wrong.args)
			: { answer: text ? { chosen: [], text } : null };
	}
	if (!entry.chosen.length) return { answer: null };
	const chosen =
		question.kind === "rank"
			? [...entry.chosen]
			: [...entry.chosen].sort((a, b) => a - b);
	const words = isOther(question, entry) ? clean(entry.words) : "";
	const wrong = picksFault(question, chosen) || tooLong(words, LONGEST_WORDS);
	return wrong ? fault(wrong.key, wrong.args) : { answer: { chosen, words } };
}

// --- Conditions, in three values (Kleene): true, false, and null where an answer is missing.

function not(a) {
	return a === null ? null : !a;
}

function both(a, b) {
	if (a === false || b === false) return false;
	return a === null || b === null ? null : true;
}

function compare(sign, a, b) {
	return { "=": a === b, "!=": a !== b, "<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b }[
		sign
	];
}

function isGiven(question, answer) {
	return (
		answer !== null &&
		!answer.chosen.some((option) => question.options[option].declines)
	);
}

// "Prefer not to say" can be asked for by its name; otherwise it leaves all open.
function testDeclined(test, question, answer, isNot) {
	const option = test[0] === "selected" ? test[2] : test[0] === "option" ? test[3] : -1;
	if (!answer || option < 0 || !question.options[option].declines) return null;
	return answer.chosen.includes(option) !== isNot;
}

// Of several ticks "= x" asks whether x is among them; of a ranking, whether it comes first.
function testGiven(test, question, answer) {
	const [word, , sign, operand] = test;
	if (word === "selected") return answer.chosen.includes(test[2]);
	if (question.kind === "number")
		return word === "option"
			? sign === "!="
			: compare(sign, BigInt(answer.number), BigInt(operand));
	if (!answer.chosen.length) return null;
	if (question.kind === "multi" && word === "option")
		return answer.chosen.includes(operand) !== (sign === "!=");
	return word === "option"
		? compare(sign, answer.chosen[0], operand)
		: compare(sign, BigInt(answer.chosen[0] + 1), BigInt(operand));
}

// answers, and whether each question is asked, as far as known: of the questions before.
function truth(test, questions, answers, asked) {
	const [word, left, right] = test;
	if (word === "not") return not(truth(left, questions, answers, asked));
	if (word === "and" || word === "or") {
		const a = truth(left, questions, answers, asked),
			b = truth(right, questions, answers, asked);
		return word === "and" ? both(a, b) : not(both(not(a), not(b)));
	}
	const question = questions[left],
		answer = answers[left];
	const given = asked[left] && isGiven(question, answer);
	if (word === "answered") return given;
	if (given) return testGiven(test, question, answer);
	return asked[left]
		? testDeclined(test, question, answer, word === "option" && right === "!=")
		: null;
}

// Whether each question is asked, given the answers to those before it.
function findAsked(questions, answers) {
	const asked = [];
	questions.forEach((question, q) => {
		asked[q] =
			!question.when || truth(question.when, questions, answers, asked) === true;
	});
	return asked;
}

// --- What is handed in

// The answers that count: {asked, answer} a question. An entry that is not finished is blank.
function settle(questions, entries) {
	const answers = questions.map((question, q) => readEntry(question, entries[q]).answer);
	const asked = findAsked(questions, answers);
	return questions.map((question, q) => ({
		asked: asked[q],
		answer: asked[q] ? answers[q] : null,
	}));
}

function escapeXml(text) {
	return text.replace(
		/[&<>"]/g,
		(c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c],
	);
}

function answerXml(question, { asked, answer }) {
	const line = `  <answer question="${escapeXml(question.id)}"`;
	if (!asked) return `${line} asked="false"/>`;
	if (!answer) return `${line} skipped="true"/>`;
	if (answer.number !== undefined) return `${line} number="${answer.number}"/>`;
	const ids = answer.chosen.map((option) => escapeXml(question.options[option].id));
	const words = answer.text || answer.words;
	const body =
		(ids.length > 1 ? ids.map((id) => `<option>${id}</option>`).join("") : "") +
		(words ? `<text>${escapeXml(words)}</text>` : "");
	return (
		line +
		(ids.length === 1 ? ` option="${ids[0]}"` : "") +
		(body ? `>${body}</answer>` : "/>")
	);
}

// A file of answers, by what settle gives; name: or "". day: YYYY-MM-DD.
function writeXml(form, settled, name, day) {
	const head = `<answers questionnaire="${escapeXml(form.id)}" version="${escapeXml(form.version)}"`;
	return [
		'<?xml version="1.0" encoding="UTF-8"?>',
		`${head} date="${day}">`,
		...(name ? [`  <person><name>${escapeXml(name)}</name></person>`] : []),
		...form.questions.map((question, q) => answerXml(question, settled[q])),
		"</answers>",
		"",
	].join("\n");
}

// --- What a device keeps

function isEntry(question, entry) {
	return (
		entry &&
		["words", "number", "text"].every((name) => typeof entry[name] === "string") &&
		Array.isArray(entry.chosen) &&
		new Set(entry.chosen).size === entry.chosen.length &&
		entry.chosen.every((option) => Number.isInteger(option) && question.options[option])
	);
}

// What was kept, where it is whole; else null.
function readKept(form, text) {
	let kept;
	try {
		kept = JSON.parse(text);
	} catch {
		return null;
	}
	const n = form.questions.length;
	const isWhole =
		kept &&
		Array.isArray(kept.entries) &&
		kept.entries.length === n &&
		Array.isArray(kept.seen) &&
		kept.seen.length === n &&
		typeof kept.name === "string" &&
		typeof kept.day === "string" &&
		Number.isSafeInteger(kept.turn) &&
		kept.entries.every(
			(entry, q) => entry === null || isEntry(form.questions[q], entry),
		);
	return isWhole ? kept : null;
}

if (typeof module === "object")
	module.exports = {
		clean,
		emptyEntry,
		findAsked,
		foldNumber,
		readEntry,
		readKept,
		readNumber,
		settle,
		writeXml,
	};
