// What the page's script makes of people, without a browser: node page.js SCRIPTS PAGE.html PEOPLE.json DAY
// DIR N writes DIR/0001.xml, .code and, of N people, .png, the code as a picture. Whatever goes wrong
// ends it.
// node page.js cases SCRIPTS PAGE.html NUMBERS.tsv: numbers as people write them, words as they are kept,
// the page's words. node page.js sizes SCRIPTS DIR: DIR/M-9.png and so on, with .code, what they say.
const { deflateSync } = require("zlib");
const { readFileSync, writeFileSync } = require("fs");
const assert = require("assert");

function readForm(page) {
	const text = readFileSync(page, "utf8");
	return JSON.parse(/id="questionnaire">(.*?)<\/script>/s.exec(text)[1]);
}

function chunk(crc32, name, data) {
	const head = Buffer.alloc(4),
		tail = Buffer.alloc(4),
		body = Buffer.concat([Buffer.from(name), data]);
	head.writeUInt32BE(data.length);
	tail.writeUInt32BE(crc32(body));
	return Buffer.concat([head, body, tail]);
}

// Grey, 4 pixels a module, with a quiet zone of 4 modules.
function writePng(path, cells, crc32) {
	const zoom = 4,
		quiet = 4,
		size = (cells.length + 2 * quiet) * zoom,
		rows = [];
	for (let y = 0; y < size; y++) {
		const row = Buffer.alloc(size + 1, 255),
			line = cells[Math.floor(y / zoom) - quiet] || [];
		row[0] = 0;
		for (let x = 0; x < size; x++)
			if (line[Math.floor(x / zoom) - quiet]) row[x + 1] = 0;
		rows.push(row);
	}
	const head = Buffer.alloc(13);
	head.writeUInt32BE(size, 0);
	head.writeUInt32BE(size, 4);
	head[8] = 8;
	writeFileSync(
		path,
		Buffer.concat([
			Buffer.from("89504e470d0a1a0a", "hex"),
			chunk(crc32, "IHDR", head),
			chunk(crc32, "IDAT", deflateSync(Buffer.concat(rows), { level: 1 })),
			chunk(crc32, "IEND", Buffer.alloc(0)),
		]),
	);
}

function answer(scripts, page, people, day, folder, pictures) {
	const { settle, writeXml, readKept } = require(`${scripts}/answers.js`);
	const { crc32, qrCode, writeCode } = require(`${scripts}/code.js`);
	const form = readForm(page);
	JSON.parse(readFileSync(people)).forEach(({ name, entries }, i) => {
		const kept = JSON.stringify({
			entries,
			name,
			seen: entries.map(() => true),
			day,
			turn: 1,
		});
		const settled = settle(form.questions, readKept(form, kept).entries);
		const file = `${folder}/${String(i + 1).padStart(4, "0")}`,
			code = writeCode(form, settled, name, day);
		writeFileSync(`${file}.xml`, writeXml(form, settled, name, day));
		writeFileSync(`${file}.code`, code);
		if (i < Number(pictures)) writePng(`${file}.png`, qrCode(code).cells, crc32);
	});
}

function checkNumbers(readNumber, foldNumber, table) {
	const faults = { none: "none", two: "two ways", broken: "broken", large: "too large" };
	const lines = readFileSync(table, "utf8")
		.split("\n")
		.filter((line) => line && !line.startsWith("#"));
	for (const line of lines) {
		const [text, min, max, wanted] = line
			.split("\t")
			.map((field) =>
				field.replace(/\{(\w+)\}/g, (_, code) =>
					String.fromCodePoint(parseInt(code, 16)),
				),
			);
		const { value, fault } = readNumber(foldNumber(text), BigInt(min), BigInt(max));
		assert.strictEqual(fault ? faults[fault] : String(value), wanted, line);
	}
	assert(lines.length > 50);
}

const WORDS = [
	["  a \t b\n", "a b"],
	["a\u00a0b\u00a0", "a\u00a0b\u00a0"],
	["e\u0301", "é"],
	["a\u202eb\u2066c", "abc"],
	["\ufeffa\u0000\u0007b", "ab"],
	["a \u0001 b", "a b"],
	["\u2028a\u3000b\u0085", "a b"],
	["\ud800x", "\ufffdx"],
	["\u{1f469}\u200d\u{1f4bb}", "\u{1f469}\u200d\u{1f4bb}"],
	["\u200fא", "\u200fא"],
	[" \n ", ""],
	["a\u2007b", "a\u2007b"],
];

const PATTERNS = [
	["{n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}", { n: 22 }, "22nd"],
	[
		"{n, plural, offset:1 =0 {nobody} =1 {{x}} one {{x} and # more} other {{x} and # more}}",
		{ n: 3, x: "y" },
		"\u2068y\u2069 and 2 more",
	],
	["{x, select, a {A} other {B}} {x, select, b {C} other {D}}", { x: "a" }, "A D"],
	["{n, number}", { n: 1234n }, "1,234"],
	["a {x} b", { x: "y" }, "a \u2068y\u2069 b"],
	["it''s {n}", { n: 2 }, "it's 2"],
	["don't", {}, "don't"],
	["'{x}' #", {}, "{x} #"],
	["{n, plural, =0 {none} one {# one} other {# and {x}}}", { n: 0, x: "z" }, "none"],
	["{n, plural, =0 {none} one {# one} other {# and {x}}}", { n: 1, x: "z" }, "1 one"],
	[
		"{n, plural, =0 {none} one {# one} other {# and {x}}}",
		{ n: 1234, x: "z" },
		"1,234 and \u2068z\u2069",
	],
];

// Every one of the page's words can be said of any number, in each language.
function checkWords(fillPattern, form) {
	const keys = form.langs.map(({ words }) => Object.keys(words).join());
	assert.strictEqual(new Set(keys).size, 1);
	for (const { speaks, words } of form.langs)
		for (const [key, pattern] of Object.entries(words))
			for (const n of [0, 1, 2, 3, 11, 25, 100, 1234]) {
				const said = fillPattern(
					pattern,
					new Proxy({}, { get: () => n, has: () => true }),
					speaks,
				);
				assert(
					said && !/[{}#]|undefined|NaN/.test(said),
					`${speaks} ${key}: ${said}`,
				);
			}
}

// Level and mask stand there twice, the version from 7 on (ISO/IEC 18004, tables C.1 and D.1).
const FORMATS = {
	L: [0x77c4, 0x72f3, 0x7daa, 0x789d, 0x662f, 0x6318, 0x6c41, 0x6976],
	M: [0x5412, 0x5125, 0x5e7c, 0x5b4b, 0x45f9, 0x40ce, 0x4f97, 0x4aa0],
};
const VERSIONS = { 7: 0x07c94, 8: 0x085bc, 21: 0x15683, 32: 0x209d5, 40: 0x28c69 };

function checkSigns({ QR_LEVELS, qrMake }) {
	const number = (bits) => parseInt(bits.join(""), 2);
	for (const level of QR_LEVELS)
		for (const version of [1, ...Object.keys(VERSIONS).map(Number)]) {
			const { cells } = qrMake("RG1", level, version),
				n = cells.length;
			const column = (ys) => ys.map((y) => cells[y][8]);
			const first = [
				...cells[8].slice(0, 6),
				cells[8][7],
				...column([8, 7, 5, 4, 3, 2, 1, 0]),
			];
			const second = [
				...column([1, 2, 3, 4, 5, 6, 7].map((y) => n - y)),
				...cells[8].slice(n - 8),
			];
			assert(
				FORMATS[level.name].includes(number(first)),
				`${level.name} ${version}`,
			);
			assert.strictEqual(number(first), number(second));
			assert.strictEqual(cells[n - 8][8], 1);
			if (version < 7) continue;
			const bits = Array.from({ length: 18 }, (_, i) => [
				Math.floor(i / 3),
				n - 11 + (i % 3),
			]);
			for (const sign of [
				bits.map(([a, b]) => cells[a][b]),
				bits.map(([a, b]) => cells[b][a]),
			])
				assert.strictEqual(number(sign.reverse()), VERSIONS[version]);
		}
}

function checkCases(scripts, page, table) {
	const { clean, readKept, readNumber, foldNumber } = require(`${scripts}/answers.js`);
	const { QR_MOST, qrCode } = require(`${scripts}/code.js`);
	const { fillPattern } = require(`${scripts}/words.js`),
		form = readForm(page);
	checkNumbers(readNumber, foldNumber, table);
	for (const [words, wanted] of WORDS)
		assert.strictEqual(clean(words), wanted, JSON.stringify(words));
	for (const [pattern, args, wanted] of PATTERNS)
		assert.strictEqual(fillPattern(pattern, args, "en"), wanted);
	checkWords(fillPattern, form);
	checkSigns(require(`${scripts}/code.js`));
	assert.strictEqual(qrCode("A".repeat(QR_MOST)).version, 40);
	assert.strictEqual(qrCode("A".repeat(QR_MOST + 1)), null);
	const whole = {
		entries: form.questions.map(() => null),
		seen: form.questions.map(() => false),
		name: "",
		day: "",
		turn: 0,
	};
	const spoilt = [
		null,
		"",
		"x",
		"[]",
		"{}",
		JSON.stringify({ ...whole, name: 1 }),
		JSON.stringify({ ...whole, turn: "1" }),
		JSON.stringify({ ...whole, seen: [] }),
		...[{ chosen: [99] }, { chosen: [0, 0] }, { chosen: "0" }, { words: null }, 7].map(
			(entry) =>
				JSON.stringify({
					...whole,
					entries: [
						typeof entry === "number"
							? entry
							: {
									chosen: [],
									words: "",
									number: "",
									text: "",
									...entry,
								},
						...whole.entries.slice(1),
					],
				}),
		),
	];
	assert(readKept(form, JSON.stringify(whole)));
	for (const text of spoilt) assert.strictEqual(readKept(form, text), null, text);
}

// Full codes of sizes where the way to count letters changes, as pictures beside what they say.
function writeSizes(scripts, folder) {
	const { crc32, QR_LEVELS, qrMake } = require(`${scripts}/code.js`);
	for (const [level, version, n] of [
		[0, 9, 262],
		[0, 10, 311],
		[1, 26, 1990],
		[1, 27, 2132],
		[0, 40, 3391],
		[1, 40, 4296],
	]) {
		const text = Array.from({ length: n }, (_, i) =>
			(i * i + n).toString(36).slice(-1),
		).join("");
		const path = `${folder}/${QR_LEVELS[level].name}-${version}`,
			letters = text.toUpperCase();
		assert.strictEqual(qrMake(`${letters}A`, QR_LEVELS[level], version), null);
		writeFileSync(`${path}.code`, letters);
		writePng(`${path}.png`, qrMake(letters, QR_LEVELS[level], version).cells, crc32);
	}
}

if (process.argv[2] === "sizes") writeSizes(...process.argv.slice(3));
else if (process.argv[2] === "cases") checkCases(...process.argv.slice(3));
else answer(...process.argv.slice(2));
