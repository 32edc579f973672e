// Pages of --html in Chromium: node pages.js FOLDER AXE.js PAGE.html... Each is looked at on a phone and
// on a desk, light and dark, by axe-core; it may not be wider than the window, be it 320 pixels; nothing
// may be fetched, and no fault told. SHOTS=1 leaves a picture of each look in FOLDER.
const { readFileSync, writeFileSync, mkdirSync } = require("fs");
const { basename } = require("path");
const { Browser } = require("./chromium.js");

const [folder, axePath, ...paths] = process.argv.slice(2);
const axe = readFileSync(axePath, "utf8");
const SIZES = { phone: [360, 740], desk: [1280, 900] };

const RUN = `axe.run(document, { resultTypes: ["violations"] }).then((found) => found.violations.map((one) =>
	one.id + ": " + one.nodes.slice(0, 3).map((node) => node.target + " " + node.failureSummary).join("; ")))`;
// What reaches past the window: the page itself, or a word that is cut.
const WIDE = `(() => {
	const width = document.documentElement.clientWidth;
	const found = document.documentElement.scrollWidth > width ? ["page"] : [];
	for (const one of document.querySelectorAll("body *")) {
		const box = one.getBoundingClientRect();
		if (box.width > 1 && (box.right > width + 1 || box.left < -1) && !one.closest(".around-table[tabindex], .skip, thead"))
			found.push(one.tagName + "." + one.getAttribute("class"));
	}
	return found.slice(0, 5);
})()`;

async function shoot(page, name) {
	const { cssContentSize } = await page.send("Page.getLayoutMetrics");
	const { data } = await page.send("Page.captureScreenshot", {
		format: "png",
		captureBeyondViewport: true,
		clip: { x: 0, y: 0, width: cssContentSize.width, height: Math.min(cssContentSize.height, 9000), scale: 1 },
	});
	writeFileSync(`${folder}/${name}.png`, Buffer.from(data, "base64"));
}

async function main() {
	mkdirSync(folder, { recursive: true });
	const browser = new Browser(`${folder}/browser`);
	let nfaults = 0;
	const tell = (text) => {
		nfaults++;
		console.log(text);
	};
	const page = await browser.open();
	await page.send("Page.setBypassCSP", { enabled: true }); // for axe alone: the page has no script
	for (const path of paths) {
		const url = `file://${path}`;
		const name = basename(path, ".html");
		page.requests.length = page.faults.length = 0;
		await page.go(url);
		await page.value(axe);
		for (const [size, [width, height]] of Object.entries(SIZES))
			for (const scheme of ["light", "dark"]) {
				await page.size(width, height);
				await page.look({ "prefers-color-scheme": scheme });
				for (const found of await page.value(RUN)) tell(`${name} ${size} ${scheme}: ${found}`);
				for (const found of await page.value(WIDE)) tell(`${name} ${size}: too wide: ${found}`);
				if (process.env.SHOTS) await shoot(page, `${name}-${size}-${scheme}`);
			}
		await page.size(320, 600);
		for (const found of await page.value(WIDE)) tell(`${name} 320: too wide: ${found}`);
		await page.look({ "forced-colors": "active" });
		if (process.env.SHOTS) await shoot(page, `${name}-forced`);
		for (const one of page.requests.filter((one) => one !== url && !one.startsWith("data:")))
			tell(`${name}: asks for ${one}`);
		for (const one of page.faults) tell(`${name}: ${one}`);
	}
	await browser.close();
	console.log(`${paths.length} pages, ${nfaults} findings`);
	process.exitCode = nfaults ? 1 : 0;
}

main().catch((error) => {
	console.error(error);
	process.exit(2);
});
