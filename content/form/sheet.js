// The questionnaire on paper: all questions, with the answers that were given.

function sheetBox(isMarked, text, isRound) {
	return element(
		"li",
		{ class: isMarked ? "marked" : null },
		element("span", { class: isRound ? "circle" : "box" }),
		element("span", {}, text),
	);
}

function sheetOptions(page, question, answer) {
	const isRound = question.kind === "single" || question.kind === "likert";
	const chosen = answer ? answer.chosen : [];
	const list = element(
		"ul",
		{ class: question.kind === "likert" ? "scale" : null },
		...question.options.map((option, i) => {
			const row = sheetBox(chosen.includes(i), page.text(option.text), isRound);
			if (question.kind === "rank" && chosen.includes(i))
				row.firstChild.textContent = page.number(chosen.indexOf(i) + 1);
			if (option.other)
				row.append(
					element(
						"span",
						{ class: "line" },
						(chosen.includes(i) && answer.words) || "",
					),
				);
			return row;
		}),
	);
	list.style.setProperty("--count", question.options.length);
	return list;
}

function sheetFields(page, question, answer) {
	if (question.kind === "text")
		return [element("p", { class: "lines" }, answer ? answer.text : "")];
	const options = question.options.length ? sheetOptions(page, question, answer) : null;
	if (question.kind !== "number") return [options];
	const number =
		answer && answer.number !== undefined ? page.number(BigInt(answer.number)) : "";
	return [
		element(
			"p",
			{},
			element("span", { class: "line short" }, number),
			question.unit ? ` ${page.text(question.unit)}` : "",
		),
		options,
	];
}

function sheetQuestion(page, question, answer, number) {
	const how =
		question.kind === "rank"
			? page.say("web-print-rank")
			: question.kind === "text"
				? ""
				: sayHow(page, question);
	return element(
		"section",
		{},
		element(
			"h2",
			{},
			element("span", { class: "figure" }, `${page.number(number)}. `),
			page.text(question.text),
		),
		question.onlyif
			? element("p", { class: "when" }, page.text(question.onlyif))
			: null,
		question.hint ? element("p", { class: "when" }, page.text(question.hint)) : null,
		how ? element("p", { class: "when" }, how) : null,
		...sheetFields(page, question, answer),
	);
}

// settled: as settle gives it; null: a blank sheet.
function makeSheet(page, settled, name, day) {
	const { form } = page;
	return element(
		"div",
		{ class: "sheet", "aria-hidden": "true" },
		element("h1", {}, page.text(form.title)),
		form.intro ? element("p", { class: "intro" }, page.text(form.intro)) : null,
		form.contact ? element("p", { class: "intro" }, page.text(form.contact)) : null,
		element(
			"p",
			{ class: "person" },
			element("span", {}, page.say("form-name")),
			element("span", { class: "line" }, name),
			element("span", {}, page.say("web-print-date")),
			element("span", { class: "line short" }, day),
		),
		...form.questions.map((question, q) =>
			sheetQuestion(page, question, settled ? settled[q].answer : null, q + 1),
		),
	);
}
