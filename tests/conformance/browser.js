// The page that asks, in Chromium, as people use it.
//
// node browser.js people PAGE.html PEOPLE.json DIR: each of them answers with mouse or keyboard, goes back
// and forth, changes answers, closes the page and goes on; DIR/0001.xml is what the browser saved, .code
// the code that is shown, .png the picture of it. No request may leave the page.
//
// node browser.js looks PAGE.html AXE.js DIR: every kind of screen in each language, light and dark, in
// small and large windows, before axe-core; what is forgotten; what is printed, as DIR/sheet.pdf.
//
// node browser.js heard PAGE.html DIR: prints what a screen reader is given on each kind of screen.
//
// node browser.js show PAGE.html DIR: pictures of three screens of the shipped questionnaire.
//
// node browser.js deeds PAGE.html LONG.html DIR: the browser's own buttons, sharing, copying, a device that
// is full, names and answers that are too long.
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require("fs");
const assert = require("assert");
const { Browser } = require("./chromium.js");

let seed = 7;
function roll(n) {
	seed = (seed * 48271) % 2147483647;
	return seed % n;
}

function formOf(path) {
	return JSON.parse(
		/id="questionnaire">(.*?)<\/script>/s.exec(readFileSync(path, "utf8"))[1],
	);
}

// No network from the first byte on.
async function openPage(browser, path) {
	const page = await browser.open();
	await page.send("Network.emulateNetworkConditions", {
		offline: true,
		latency: 0,
		downloadThroughput: -1,
		uploadThroughput: -1,
	});
	page.url = `file://${path}`;
	await page.go(page.url);
	await page.value("localStorage.clear(); sessionStorage.clear()");
	await page.reload();
	return page;
}

function checkQuiet(page) {
	const left = page.requests.filter((url) => url !== page.url && !url.startsWith("blob:"));
	assert.deepStrictEqual(left, [], "requests");
	assert.deepStrictEqual(page.faults, [], "complaints");
}

const ASKED = "(document.querySelector('.question') || { dataset: {} }).dataset.question || null";
const IS_AT = (what) => `document.activeElement.matches(${JSON.stringify(what)})`;

// By keys alone: Tab until something is reached.
async function tabTo(page, selector) {
	for (let i = 0; i < 40; i++) {
		if (await page.value(IS_AT(selector))) return;
		await page.press("Tab");
	}
	throw new Error(`no way by keys: ${selector}`);
}

async function fill(page, selector, text, byKeys) {
	if (byKeys) await tabTo(page, selector);
	else await page.click(selector);
	await page.value("document.activeElement.select()");
	if (text) await page.type(text);
	else await page.press("Backspace");
}

async function chooseByKeys(page, question, option) {
	if (question.kind === "rank" || question.kind === "multi" || question.kind === "number") {
		await page.value("document.querySelector('h1').focus()");
		await tabTo(page, `#option-${option}`);
		await page.press(" ");
		return;
	}
	await tabTo(page, "input[type=radio]");
	await page.press(" ");
	for (let i = 0; i < 60 && !(await page.value(IS_AT(`#option-${option}:checked`))); i++)
		await page.press("ArrowDown");
}

async function choose(page, question, option, byKeys) {
	if (byKeys) await chooseByKeys(page, question, option);
	else
		await page.click(
			question.kind === "rank"
				? `#option-${option}`
				: `label[for=option-${option}]`,
		);
}

// What is there already is cleared first.
async function answer(page, question, entry, byKeys) {
	if (
		await page.value(
			"[...document.querySelectorAll('.asked .quiet')].some((one) => !one.hidden)",
		)
	)
		await page.click(".asked .quiet");
	if (!entry) return;
	const order =
		question.kind === "multi" && roll(2) ? [...entry.chosen].reverse() : entry.chosen;
	for (const option of order) await choose(page, question, option, byKeys);
	if (entry.number || entry.text)
		await fill(page, "#field", entry.number || entry.text, byKeys);
	const isOther = ({ other }, i) => other && entry.chosen.includes(i);
	if (entry.words && question.options.some(isOther))
		await fill(page, ".words:not([hidden]) textarea", entry.words, byKeys);
}

async function press(page, selector, byKeys) {
	if (!byKeys) return page.click(selector);
	await tabTo(page, selector);
	return page.press("Enter");
}

async function goOn(page, question, entry, byKeys) {
	await press(page, ".asked .main", byKeys);
	if (await page.value("Boolean(document.querySelector('.error'))")) {
		assert(question.required && !entry, `${question.id} is refused`);
		await press(page, ".asked .main", byKeys);
	}
}

// Another answer than the one that is meant, to be changed later.
function otherEntry(question) {
	const blank = { chosen: [], words: "", number: "", text: "" };
	if (question.kind === "text") return { ...blank, text: "another" };
	if (question.kind === "number") return { ...blank, number: question.max };
	if (question.kind === "rank")
		return {
			...blank,
			chosen: question.options
				.map((_, i) => i)
				.reverse()
				.slice(0, question.most || undefined),
		};
	return question.kind === "multi"
		? null
		: { ...blank, chosen: [question.options.length - 1] };
}

async function closeAndReturn(page, byKeys) {
	await page.reload();
	assert.strictEqual(await page.value(ASKED), null);
	assert(
		await page.value("Boolean(document.querySelector('.found'))"),
		"it is said that there are answers",
	);
	await press(page, ".start .main", byKeys);
}

async function walk(page, form, entries, byKeys) {
	const index = Object.fromEntries(form.questions.map(({ id }, q) => [id, q]));
	for (let steps = 0; steps < 4 * form.questions.length; steps++) {
		const id = await page.value(ASKED),
			q = index[id];
		if (id === null) return;
		if (roll(8) === 0)
			await answer(
				page,
				form.questions[q],
				otherEntry(form.questions[q]),
				byKeys,
			);
		await answer(page, form.questions[q], entries[q], byKeys);
		await goOn(page, form.questions[q], entries[q], byKeys);
		if (roll(12) === 0 && (await page.value(ASKED)) !== null)
			await press(page, ".asked .actions button:nth-child(2)", byKeys);
		if (roll(25) === 0) await closeAndReturn(page, byKeys);
	}
	throw new Error("the way has no end");
}

// Some answer is changed from the list, and the way leads back to the end.
async function change(page, form, entries, byKeys) {
	const rows = await page.value("document.querySelectorAll('.review button').length");
	await page.click(`.review li:nth-child(${2 + roll(rows - 1)}) button`);
	await walk(page, form, entries, byKeys);
}

async function picture(page, selector, path) {
	await page.value(
		`document.querySelector(${JSON.stringify(selector)}).scrollIntoView({ block: "center" })`,
	);
	const clip = await page.value(`(() => {
		const { x, y, width, height } = document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect();
		return { x: x + scrollX, y: y + scrollY, width, height, scale: 1 };
	})()`);
	const { data } = await page.send("Page.captureScreenshot", {
		format: "png",
		clip,
		captureBeyondViewport: true,
	});
	writeFileSync(path, Buffer.from(data, "base64"));
}

async function save(page, browser, path) {
	const done = page.wait("Browser.downloadProgress", ({ state }) => state === "completed");
	const began = page.wait("Browser.downloadWillBegin");
	await page.click(".ways .main");
	const { suggestedFilename } = await began;
	assert.strictEqual(suggestedFilename, "answers.xml");
	await done;
	renameSync(`${browser.folder}/answers.xml`, path);
}

async function be(page, browser, form, person, path, n) {
	const byKeys = n % 4 === 3,
		sizes = [
			[390, 844],
			[1280, 800],
			[320, 640],
		];
	await page.size(...sizes[n % 3]);
	await page.look({ "prefers-color-scheme": n % 2 ? "dark" : "light" });
	await page.value("localStorage.clear(); sessionStorage.clear()");
	await page.reload();
	if (n % 5 === 2) await page.click(".languages button:last-child");
	if (person.name) await fill(page, "#name", person.name, byKeys);
	await press(page, ".start .main", byKeys);
	await walk(page, form, person.entries, byKeys);
	if (n % 2) await change(page, form, person.entries, byKeys);
	await save(page, browser, `${path}.xml`);
	assert.strictEqual(
		await page.value("document.querySelector('#xml').value"),
		readFileSync(`${path}.xml`, "utf8"),
	);
	writeFileSync(`${path}.code`, await page.value("document.querySelector('#code').value"));
	await picture(page, ".code", `${path}.png`);
}

async function people(pagePath, peoplePath, folder) {
	const form = formOf(pagePath),
		browser = new Browser(`${folder}/browser`);
	const page = await openPage(browser, pagePath);
	const all = JSON.parse(readFileSync(peoplePath));
	for (const [n, person] of all.entries())
		await be(
			page,
			browser,
			form,
			person,
			`${folder}/${String(n + 1).padStart(4, "0")}`,
			n,
		);
	checkQuiet(page);
	await browser.close();
	console.log(
		`${all.length} people, ${page.requests.length} requests, all of the page itself`,
	);
}

// --- Looks

async function checkScreen(page, name, counts) {
	const wide = await page.value(
		"document.documentElement.scrollWidth - document.documentElement.clientWidth",
	);
	assert(wide <= 0, `${name}: ${wide} pixels too wide`);
	const found =
		await page.value(`axe.run().then((found) => found.violations.map(({ id, nodes }) =>
		id + ": " + nodes.map(({ html, failureSummary }) => html + " " + failureSummary).join("; ")))`);
	assert.deepStrictEqual(found, [], name);
	counts.screens++;
}

// Window, scheme, and number of the language.
const LOOKS = [
	[320, 640, "light", 0],
	[1280, 800, "dark", 1],
	[320, 640, "dark", 2],
	[1280, 800, "light", 2],
];

// Every screen on the way, each before and behind an answer, and with what is said of a wrong one.
async function walkLooking(page, form, name, counts) {
	const seen = async (what) => checkScreen(page, `${name} ${what}`, counts),
		kinds = new Set();
	await seen("start");
	await page.click(".start .main");
	for (let id = await page.value(ASKED); id !== null; id = await page.value(ASKED)) {
		const question = form.questions.find((one) => one.id === id),
			{ kind } = question;
		const isNew = !kinds.has(kind);
		kinds.add(kind);
		if (isNew) await seen(kind);
		if (kind === "rank" || kind === "multi" || kind === "single" || kind === "likert")
			await page.click(
				kind === "rank"
					? "#option-0"
					: `label[for=option-${kind === "single" && question.options[2].other ? 2 : 0}]`,
			);
		if (kind === "number") await fill(page, "#field", "x y", false);
		if (isNew) await seen(`${kind} answered`);
		await page.click(".asked .main");
		if (await page.value("Boolean(document.querySelector('.error'))")) {
			if (isNew) await seen(`${kind} refused`);
			assert(await page.value(IS_AT(".error")), "what is wrong is read out");
			await page.click(".asked .quiet");
			await page.click(".asked .main");
		}
	}
	assert(kinds.size >= 5, [...kinds].join());
	await seen("end");
	await page.click(
		"footer .quiet",
		await page.value("document.querySelector('footer .quiet:last-child').textContent"),
	);
	await seen("forget");
}

async function looks(pagePath, axePath, folder) {
	const form = formOf(pagePath),
		browser = new Browser(`${folder}/browser`),
		counts = { screens: 0 };
	const page = await openPage(browser, pagePath),
		axe = readFileSync(axePath, "utf8");
	for (const [width, height, scheme, lang] of LOOKS) {
		const { tag, dir } = form.langs[lang];
		await page.size(width, height);
		await page.look({
			"prefers-color-scheme": scheme,
			"prefers-reduced-motion": "reduce",
		});
		await page.value("localStorage.clear(); sessionStorage.clear()");
		await page.reload();
		await page.value(axe);
		await page.click(`.languages button:nth-child(${lang + 1})`);
		assert.deepStrictEqual(
			await page.value(
				"[document.documentElement.lang, document.documentElement.dir]",
			),
			[tag, dir],
		);
		await walkLooking(page, form, `${width} ${scheme} ${tag}`, counts);
	}
	await checkZoom(page);
	await checkForget(page);
	await checkPolicy(page);
	await print(page, `${folder}/sheet.pdf`);
	await browser.close();
	console.log(`${counts.screens} screens, no finding`);
}

// Letters twice as large, in a window of 640 pixels.
async function checkZoom(page) {
	await page.size(640, 512);
	await page.value("document.documentElement.style.fontSize = '200%'");
	await page.click(".forget .actions button:nth-child(2)");
	const wide = await page.value(
		"document.documentElement.scrollWidth - document.documentElement.clientWidth",
	);
	assert(wide <= 0, `letters twice as large: ${wide} pixels too wide`);
	await page.value("document.documentElement.style.fontSize = ''");
}

// All that was kept goes, of other states of the questionnaire too, and nothing else.
async function checkForget(page) {
	await page.value(`localStorage.setItem("other", "1");
		localStorage.setItem(Object.keys(localStorage).find((key) => key.startsWith("roleguide ")).slice(0, -3) + "old", "2")`);
	await page.click("footer .quiet:last-child");
	await page.click(".forget .main");
	assert(await page.value("Boolean(document.querySelector('.start'))"));
	await page.reload();
	assert.strictEqual(await page.value("document.querySelector('.found')"), null);
	assert.deepStrictEqual(await page.value("Object.keys(localStorage)"), ["other"]);
	assert.strictEqual(await page.value("sessionStorage.length"), 0);
	checkQuiet(page);
}

// What a stranger would have it do, the page may not do.
async function checkPolicy(page) {
	for (const deed of [
		"fetch('https://example.org/')",
		"fetch('data:,x')",
		"new Promise((done, fail) => { const p = new Image(); p.onload = done; p.onerror = fail; p.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACw='; document.body.append(p); })",
		"new Promise((done, fail) => { const s = document.createElement('script'); s.textContent = 'window.ran = 1'; document.body.append(s); window.ran ? done() : fail(); })",
	])
		await assert.rejects(page.value(deed), undefined, deed);
}

async function print(page, path) {
	const { data } = await page.send("Page.printToPDF", {
		paperWidth: 8.27,
		paperHeight: 11.69,
	});
	writeFileSync(path, Buffer.from(data, "base64"));
}

// --- Deeds, one by one

const SAID = "document.querySelector('[aria-live]').textContent";

async function said(page, text) {
	for (let i = 0; i < 50; i++) {
		if ((await page.value(SAID)).includes(text)) return;
		await new Promise((done) => setTimeout(done, 20));
	}
	assert.fail(`not said: ${text}, but ${await page.value(SAID)}`);
}

async function afresh(page) {
	await page.value("localStorage.clear(); sessionStorage.clear()");
	await page.reload();
}

// The browser's own buttons lead from question to question.
async function checkHistory(page) {
	await page.click(".start .main");
	const first = await page.value(ASKED);
	await page.click("label[for=option-1]");
	await page.click(".asked .main");
	const second = await page.value(ASKED);
	assert.notStrictEqual(first, second);
	for (const [step, wanted] of [
		["back", first],
		["forward", second],
		["back", first],
	]) {
		const gone = page.value(
			"new Promise((done) => addEventListener('popstate', () => setTimeout(done, 20), { once: true }))",
		);
		await page.value(`history.${step}()`);
		await gone;
		assert.strictEqual(await page.value(ASKED), wanted, step);
	}
	assert(await page.value("document.querySelector('#option-1').checked"));
}

async function checkName(page) {
	await afresh(page);
	await fill(page, "#name", "x".repeat(201), false);
	await page.click(".start .main");
	assert(await page.value(IS_AT(".error")), "a name that is too long is told");
	await page.click(".error a");
	assert(await page.value(IS_AT("#name")), "and can be mended");
	await fill(page, "#name", "x".repeat(200), false);
	await page.click(".start .main");
	assert.notStrictEqual(await page.value(ASKED), null);
}

// What goes with no other answer takes the others away, and says so.
async function checkAlone(page, form) {
	const q = form.questions.findIndex(
		({ kind, options }) => kind === "multi" && options.some(({ alone }) => alone),
	);
	const alone = form.questions[q].options.findIndex((option) => option.alone);
	const ticks = () =>
		page.value(
			"[...document.querySelectorAll('.options input')].map((one) => one.checked ? 1 : 0).join('')",
		);
	const only = (i) => form.questions[q].options.map((_, at) => (at === i ? 1 : 0)).join("");
	await afresh(page);
	await page.click(".start .main");
	while ((await page.value(ASKED)) !== form.questions[q].id)
		await goOn(page, { required: true }, null, false);
	await page.click("label[for=option-0]");
	await page.click(`label[for=option-${alone}]`);
	assert.strictEqual(await ticks(), only(alone));
	await said(page, "cleared");
	await page.click("label[for=option-1]");
	assert.strictEqual(await ticks(), only(1));
	await said(page, "cleared");
}

// Sharing, copying, and a device that is full.
async function checkHanding(page, form) {
	const question = form.questions[0],
		list = "footer .quiet:first-child";
	await page.send("Page.addScriptToEvaluateOnNewDocument", {
		source: `window.shared = [];
		navigator.canShare = ({ files }) => Boolean(files) && !window.takesText;
		navigator.share = async ({ files, text }) => { shared.push(files ? await files[0].text() : text); };`,
	});
	await afresh(page);
	await page.click(".start .main");
	await page.click("label[for=option-0]");
	await page.click(list);
	assert(
		await page.value("Boolean(document.querySelector('.hand .warning'))"),
		"what is open is told",
	);
	await page.click(".ways .way:nth-child(2) button");
	await said(page, "shared");
	await page.value("window.takesText = true");
	await page.click(".ways .way:nth-child(2) button");
	await said(page, "shared");
	assert(
		await page.value(
			"shared[0] === document.querySelector('#xml').value && shared[1] === document.querySelector('#code').value",
		),
	);
	assert(
		(await page.value("shared[0]")).includes(
			`question="${question.id}" option="${question.options[0].id}"`,
		),
	);
	for (const id of ["code", "xml"]) {
		await page.click(`#${id} + .actions button`);
		await said(page, "copied");
		assert.strictEqual(
			await page.value("String(getSelection()) || document.activeElement.value"),
			await page.value(`document.querySelector("#${id}").value`),
		);
	}
	await page.value("Storage.prototype.setItem = () => { throw new Error('full'); }");
	await page.click(".review li:nth-child(2) button");
	await page.click("label[for=option-1]");
	assert(
		await page.value(
			"document.querySelector('#page > .warning').getClientRects().length > 0",
		),
		"what is not kept is told",
	);
	checkQuiet(page);
}

// An answer of so many letters that no code holds it.
// Without its script the page says what it takes, in each language.
async function checkScriptless(page, form) {
	await page.send("Emulation.setScriptExecutionDisabled", { value: true });
	await page.reload();
	const said = await page.value("document.body.innerText");
	await page.send("Emulation.setScriptExecutionDisabled", { value: false });
	for (const { words } of form.langs) assert(said.includes(words["web-noscript"]), said);
}

async function checkLong(page, path) {
	page.url = `file://${path}`;
	await page.go(page.url);
	await page.click(".start .main");
	while ((await page.value(ASKED)) !== null) {
		if (await page.value("Boolean(document.querySelector('textarea#field'))"))
			await fill(page, "#field", "ליל ".repeat(900), false);
		await goOn(page, { required: true }, null, false);
	}
	assert.strictEqual(await page.value("document.querySelector('svg.code')"), null);
	assert(
		(
			await page.value(
				"document.querySelector('#code').closest('section').textContent",
			)
		).includes("4,296"),
	);
	assert((await page.value("document.querySelector('#xml').value")).includes("ליל ליל"));
}

async function deeds(pagePath, longPath, folder) {
	const form = formOf(pagePath),
		browser = new Browser(`${folder}/browser`);
	const page = await openPage(browser, pagePath);
	await page.size(390, 844);
	await checkHistory(page);
	await checkName(page);
	await checkAlone(page, form);
	await checkHanding(page, form);
	await checkScriptless(page, form);
	await checkLong(page, longPath);
	await browser.close();
	console.log("as it should be");
}

// --- What a screen reader is given

// Of what can be reached or heads something: role, name, state, description; a line each.
function hear(nodes) {
	const roles =
		"heading group radio checkbox button textbox alert main navigation banner contentinfo link image";
	const lines = [],
		byId = new Map(nodes.map((node) => [node.nodeId, node]));
	const order = ({ nodeId, childIds = [] }) => [
		nodeId,
		...childIds.flatMap((id) => order(byId.get(id))),
	];
	for (const { ignored, role, name, description, properties = [] } of order(nodes[0]).map(
		(id) => byId.get(id),
	)) {
		if (ignored || !role || !roles.split(" ").includes(role.value)) continue;
		const states = properties
			.filter(
				({ name: state, value }) =>
					/^(checked|pressed|disabled|invalid|focused)$/.test(
						state,
					) &&
					value.value &&
					value.value !== "false",
			)
			.map(({ name: state }) => state);
		const text = (name && name.value) || "",
			more = (description && description.value) || "";
		lines.push(
			[role.value, text, states.join(" "), more]
				.join(" | ")
				.replace(/[\u2066-\u2069]/g, "")
				.replace(/[ |]+$/, ""),
		);
	}
	return lines.join("\n");
}

async function heard(pagePath, folder) {
	const form = formOf(pagePath),
		browser = new Browser(`${folder}/browser`),
		page = await openPage(browser, pagePath),
		kinds = new Set();
	const tell = async (what) => {
		const { nodes } = await page.send("Accessibility.getFullAXTree");
		console.log(`== ${what}\n${hear(nodes)}\n`);
	};
	await page.size(390, 844);
	await tell("start");
	await page.click(".start .main");
	for (let id = await page.value(ASKED); id !== null; id = await page.value(ASKED)) {
		const { kind, options } = form.questions.find((one) => one.id === id);
		const isNew = !kinds.has(kind);
		kinds.add(kind);
		if (kind === "rank") await page.click("#option-1");
		else if (options.length && kind !== "number")
			await page.click(`label[for=option-${kind === "single" ? 0 : 1}]`);
		if (kind === "multi") await page.click("label[for=option-2]");
		if (kind === "number") await fill(page, "#field", "x", false);
		if (kind === "rank" || kind === "number") await page.click(".asked .main");
		if (isNew) await tell(kind);
		if (kind === "rank") await page.click("#option-0");
		if (kind === "number") await fill(page, "#field", "12", false);
		await page.click(".asked .main");
	}
	await tell("end");
	await browser.close();
}

// --- Pictures for the documentation

async function show(pagePath, folder) {
	const browser = new Browser(`${folder}/browser`),
		page = await openPage(browser, pagePath);
	const shoot = async (name) => writeFileSync(`${folder}/${name}.png`, await page.picture());
	await page.size(360, 740, 2);
	await page.click(".start .main");
	for (let id = await page.value(ASKED); id !== null; id = await page.value(ASKED)) {
		if (id === "done")
			for (const i of [0, 1]) await page.click(`label[for=option-${i}]`);
		if (id === "tasks") for (const i of [2, 0, 4]) await page.click(`#option-${i}`);
		await page.value("document.activeElement.blur(); scrollTo(0, 0)");
		if (id === "done" || id === "tasks") await shoot(id);
		await goOn(page, { required: true }, null, false);
	}
	await page.value("document.querySelector('.code').scrollIntoView({ block: 'center' })");
	await shoot("code");
	await browser.close();
}

const WORK = { people, looks, deeds, heard, show };
const folder = process.argv[process.argv.length - 1];
mkdirSync(folder, { recursive: true });
WORK[process.argv[2]](...process.argv.slice(3)).then(
	() => process.exit(0),
	(fault) => {
		console.error(fault);
		process.exit(1);
	},
);
