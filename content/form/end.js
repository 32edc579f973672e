// The end: all answers, and the ways to hand them in.

function reviewRow(one, q) {
	const question = questions[q],
		text = page.text(question.text);
	const answer = one.fault
		? page.say("web-end-again")
		: one.isOpen
			? page.say("ask-open")
			: one.answer
				? sayAnswer(page, question, one.answer)
				: page.say("ask-left-out");
	return element(
		"li",
		{ class: one.fault ? "again" : one.isOpen ? "open" : one.answer ? null : "out" },
		element("p", { class: "text" }, text),
		element("p", { class: "answer", dir: "auto" }, answer),
		button(page.say("web-change"), {
			"aria-label": page.say("web-change-of", { question: text }),
			onclick: () => jump(q),
		}),
	);
}

function handed() {
	const settled = settle(questions, state.entries),
		name = nameFault() ? "" : clean(state.name);
	const day = state.day || today();
	return {
		xml: writeXml(form, settled, name, day),
		code: writeCode(form, settled, name, day),
	};
}

function download(xml) {
	const href = URL.createObjectURL(new Blob([xml], { type: "application/xml" }));
	const link = element("a", { href, download: "answers.xml" });
	link.click();
	setTimeout(() => URL.revokeObjectURL(href), 60000);
	page.announce(page.say("web-saved"));
	frame.main.querySelector(".saved").textContent = page.say("web-saved");
}

async function share({ xml, code }) {
	const files = [new File([xml], "answers.xml", { type: "application/xml" })];
	try {
		await navigator.share(
			navigator.canShare && navigator.canShare({ files })
				? { files }
				: { text: code },
		);
		page.announce(page.say("web-shared"));
	} catch {
		page.announce(page.say("web-not-shared"));
	}
}

// The text of a field, to the clipboard.
async function copy(field) {
	field.focus();
	field.select();
	let isCopied = false;
	try {
		await navigator.clipboard.writeText(field.value);
		isCopied = true;
	} catch {
		isCopied = document.execCommand("copy");
	}
	page.announce(page.say(isCopied ? "web-copied" : "web-not-copied"));
}

function drawCode({ cells }) {
	const xmlns = "http://www.w3.org/2000/svg",
		quiet = 4,
		size = cells.length + 2 * quiet;
	const svg = document.createElementNS(xmlns, "svg"),
		path = document.createElementNS(xmlns, "path");
	let d = "";
	cells.forEach((row, y) =>
		row.forEach((cell, x) => {
			d += cell ? `M${x + quiet} ${y + quiet}h1v1h-1z` : "";
		}),
	);
	path.setAttribute("d", d);
	svg.setAttribute("viewBox", `0 0 ${size} ${size}`);
	svg.setAttribute("role", "img");
	svg.setAttribute("aria-label", page.say("web-code-alt"));
	svg.setAttribute("class", "code");
	svg.style.setProperty("--modules", size);
	svg.append(path);
	return svg;
}

function copyField(id, label, text, copyLabel) {
	const field = element("textarea", {
		id,
		readonly: true,
		rows: 4,
		dir: "ltr",
		spellcheck: "false",
		"aria-label": label,
	});
	field.value = text;
	return [
		field,
		element(
			"p",
			{ class: "actions" },
			button(copyLabel, { onclick: () => copy(field) }),
		),
	];
}

function codePart(code) {
	const made = qrCode(code);
	const long = () => page.say("web-code-long", { most: QR_MOST, count: code.length });
	return element(
		"section",
		{ class: "way" },
		element("h3", {}, page.say("web-code-head")),
		element("p", {}, made ? page.say("web-code-how") : long()),
		made ? drawCode(made) : null,
		...copyField("code", page.say("web-code-head"), code, page.say("web-code-copy")),
	);
}

function way(text, label, isMain, onclick) {
	return element(
		"div",
		{ class: "way" },
		element("p", {}, button(label, { class: isMain ? "main" : null, onclick })),
		element("p", { class: "how" }, text),
	);
}

function handScreen(open) {
	const ready = handed();
	return element(
		"section",
		{ class: "hand" },
		element("h2", {}, page.say("web-hand-head")),
		element("p", {}, page.say("web-hand-text")),
		open
			? element(
					"p",
					{ class: "warning" },
					page.say("web-end-open", { count: open }),
				)
			: null,
		element(
			"div",
			{ class: "ways" },
			way(page.say("web-save-text"), page.say("web-save"), true, () =>
				download(ready.xml),
			),
			navigator.share
				? way(
						page.say("web-share-text"),
						page.say("web-share"),
						false,
						() => share(ready),
					)
				: null,
			way(page.say("web-print-text"), page.say("web-print"), false, () =>
				window.print(),
			),
		),
		element("p", { class: "saved" }),
		codePart(ready.code),
		element(
			"section",
			{ class: "way" },
			element("h3", {}, page.say("web-text-head")),
			element("p", {}, page.say("web-text-how")),
			...copyField(
				"xml",
				page.say("web-text-head"),
				ready.xml,
				page.say("web-copy"),
			),
		),
	);
}

function endScreen() {
	const seen = look(),
		asked = seen.filter((one) => one.asked),
		open = asked.filter(({ isOpen }) => isOpen).length;
	const answered = asked.filter(({ answer }) => answer).length,
		name = clean(state.name);
	const nameRow = element(
		"li",
		{ class: nameFault() ? "again" : name ? null : "out" },
		element("p", { class: "text" }, page.say("form-name")),
		element(
			"p",
			{ class: "answer", dir: "auto" },
			nameFault() ? page.say("web-end-again") : name || page.say("ask-left-out"),
		),
		button(page.say("web-change"), {
			"aria-label": page.say("web-change-of", {
				question: page.say("form-name"),
			}),
			onclick: () => jump(START),
		}),
	);
	const rows = questions.map((_, q) => (seen[q].asked ? reviewRow(seen[q], q) : null));
	const list = element(
		"section",
		{},
		element("h2", {}, page.say("web-list")),
		element("ul", { class: "review" }, nameRow, ...rows),
	);
	const hand = handScreen(open);
	return element(
		"div",
		{ class: "end" },
		element("h1", { tabindex: -1 }, page.say("web-end-head")),
		open
			? null
			: element(
					"p",
					{ class: "standfirst" },
					page.say("ask-all-done", { count: asked.length, answered }),
				),
		open
			? element(
					"p",
					{ class: "actions" },
					button(page.say("web-go-on"), {
						class: "main",
						onclick: () => jump(firstOpen(look())),
					}),
				)
			: null,
		...(open ? [list, hand] : [hand, list]),
	);
}
