// The answers as a code of letters and digits, and that as a QR code.

// --- The answers code: "RG1", and Base32 (RFC 4648) of a stream of bits and its CRC-32 (ISO 3309).

const FIRST_DAY = Date.UTC(2000, 0, 1),
	DAY = 86400000;

function putBits(bits, value, n) {
	for (let i = n - 1; i >= 0; i--) bits.push(Number((BigInt(value) >> BigInt(i)) & 1n));
}

// Bits for the numbers below n.
function widthOf(n) {
	let width = 1;
	while ((BigInt(n) - 1n) >> BigInt(width)) width++;
	return width;
}

function putText(bits, text) {
	const bytes = new TextEncoder().encode(text);
	let left = bytes.length;
	do {
		putBits(bits, left > 127 ? 1 : 0, 1);
		putBits(bits, left & 127, 7);
		left >>= 7;
	} while (left);
	for (const byte of bytes) putBits(bits, byte, 8);
}

// A bit whether there is one, and it.
function putMaybe(bits, text) {
	putBits(bits, text ? 1 : 0, 1);
	if (text) putText(bits, text);
}

function putAnswer(bits, question, answer) {
	const n = question.options.length;
	if (question.kind === "text") {
		putText(bits, answer.text);
		return;
	}
	if (answer.number !== undefined) {
		const min = BigInt(question.min);
		putBits(bits, 0, 1);
		putBits(
			bits,
			BigInt(answer.number) - min,
			widthOf(BigInt(question.max) - min + 1n),
		);
		return;
	}
	if (question.kind === "number") putBits(bits, 1, 1);
	if (question.kind === "multi" || question.kind === "rank")
		putBits(bits, answer.chosen.length, widthOf(n + 1));
	for (const option of answer.chosen) putBits(bits, option, widthOf(n));
	if (question.kind !== "number") putMaybe(bits, answer.words);
}

function putPerson(bits, name, day) {
	const [year, month, date] = day.split("-").map(Number);
	const days = (Date.UTC(year, month - 1, date) - FIRST_DAY) / DAY;
	const has = days >= 0 && days < 65536;
	putBits(bits, has ? 1 : 0, 1);
	if (has) putBits(bits, days, 16);
	putBits(bits, 0, 2); // no language, no id
	putMaybe(bits, name);
	if (name) putBits(bits, 0, 1); // no language of the name
}

function crc32(bytes) {
	let crc = -1;
	for (const byte of bytes) {
		crc ^= byte;
		for (let i = 0; i < 8; i++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
	}
	return ~crc >>> 0;
}

function bytesOf(bits) {
	const bytes = new Uint8Array(Math.ceil(bits.length / 8));
	bits.forEach((bit, i) => {
		bytes[i >> 3] |= bit << (7 - (i & 7));
	});
	return bytes;
}

// The code of what settle gives.
function writeCode(form, settled, name, day) {
	const bits = [];
	putBits(bits, parseInt(form.quiz.slice(0, 8), 16), 32);
	putBits(bits, parseInt(form.guide.slice(0, 8), 16), 32);
	putPerson(bits, name, day);
	form.questions.forEach((question, q) => {
		const { asked, answer } = settled[q];
		putBits(bits, !asked ? 2 : answer ? 3 : 1, 2);
		if (answer) putAnswer(bits, question, answer);
	});
	putBits(bits, 0, 1); // no result
	while (bits.length % 8) bits.push(0);
	putBits(bits, crc32(bytesOf(bits)), 32);
	while (bits.length % 5) bits.push(0);
	let code = "RG1";
	for (let i = 0; i < bits.length; i += 5)
		code += "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[
			parseInt(bits.slice(i, i + 5).join(""), 2)
		];
	return code;
}

// --- QR codes (ISO/IEC 18004): alphanumeric mode, versions 1 to 40, levels M and L.

const QR_LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
// Of each version: codewords for correction in a block, and blocks (table 9).
const QR_LEVELS = [
	{
		name: "M",
		bits: 0,
		correction: [
			10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26,
			26, 26, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28,
			28, 28,
		],
		blocks: [
			1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17,
			18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49,
		],
	},
	{
		name: "L",
		bits: 1,
		correction: [
			7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28,
			28, 28, 28, 30, 30, 26, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
			30, 30,
		],
		blocks: [
			1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12,
			12, 12, 13, 14, 15, 16, 17, 18, 19, 19, 20, 21, 22, 24, 25,
		],
	},
];

// The remainder of a division of polynomials over GF(2).
function remainder(value, divisor, degree) {
	let rest = value << degree;
	for (let i = 31; i >= degree; i--) if ((rest >>> i) & 1) rest ^= divisor << (i - degree);
	return rest;
}

// Where the centres of the small squares stand, on both axes (annex E).
function qrCentres(version) {
	if (version === 1) return [];
	const n = Math.floor(version / 7) + 2,
		last = 10 + 4 * version;
	const step = version === 32 ? 26 : Math.ceil((last - 6) / (n - 1) / 2) * 2;
	return [6, ...Array.from({ length: n - 1 }, (_, i) => last - (n - 2 - i) * step)];
}

// A square of rings around a centre: light or dark by the distance.
function qrRings(cells, x, y, rings) {
	const reach = rings.length - 1;
	for (let dy = -reach; dy <= reach; dy++)
		for (let dx = -reach; dx <= reach; dx++)
			if (cells[y + dy] && cells[y + dy][x + dx] !== undefined)
				cells[y + dy][x + dx] = rings[Math.max(Math.abs(dx), Math.abs(dy))];
}

// The cells by rows: 1 dark, 0 light, -1 free for what is said. With room for level and mask.
function qrFrame(version) {
	const size = 17 + 4 * version,
		centres = qrCentres(version),
		end = size - 7;
	const cells = Array.from({ length: size }, () => new Array(size).fill(-1));
	for (let i = 8; i < size - 8; i++) cells[6][i] = cells[i][6] = 1 - (i % 2);
	for (const y of centres)
		for (const x of centres)
			if (
				!(x === 6 && y === 6) &&
				!(x === 6 && y === end) &&
				!(x === end && y === 6)
			)
				qrRings(cells, x, y, [1, 0, 1]);
	for (const [x, y] of [
		[3, 3],
		[size - 4, 3],
		[3, size - 4],
	])
		qrRings(cells, x, y, [1, 1, 0, 1, 0]);
	for (let i = 0; i < 9; i++) if (i !== 6) cells[8][i] = cells[i][8] = 0;
	for (let i = 1; i <= 8; i++) cells[8][size - i] = cells[size - i][8] = 0;
	if (version >= 7) {
		const bits = (version << 12) | remainder(version, 0x1f25, 12);
		for (let i = 0; i < 18; i++) {
			const a = size - 11 + (i % 3),
				b = Math.floor(i / 3);
			cells[a][b] = cells[b][a] = (bits >> i) & 1;
		}
	}
	return cells;
}

function qrSetFormat(cells, level, mask) {
	const data = (level.bits << 3) | mask,
		size = cells.length;
	const bits = ((data << 10) | remainder(data, 0x537, 10)) ^ 0x5412;
	for (let i = 0; i < 15; i++) {
		const bit = (bits >> i) & 1;
		if (i < 8) {
			cells[i < 6 ? i : i + 1][8] = bit;
			cells[8][size - 1 - i] = bit;
		} else {
			cells[8][i === 8 ? 7 : 14 - i] = bit;
			cells[size - 15 + i][8] = bit;
		}
	}
	cells[size - 8][8] = 1;
}

// Products in GF(256) by the polynomial 0x11d.
function qrTimes(a, b) {
	let product = 0;
	for (let i = 7; i >= 0; i--)
		product = (product << 1) ^ ((product >> 7) * 0x11d) ^ (((b >> i) & 1) * a);
	return product;
}

// Reed-Solomon: what is left of the words when divided by the generator of that degree.
function qrCorrection(words, degree) {
	let generator = new Array(degree).fill(0);
	generator[degree - 1] = 1;
	for (let i = 0, root = 1; i < degree; i++, root = qrTimes(root, 2))
		generator = generator.map(
			(word, j) => qrTimes(word, root) ^ (generator[j + 1] || 0),
		);
	const rest = new Array(degree).fill(0);
	for (const word of words) {
		const factor = word ^ rest.shift();
		rest.push(0);
		generator.forEach((other, j) => {
			rest[j] ^= qrTimes(other, factor);
		});
	}
	return rest;
}

function countFree(cells) {
	return cells.reduce((sum, row) => sum + row.filter((cell) => cell < 0).length, 0);
}

// The words of the text, filled up to n.
function qrWords(text, version, n) {
	const bits = [];
	putBits(bits, 2, 4);
	putBits(bits, text.length, version < 10 ? 9 : version < 27 ? 11 : 13);
	for (let i = 0; i < text.length; i += 2) {
		const [a, b] = [...text.slice(i, i + 2)].map((letter) =>
			QR_LETTERS.indexOf(letter),
		);
		putBits(bits, b === undefined ? a : a * 45 + b, b === undefined ? 6 : 11);
	}
	if (bits.length > 8 * n) return null;
	for (let i = 0; i < 4 && bits.length < 8 * n; i++) bits.push(0);
	while (bits.length % 8) bits.push(0);
	for (let pad = 0xec; bits.length < 8 * n; pad ^= 0xec ^ 0x11) putBits(bits, pad, 8);
	return [...bytesOf(bits)];
}

// Blocks with their correction, word by word in turns.
function qrWeave(words, total, level, version) {
	const nblocks = level.blocks[version - 1],
		degree = level.correction[version - 1];
	const short = Math.floor(total / nblocks) - degree,
		nshort = nblocks - (total % nblocks);
	const blocks = [];
	for (let i = 0, at = 0; i < nblocks; i++) {
		const n = short + (i < nshort ? 0 : 1);
		blocks.push(words.slice(at, (at += n)));
	}
	const woven = [],
		rests = blocks.map((block) => qrCorrection(block, degree));
	for (let i = 0; i <= short; i++)
		woven.push(...blocks.filter((block) => i < block.length).map((block) => block[i]));
	for (let i = 0; i < degree; i++) woven.push(...rests.map((rest) => rest[i]));
	return woven;
}

const QR_MASKS = [
	(x, y) => (x + y) % 2,
	(x, y) => y % 2,
	(x) => x % 3,
	(x, y) => (x + y) % 3,
	(x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2,
	(x, y) => ((x * y) % 2) + ((x * y) % 3),
	(x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2,
	(x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2,
];

// The frame filled in columns of two, upwards and downwards in turns.
function qrFill(frame, words, mask) {
	const cells = frame.map((row) => [...row]),
		size = cells.length;
	for (let right = size - 1, at = 0, isUp = true; right > 0; right -= 2, isUp = !isUp) {
		if (right === 6) right--;
		for (let i = 0; i < size; i++)
			for (const x of [right, right - 1]) {
				const y = isUp ? size - 1 - i : i;
				if (frame[y][x] >= 0) continue;
				const bit = (words[at >> 3] >> (7 - (at & 7))) & 1;
				cells[y][x] = bit ^ (mask(x, y) === 0 ? 1 : 0);
				at++;
			}
	}
	return cells;
}

// How badly a line can be read: long runs, and what looks like a corner (7.8.3).
function qrLinePenalty(line) {
	let penalty = 0;
	for (const run of line.match(/0{5,}|1{5,}/g) || []) penalty += run.length - 2;
	for (const corner of ["00001011101", "10111010000"])
		for (let at = line.indexOf(corner); at >= 0; at = line.indexOf(corner, at + 1))
			penalty += 40;
	return penalty;
}

function qrPenalty(cells) {
	const size = cells.length,
		rows = cells.map((row) => row.join(""));
	const columns = rows.map((_, x) => rows.map((row) => row[x]).join(""));
	let penalty = 0,
		dark = 0;
	for (const line of [...rows, ...columns]) penalty += qrLinePenalty(line);
	for (let y = 1; y < size; y++)
		for (let x = 1; x < size; x++)
			if (
				cells[y][x] === cells[y - 1][x] &&
				cells[y][x] === cells[y][x - 1] &&
				cells[y][x] === cells[y - 1][x - 1]
			)
				penalty += 3;
	for (const row of cells) for (const cell of row) dark += cell;
	return penalty + 10 * Math.floor(Math.abs((20 * dark) / size / size - 10));
}

// The cells at one size; null: the text is too long for it.
function qrMake(text, level, version) {
	const frame = qrFrame(version),
		total = countFree(frame) >> 3;
	const room = total - level.blocks[version - 1] * level.correction[version - 1];
	const words = qrWords(text, version, room);
	if (!words) return null;
	const woven = qrWeave(words, total, level, version);
	const tries = QR_MASKS.map((mask, i) => {
		const cells = qrFill(frame, woven, mask);
		qrSetFormat(cells, level, i);
		return cells;
	});
	const costs = tries.map(qrPenalty);
	return { version, level: level.name, cells: tries[costs.indexOf(Math.min(...costs))] };
}

// Of a text of QR_LETTERS: {version, level, cells}, rows of 1 and 0, as strong and as small as can
// be; null: it is too long.
function qrCode(text) {
	for (const level of QR_LEVELS)
		for (let version = 1; version <= 40; version++) {
			const code = qrMake(text, level, version);
			if (code) return code;
		}
	return null;
}

const QR_MOST = 4296; // letters in version 40, level L

if (typeof module === "object")
	module.exports = { crc32, QR_LEVELS, QR_MOST, qrCode, qrMake, writeCode };
