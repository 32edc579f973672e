// Chromium without a window, driven over its pipe (DevTools protocol, messages end in a zero byte).
// What a person does is done by events of mouse and keyboard, at places where something is seen.
const { spawn } = require("child_process");
const { mkdirSync, rmSync } = require("fs");

const KEYS = {
	Enter: ["Enter", 13, "\r"],
	Tab: ["Tab", 9, ""],
	" ": ["Space", 32, " "],
	ArrowDown: ["ArrowDown", 40, ""],
	ArrowUp: ["ArrowUp", 38, ""],
	Backspace: ["Backspace", 8, ""],
};

class Browser {
	constructor(folder, flags = []) {
		this.folder = folder;
		rmSync(folder, { recursive: true, force: true });
		mkdirSync(folder, { recursive: true });
		this.process = spawn(
			"chromium",
			[
				"--headless=new",
				"--no-sandbox",
				"--disable-gpu",
				"--disable-dev-shm-usage",
				"--remote-debugging-pipe",
				`--user-data-dir=${folder}/profile`,
				"--no-first-run",
				"--lang=en-US",
				"--force-color-profile=srgb",
				"--hide-scrollbars",
				...flags,
			],
			{
				stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
				env: { ...process.env, HOME: folder },
			},
		);
		this.waiting = new Map();
		this.listeners = [];
		this.last = 0;
		let rest = "";
		this.process.stdio[4].on("data", (bytes) => {
			const parts = (rest + bytes.toString("latin1")).split("\0");
			rest = parts.pop();
			for (const part of parts)
				this.take(JSON.parse(Buffer.from(part, "latin1").toString()));
		});
	}

	take(message) {
		const waits = this.waiting.get(message.id);
		this.waiting.delete(message.id);
		if (!waits) this.listeners.forEach((listener) => listener(message));
		else if (message.error)
			waits.fail(new Error(`${waits.method}: ${message.error.message}`));
		else waits.done(message.result);
	}

	send(method, params = {}, sessionId = undefined) {
		const id = ++this.last;
		this.process.stdio[3].write(
			`${JSON.stringify({ id, method, params, sessionId })}\0`,
		);
		return new Promise((done, fail) => {
			this.waiting.set(id, { method, done, fail });
		});
	}

	// An empty page. Every request that it makes is in page.requests, every complaint in page.faults.
	async open() {
		const { targetId } = await this.send("Target.createTarget", { url: "about:blank" });
		const { sessionId } = await this.send("Target.attachToTarget", {
			targetId,
			flatten: true,
		});
		const page = new Page(this, sessionId);
		this.listeners.push(
			(message) => message.sessionId === sessionId && page.hear(message),
		);
		await this.send("Browser.setDownloadBehavior", {
			behavior: "allow",
			downloadPath: this.folder,
			eventsEnabled: true,
		});
		for (const domain of ["Page", "Runtime", "Network", "Log", "DOM"])
			await page.send(`${domain}.enable`);
		return page;
	}

	async close() {
		await this.send("Browser.close").catch(() => {});
	}
}

class Page {
	constructor(browser, sessionId) {
		Object.assign(this, { browser, sessionId, requests: [], faults: [], events: [] });
		browser.listeners.push((message) => {
			if (message.method.startsWith("Browser.download"))
				this.tell(message.method, message.params);
		});
	}

	send(method, params) {
		return this.browser.send(method, params, this.sessionId);
	}

	hear({ method, params }) {
		if (method === "Network.requestWillBeSent") this.requests.push(params.request.url);
		if (method === "Network.webSocketCreated") this.requests.push(params.url);
		if (method === "Runtime.exceptionThrown")
			this.faults.push(
				params.exceptionDetails.exception.description ||
					params.exceptionDetails.text,
			);
		if (method === "Log.entryAdded" && params.entry.level === "error")
			this.faults.push(params.entry.text);
		this.tell(method, params);
	}

	tell(method, params) {
		this.events = this.events.filter(
			(event) =>
				!(
					event.method === method &&
					event.fits(params) &&
					(event.done(params), true)
				),
		);
	}

	wait(method, fits = () => true) {
		return new Promise((done) => {
			this.events.push({ method, fits, done });
		});
	}

	async go(url) {
		const loaded = this.wait("Page.loadEventFired");
		await this.send("Page.navigate", { url });
		await loaded;
	}

	async reload() {
		const loaded = this.wait("Page.loadEventFired");
		await this.send("Page.reload");
		await loaded;
	}

	// The value of an expression, awaited.
	async value(expression) {
		const { result, exceptionDetails } = await this.send("Runtime.evaluate", {
			expression,
			returnByValue: true,
			awaitPromise: true,
		});
		if (exceptionDetails)
			throw new Error(
				exceptionDetails.exception.description || exceptionDetails.text,
			);
		return result.value;
	}

	// A click in the middle of the first element that fits; text: of those, the one that says it.
	async click(selector, text = null) {
		const at = await this.value(`(() => {
			const text = ${JSON.stringify(text)};
			const found = [...document.querySelectorAll(${JSON.stringify(selector)})].find((one) =>
				one.getClientRects().length && (text === null || one.textContent.trim() === text));
			if (!found)
				return null;
			found.scrollIntoView({ block: "center", behavior: "instant" });
			const box = found.getClientRects()[0], x = box.x + box.width / 2, y = box.y + box.height / 2;
			const hit = document.elementFromPoint(x, y);
			return hit && (found === hit || found.contains(hit)) ? { x, y } : "covered";
		})()`);
		if (!at || at === "covered")
			throw new Error(`${at || "nothing to click"}: ${selector} ${text}`);
		for (const type of ["mouseMoved", "mousePressed", "mouseReleased"])
			await this.send("Input.dispatchMouseEvent", {
				type,
				...at,
				button: type === "mouseMoved" ? "none" : "left",
				clickCount: type === "mouseMoved" ? 0 : 1,
			});
	}

	async press(key, modifiers = 0) {
		const [code, number, text] = KEYS[key];
		const event = { key, code, windowsVirtualKeyCode: number, modifiers };
		await this.send("Input.dispatchKeyEvent", {
			type: text ? "keyDown" : "rawKeyDown",
			text,
			...event,
		});
		await this.send("Input.dispatchKeyEvent", { type: "keyUp", ...event });
	}

	// As an input method or a clipboard would put it in.
	async type(text) {
		await this.send("Input.insertText", { text });
	}

	async size(width, height, scale = 1) {
		await this.send("Emulation.setDeviceMetricsOverride", {
			width,
			height,
			deviceScaleFactor: scale,
			mobile: width < 600,
		});
	}

	async look(features) {
		await this.send("Emulation.setEmulatedMedia", {
			features: Object.entries(features).map(([name, value]) => ({
				name,
				value,
			})),
		});
	}

	async picture() {
		const { data } = await this.send("Page.captureScreenshot", {
			format: "png",
			captureBeyondViewport: false,
		});
		return Buffer.from(data, "base64");
	}
}

module.exports = { Browser };
