// The fields of a question, by kind. A field changes its entry and tells the page, which is handed
// in: {form, lang, say, text, announce, changed}.

// An element; text goes in as text. What begins with "on" listens.
function element(name, attributes, ...inside) {
	const made = document.createElement(name);
	for (const [key, value] of Object.entries(attributes || {})) {
		if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
		else if (value === true) made.setAttribute(key, "");
		else if (value !== false && value !== null && value !== undefined)
			made.setAttribute(key, value);
	}
	made.append(...inside.filter((part) => part !== null && part !== undefined));
	return made;
}

function button(text, attributes) {
	return element("button", { type: "button", ...attributes }, text);
}

// Words beside an option for others, shown while it is chosen.
function wordsField(page, entry, option) {
	const id = `words-${option}`;
	const field = element("textarea", {
		id,
		rows: 2,
		dir: "auto",
		autocomplete: "off",
		oninput: () => {
			entry.words = field.value;
			page.changed();
		},
	});
	field.value = entry.words;
	return element(
		"div",
		{ class: "words" },
		element("label", { for: id }, page.say("web-own-words")),
		field,
	);
}

// Sets fields by the entry; of several options for others one has the words.
function showChosen(question, entry, inputs, words) {
	const first = question.options.findIndex(
		(option, i) => option.other && entry.chosen.includes(i),
	);
	inputs.forEach((input, i) => {
		input.checked = entry.chosen.includes(i);
	});
	words.forEach((field, i) => {
		if (field) field.hidden = i !== first;
	});
}

// What becomes of the options that were chosen when this one is ticked.
function tick(page, question, entry, option) {
	const options = question.options,
		alone = entry.chosen.find((i) => options[i].alone);
	const say = (key, of) =>
		page.announce(page.say(key, { option: page.text(options[of].text) }));
	if (options[option].alone && entry.chosen.length) {
		say("web-alone", option);
		return [option];
	}
	if (alone !== undefined) {
		say("web-not-alone", alone);
		return [...entry.chosen.filter((i) => i !== alone), option];
	}
	return [...entry.chosen, option];
}

// Circles or boxes, an option each; ontick: called behind a change.
function choices(page, question, entry, ontick) {
	const isOne = question.kind === "single" || question.kind === "likert",
		words = [];
	const inputs = question.options.map((option, i) =>
		element("input", {
			type: isOne ? "radio" : "checkbox",
			name: "option",
			value: i,
			id: `option-${i}`,
			onchange: () => {
				if (isOne) entry.chosen = [i];
				else
					entry.chosen = inputs[i].checked
						? tick(page, question, entry, i)
						: entry.chosen.filter((other) => other !== i);
				showChosen(question, entry, inputs, words);
				if (ontick) ontick();
				page.changed();
			},
		}),
	);
	const rows = question.options.map((option, i) => {
		words[i] = option.other ? wordsField(page, entry, i) : null;
		return element(
			"div",
			{ class: "option" },
			element(
				"label",
				{ for: `option-${i}` },
				inputs[i],
				element("span", {}, page.text(option.text)),
			),
			words[i],
		);
	});
	showChosen(question, entry, inputs, words);
	const list = element("div", { class: `options ${question.kind}` }, ...rows);
	list.style.setProperty("--count", rows.length);
	return { list, inputs };
}

// --- A ranking: pressing options gives them their places, in order.

function rankRow(page, question, option, press, move) {
	const text = page.text(question.options[option].text);
	const place = element("span", { class: "place", "aria-hidden": "true" });
	const said = element("span", { class: "unseen" });
	const name = button("", {
		class: "rank",
		id: `option-${option}`,
		onclick: () => press(option),
	});
	name.append(place, element("span", { class: "label" }, text), said);
	const up = button("", {
		class: "move up",
		"aria-label": page.say("web-up", { option: text }),
		onclick: () => move(option, -1, up),
	});
	const down = button("", {
		class: "move down",
		"aria-label": page.say("web-down", { option: text }),
		onclick: () => move(option, 1, down),
	});
	return {
		row: element("div", { class: "option ranked" }, name, up, down),
		name,
		place,
		said,
		up,
		down,
	};
}

function ranking(page, question, entry) {
	const places = placesOf(question),
		words = [];
	const textOf = (option) => page.text(question.options[option].text);
	function show() {
		rows.forEach(({ name, place, said, up, down }, i) => {
			const at = entry.chosen.indexOf(i);
			name.setAttribute("aria-pressed", at >= 0);
			place.textContent = at < 0 ? "" : page.number(at + 1);
			said.textContent =
				at < 0
					? ""
					: `, ${page.say("web-place", { place: at + 1, count: places })}`;
			up.hidden = down.hidden = at < 0;
			up.disabled = at === 0;
			down.disabled = at === entry.chosen.length - 1;
		});
		showChosen(question, entry, [], words);
		page.changed();
	}
	function announce(option) {
		const at = entry.chosen.indexOf(option),
			args = { option: textOf(option) };
		page.announce(
			at < 0
				? page.say("web-unplaced", args)
				: page.say("web-placed", { ...args, place: at + 1, count: places }),
		);
	}
	function press(option) {
		const isPlaced = entry.chosen.includes(option);
		entry.chosen = isPlaced
			? entry.chosen.filter((other) => other !== option)
			: [...entry.chosen, option];
		show();
		announce(option);
	}
	function move(option, step, by) {
		const at = entry.chosen.indexOf(option);
		[entry.chosen[at], entry.chosen[at + step]] = [entry.chosen[at + step], option];
		show();
		announce(option);
		if (by.disabled)
			// focus would be lost
			rows[option].name.focus();
	}
	const rows = question.options.map((_, i) => rankRow(page, question, i, press, move));
	rows.forEach(({ row }, i) => {
		words[i] = question.options[i].other ? wordsField(page, entry, i) : null;
		if (words[i]) row.append(words[i]);
	});
	const list = element("div", { class: "options" }, ...rows.map(({ row }) => row));
	show();
	return list;
}

// --- A number, or words that decline it; a text

function numberField(page, question, entry) {
	const say = (key, i) =>
		page.announce(page.say(key, { option: page.text(question.options[i].text) }));
	const isSigned = BigInt(question.min) < 0n;
	const field = element("input", {
		id: "field",
		type: "text",
		inputmode: isSigned ? "text" : "numeric",
		autocomplete: "off",
		"aria-labelledby": "asked",
		"aria-describedby": "how",
		dir: "auto",
		oninput: () => {
			entry.number = field.value;
			for (const i of entry.chosen) say("web-not-alone", i);
			entry.chosen = [];
			inputs.forEach((input) => {
				input.checked = false;
			});
			page.changed();
		},
	});
	const { list, inputs } = choices(page, question, entry, () => {
		entry.chosen = entry.chosen.slice(-1);
		if (entry.number) for (const i of entry.chosen) say("web-alone", i);
		entry.number = field.value = "";
		showChosen(question, entry, inputs, []);
	});
	field.value = entry.number;
	return [
		element(
			"div",
			{ class: "amount" },
			field,
			question.unit
				? element("span", { class: "unit" }, page.text(question.unit))
				: null,
		),
		inputs.length ? element("p", { class: "or" }, page.say("web-or")) : null,
		inputs.length ? list : null,
	];
}

function textField(page, question, entry) {
	const left = element("p", { class: "left", id: "left" });
	const field = element("textarea", {
		id: "field",
		rows: 5,
		dir: "auto",
		"aria-labelledby": "asked",
		"aria-describedby": "how left",
		oninput: () => {
			entry.text = field.value;
			count();
			page.changed();
		},
	});
	function count() {
		const n = question.length - length(clean(field.value));
		left.textContent =
			n < 0
				? page.say("web-over", { count: -n })
				: page.say("web-left", { count: n });
		left.classList.toggle("over", n < 0);
	}
	field.value = entry.text;
	count();
	return [field, left];
}

// How a question is to be answered; "" where that needs no words.
function sayHow(page, question) {
	const { kind, least, most } = question;
	if (kind === "rank")
		return page.say(
			placesOf(question) < question.options.length
				? "web-how-first"
				: "web-how-order",
			{ count: placesOf(question) },
		);
	if (kind === "number")
		return page.say(question.unit ? "ask-how-number-unit" : "ask-how-number", {
			min: BigInt(question.min),
			max: BigInt(question.max),
			unit: question.unit ? page.text(question.unit) : "",
		});
	if (kind === "text") return page.say("web-how-text", { count: question.length });
	if (kind !== "multi" || most === 1) return "";
	if (most && least === most) return page.say("web-how-exactly", { count: most });
	if (most && least > 1) return page.say("web-how-between", { least, most });
	if (most) return page.say("web-how-most", { count: most });
	return least > 1 ? page.say("form-least", { count: least }) : page.say("web-how-any");
}

// The fields, to stand below the question.
function fields(page, question, entry) {
	if (question.kind === "number") return numberField(page, question, entry);
	if (question.kind === "text") return textField(page, question, entry);
	return [
		question.kind === "rank"
			? ranking(page, question, entry)
			: choices(page, question, entry).list,
	];
}

// An answer in words.
function sayAnswer(page, question, answer) {
	if (answer.number !== undefined) {
		const number = page.number(BigInt(answer.number));
		return question.unit
			? page.say("report-with-unit", { number, unit: page.text(question.unit) })
			: number;
	}
	if (answer.text) return answer.text;
	return answer.chosen
		.map((i, place) => {
			const option = question.options[i];
			let text = page.text(option.text);
			if (option.other && answer.words)
				text = page.say("report-own-words", {
					option: text,
					words: answer.words,
				});
			return question.kind === "rank"
				? page.say("report-ranked", { place: place + 1, option: text })
				: text;
		})
		.join("\n");
}
