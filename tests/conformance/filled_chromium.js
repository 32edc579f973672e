// Chromium's viewer (PDFium) is clicked and typed in, and asked for what it would save: node
// filled_chromium.js PDFJS FORM FOLDER reads FOLDER/*.json (filled.py) and writes the forms of these people
// beside them. Where fields stand is asked of pdf.js.
const { readdirSync, readFileSync, writeFileSync } = require("fs");
const { resolve } = require("path");
const { Browser } = require("./chromium.js");

const [pdfjs, form, folder] = process.argv.slice(2);
const sleep = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
const LOADED = 60000, STEP = 20; // milliseconds

// All fields with their pages and, in points from the top left corner, their middles.
async function findPlaces() {
	const { getDocument } = await import(resolve(`${pdfjs}/legacy/build/pdf.mjs`));
	const document = await getDocument({ data: new Uint8Array(readFileSync(form)), verbosity: 0 }).promise;
	const places = [];
	for (let i = 1; i <= document.numPages; i++) {
		const page = await document.getPage(i);
		const [, , width, height] = page.view;
		for (const { subtype, fieldName, fieldType, radioButton, checkBox, buttonValue, rect } of await page.getAnnotations())
			if (subtype === "Widget")
				places.push({ page: i - 1, width, height, name: fieldName, isText: fieldType === "Tx",
					radioButton, checkBox, buttonValue, x: (rect[0] + rect[2]) / 2, y: height - (rect[1] + rect[3]) / 2 });
	}
	return places;
}

// The viewer is a page of its own, in a frame of the one that was opened.
class Viewer {
	constructor(browser, page) {
		Object.assign(this, { browser, page });
	}

	async find() {
		for (let n = 0; n < LOADED; n += STEP) {
			const { targetInfos } = await this.browser.send("Target.getTargets", { filter: [{}] });
			const found = targetInfos.find(({ url }) => url.startsWith("chrome-extension:"));
			if (found)
				return (await this.browser.send("Target.attachToTarget", { targetId: found.targetId, flatten: true })).sessionId;
			await sleep(STEP);
		}
		throw new Error("Chromium has no viewer");
	}

	async value(expression) {
		const { result, exceptionDetails } = await this.browser.send("Runtime.evaluate",
			{ expression: `(async () => { const viewer = document.querySelector("pdf-viewer"); ${expression} })()`,
				returnByValue: true, awaitPromise: true }, this.session);
		if (exceptionDetails)
			throw new Error(exceptionDetails.exception.description || exceptionDetails.text);
		return result.value;
	}

	async open(path) {
		await this.page.go("about:blank");
		await this.page.go(`file://${resolve(path)}`);
		this.session = await this.find();
		for (let n = 0; n < LOADED; n += STEP) {
			if (await this.value("return Boolean(viewer && viewer.loadState_ === 'success' && viewer.viewport_);"))
				return;
			await sleep(STEP);
		}
		throw new Error(`${path} is not shown`);
	}

	// Where the page lies on the screen.
	async at(page) {
		return this.value(`const { x, y, width, height } = viewer.viewport_.getPageScreenRect(${page});
			const box = viewer.plugin_.getBoundingClientRect();
			return { x: x + box.x, y: y + box.y, width, height };`);
	}

	async click(x, y) {
		for (const type of ["mouseMoved", "mousePressed", "mouseReleased"])
			await this.page.send("Input.dispatchMouseEvent", { type, x, y, button: type === "mouseMoved" ? "none" : "left",
				clickCount: type === "mouseMoved" ? 0 : 1 });
	}

	async save(path) {
		const text = await this.value(`const { dataToSave } = await viewer.pluginController_.save("EDITED");
			let text = "";
			for (const byte of new Uint8Array(dataToSave))
				text += String.fromCharCode(byte);
			return btoa(text);`);
		writeFileSync(path, Buffer.from(text, "base64"));
	}
}

// Without a turn of pages, after which not all that is typed arrives: all of them are in the window. The
// viewer is awake once a text field says that it has the focus; from there on events come in order.
async function fill(viewer, places, person) {
	const middle = async (place) => {
		const at = await viewer.at(place.page);
		return [at.x + place.x * at.width / place.width, at.y + place.y * at.height / place.height];
	};
	const first = await middle(places.find(({ isText }) => isText));
	for (let n = 0; await viewer.value("return viewer.formFieldFocus_;") !== "text"; n += STEP) {
		if (n > LOADED)
			throw new Error("no field takes the focus");
		await viewer.click(...first);
		await sleep(STEP);
	}
	for (const place of places) {
		const text = place.isText && person.texts[place.name];
		const isOn = place.radioButton ? person.groups[place.name] === place.buttonValue
			: place.checkBox && person.boxes.includes(place.name);
		if (!isOn && !text)
			continue;
		await viewer.click(...await middle(place));
		for (const character of text ? text.split(/\s+/).join(" ") : "")
			await viewer.page.send("Input.dispatchKeyEvent", { type: "char", text: character });
	}
}

(async () => {
	const places = await findPlaces();
	const browser = new Browser(`${folder}/chromium`);
	const page = await browser.open();
	await page.size(1200, 200 + 1200 * (1 + Math.max(...places.map(({ page: last }) => last))));
	const viewer = new Viewer(browser, page);
	for (const file of readdirSync(folder).filter((name) => name.endsWith(".json"))) {
		await viewer.open(form);
		await fill(viewer, places, JSON.parse(readFileSync(`${folder}/${file}`)));
		await viewer.save(`${folder}/${file.replace(".json", ".pdf")}`);
	}
	const ended = new Promise((done) => browser.process.on("exit", done));
	await browser.close();
	await ended;
	process.exit(0);
})().catch((fault) => {
	console.error(fault);
	process.exit(1);
});
