// The page: the start, one question after the other, the end. Forward the way leads to the first
// open question. Who goes back comes forward again by every question, as far as they had been; who
// jumps to a question returns at once.

const form = JSON.parse(document.getElementById("questionnaire").textContent);
const { questions } = form;
const KEPT = `roleguide ${form.id} `,
	KEY = KEPT + form.quiz;
const START = -1,
	END = questions.length,
	FORGET = END + 1; // screens beside the questions

let state, screen, until, wantsSkip;
const frame = {}; // what stands there on every screen

function today() {
	const now = new Date();
	const two = (n) => String(n).padStart(2, "0");
	const year = String(now.getFullYear()).padStart(4, "0");
	return `${year}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function freshState() {
	return {
		entries: questions.map(() => null),
		seen: questions.map(() => false),
		name: "",
		day: "",
		lang: page.lang,
		turn: 0,
	};
}

// --- Languages

function chooseLanguage() {
	const tags = form.langs.map(({ tag }) => tag.toLowerCase()),
		first = (tag) => tag.split("-")[0];
	for (const wish of form.settled ? [] : navigator.languages || []) {
		const exact = tags.indexOf(wish.toLowerCase());
		const near = tags.findIndex((tag) => first(tag) === first(wish.toLowerCase()));
		if (exact >= 0 || near >= 0) return exact >= 0 ? exact : near;
	}
	return 0;
}

const page = {
	form,
	lang: 0,
	text: (texts) => texts[page.lang],
	number: (number) => new Intl.NumberFormat(form.langs[page.lang].speaks).format(number),
	say: (key, args) =>
		fillPattern(
			form.langs[page.lang].words[key],
			args || {},
			form.langs[page.lang].speaks,
		),
	announce: (text) => {
		frame.live.textContent = "";
		setTimeout(() => {
			frame.live.textContent = text;
		}, 50);
	},
	changed: () => {},
};

function setLanguage(lang) {
	page.lang = state.lang = lang;
	if (state.day) save();
	drawFrame();
	show(screen);
	frame.languages.querySelectorAll("button")[lang].focus();
}

// --- What this device keeps: for later in localStorage, and for a reload in sessionStorage as well,
// since browsers write the former at leisure. The state that was saved more often is the later one.

function attempt(work) {
	try {
		return work();
	} catch {
		return undefined;
	}
}

const STORES = ["localStorage", "sessionStorage"];

function save() {
	state.turn++;
	const text = JSON.stringify(state);
	const kept = STORES.map((name) =>
		attempt(() => {
			window[name].setItem(KEY, text);
			return window[name].getItem(KEY) === text;
		}),
	);
	frame.isKept = kept[0] === true;
	frame.lost.hidden = frame.isKept;
}

// What was saved last; null: nothing.
function findKept() {
	return STORES.map((name) => attempt(() => readKept(form, window[name].getItem(KEY))))
		.filter(Boolean)
		.reduce((last, kept) => (last && last.turn >= kept.turn ? last : kept), null);
}

function removeKept() {
	for (const name of STORES)
		attempt(() => {
			for (const key of Object.keys(window[name]))
				if (key.startsWith(KEPT)) window[name].removeItem(key);
		});
}

// There is nothing to look at or to forget before the first change.
function showFooter() {
	frame.list.hidden = screen === END || !state.day;
	frame.forget.hidden = screen === FORGET || !state.day;
}

function touch() {
	state.day = today();
	save();
	showFooter();
}

function forget() {
	removeKept();
	state = freshState();
	until = 0;
	go(START);
	page.announce(page.say("web-forgotten"));
}

// --- Where one is

// {asked, answer, fault, isOpen} a question.
function look() {
	const settled = settle(questions, state.entries);
	return settled.map(({ asked, answer }, q) => {
		const read = readEntry(questions[q], state.entries[q]);
		return {
			asked,
			answer,
			fault: read.fault,
			isOpen: asked && (Boolean(read.fault) || !(state.seen[q] || answer)),
		};
	});
}

// The next question that is asked behind at, or the end; step -1: before it, or the start.
function nextAsked(seen, at, step) {
	do at += step;
	while (at > START && at < END && !seen[at].asked);
	return at;
}

function firstOpen(seen) {
	const found = seen.findIndex(({ isOpen }) => isOpen);
	return found < 0 ? END : found;
}

function go(to) {
	attempt(() => history.pushState({ to }, ""));
	show(to);
	frame.main.querySelector("h1").focus();
	window.scrollTo(0, 0);
}

function goOn() {
	const seen = look(),
		next = nextAsked(seen, screen, 1);
	go(next < until ? next : firstOpen(seen));
}

function goBack() {
	until = Math.max(until, screen);
	go(nextAsked(look(), Math.min(screen, END), -1));
}

function jump(to) {
	until = 0;
	go(to);
}

// --- The start

function nameField() {
	const field = element("input", {
		id: "name",
		type: "text",
		autocomplete: "name",
		dir: "auto",
		"aria-describedby": "name-hint",
		oninput: () => {
			state.name = field.value;
			touch();
		},
	});
	field.value = state.name;
	return element(
		"div",
		{ class: "field" },
		element("label", { for: "name" }, page.say("form-name")),
		element("p", { class: "how", id: "name-hint" }, page.say("web-name-hint")),
		field,
	);
}

function nameFault() {
	const name = clean(state.name);
	return tooLong(name, LONGEST_NAME);
}

function startScreen() {
	const seen = look(),
		count = seen.filter(({ asked }) => asked).length;
	const done = seen.filter(({ asked, isOpen }) => asked && !isOpen).length,
		isNew = done === 0;
	const begin = (event) => {
		event.preventDefault();
		if (nameFault()) showFault(nameFault(), document.getElementById("name"));
		else if (isNew) go(nextAsked(look(), START, 1));
		else jump(firstOpen(look()));
	};
	return element(
		"form",
		{ class: "start", novalidate: true, onsubmit: begin },
		element("h1", { tabindex: -1 }, page.text(form.title)),
		form.intro ? element("p", { class: "standfirst" }, page.text(form.intro)) : null,
		element(
			"div",
			{ class: "notes" },
			element("p", {}, page.say("web-about")),
			element("p", {}, page.say(frame.isKept ? "web-kept" : "web-not-kept")),
			form.contact ? element("p", {}, page.text(form.contact)) : null,
		),
		element("div", { class: "fault" }),
		nameField(),
		isNew
			? null
			: element(
					"p",
					{ class: "found" },
					page.say("web-found", { answered: done, count }),
				),
		element(
			"p",
			{ class: "actions" },
			element(
				"button",
				{ class: "main" },
				page.say(isNew ? "web-begin" : "web-go-on"),
			),
		),
	);
}

// --- A question

function showFault(fault, field) {
	const box = frame.main.querySelector(".fault"),
		args = { ...fault.args };
	const link = element(
		"a",
		{
			href: "#",
			onclick: (event) => {
				event.preventDefault();
				field.focus();
			},
		},
		page.say(fault.key, args),
	);
	box.replaceChildren(
		element(
			"div",
			{ class: "error", role: "alert", tabindex: -1, id: "fault" },
			element("h2", {}, page.say("web-look")),
			element("p", {}, link),
		),
	);
	if (field.type === "text" || field.type === "textarea")
		field.setAttribute("aria-invalid", "true");
	box.firstChild.focus();
}

function next(event) {
	const q = screen,
		question = questions[q],
		{ answer, fault } = readEntry(question, state.entries[q]);
	event.preventDefault();
	const field = frame.main.querySelector(
		"#field, .options input:checked, .options input, .rank",
	);
	if (fault) {
		showFault(fault, field);
		return;
	}
	if (!answer && question.required && !wantsSkip) {
		wantsSkip = true;
		showFault({ key: "web-required", args: { next: page.say("web-next") } }, field);
		return;
	}
	state.seen[q] = true;
	touch();
	goOn();
}

function clearEntry(q) {
	state.entries[q] = null;
	touch();
	show(q);
	frame.main.querySelector("h1").focus();
	page.announce(page.say("web-cleared"));
}

function progress(q) {
	const asked = look().map((one) => one.asked),
		count = asked.filter(Boolean).length;
	const number = asked.slice(0, q + 1).filter(Boolean).length;
	const bar = element("span", { class: "bar", "aria-hidden": "true" }, element("span", {}));
	bar.firstChild.style.inlineSize = `${(100 * (number - 1)) / count}%`;
	return { bar, text: page.say("ask-progress", { number, count }) };
}

function heading(question, isLabel) {
	const text = page.text(question.text);
	return element(
		"h1",
		{ tabindex: -1, id: "asked", "aria-describedby": "count" },
		isLabel ? element("label", { for: "field" }, text) : text,
	);
}

function questionBody(q) {
	const question = questions[q],
		how = sayHow(page, question),
		entry = state.entries[q] || emptyEntry();
	let isReady = false; // only what a person changes is a change
	const clear = button(page.say("web-clear"), {
		class: "quiet",
		onclick: () => clearEntry(q),
	});
	const notes = [
		question.hint
			? element("p", { class: "hint", id: "hint" }, page.text(question.hint))
			: null,
		question.private
			? element("p", { class: "hint", id: "private" }, page.say("web-private"))
			: null,
		how ? element("p", { class: "how", id: "how" }, how) : null,
	].filter(Boolean);
	page.changed = () => {
		const isBlank = JSON.stringify(entry) === JSON.stringify(emptyEntry());
		clear.hidden = isBlank;
		state.entries[q] = isBlank ? null : entry;
		if (isReady) touch();
	};
	const inside = fields(page, question, entry);
	page.changed();
	isReady = true;
	const body =
		question.kind === "text"
			? element(
					"div",
					{ class: "body" },
					heading(question, true),
					...notes,
					...inside,
				)
			: element(
					"fieldset",
					{
						"aria-describedby":
							notes.map(({ id }) => id).join(" ") || null,
					},
					element("legend", {}, heading(question)),
					...notes,
					...inside,
				);
	return { body, clear };
}

function questionScreen(q) {
	const { bar, text } = progress(q),
		{ body, clear } = questionBody(q);
	wantsSkip = false;
	return element(
		"form",
		{
			class: "question",
			novalidate: true,
			"data-question": questions[q].id,
			onsubmit: next,
		},
		element(
			"div",
			{ class: "aside" },
			element("p", { class: "count", id: "count" }, text),
			bar,
		),
		element(
			"div",
			{ class: "asked" },
			element("div", { class: "fault" }),
			body,
			element(
				"p",
				{ class: "actions" },
				element("button", { class: "main" }, page.say("web-next")),
				button(page.say("web-back"), { onclick: goBack }),
				clear,
			),
		),
	);
}

function forgetScreen() {
	return element(
		"div",
		{ class: "forget" },
		element("h1", { tabindex: -1 }, page.say("web-forget-head")),
		element("p", { class: "standfirst" }, page.say("web-forget-text")),
		element(
			"p",
			{ class: "actions" },
			button(page.say("web-forget"), { class: "main", onclick: forget }),
			button(page.say("web-forget-no"), { onclick: () => go(END) }),
		),
	);
}

// --- The frame

function drawFrame() {
	const { tag, dir } = form.langs[page.lang];
	document.documentElement.lang = tag;
	document.documentElement.dir = dir;
	frame.languages.setAttribute("aria-label", page.say("web-languages"));
	frame.languages.replaceChildren(
		...form.langs.map((one, i) =>
			button(one.name, {
				lang: one.tag,
				"aria-current": i === page.lang ? "true" : null,
				onclick: () => setLanguage(i),
			}),
		),
	);
	frame.languages.hidden = form.langs.length < 2;
	frame.kicker.textContent = page.text(form.title);
	frame.list.textContent = page.say("web-list");
	frame.forget.textContent = page.say("web-forget");
	frame.lost.textContent = page.say("web-not-kept");
}

// The sheet stays until the page goes on: some browsers print after they have said that they did.
function removeSheet() {
	document.querySelectorAll(".sheet").forEach((sheet) => sheet.remove());
}

function show(to) {
	const isQuestion = to > START && to < END,
		{ title } = form;
	screen = to;
	removeSheet();
	page.changed = () => {};
	frame.live.textContent = "";
	frame.kicker.hidden = to === START;
	showFooter();
	frame.main.replaceChildren(
		to === START
			? startScreen()
			: to === END
				? endScreen()
				: to === FORGET
					? forgetScreen()
					: questionScreen(to),
	);
	document.title = isQuestion
		? `${progress(to).text} · ${page.text(title)}`
		: page.text(title);
}

function build() {
	frame.languages = element("nav", { class: "languages" });
	frame.kicker = element("p", { class: "kicker" });
	frame.main = element("main", {});
	frame.list = button("", { class: "quiet", onclick: () => jump(END) });
	frame.forget = button("", { class: "quiet", onclick: () => go(FORGET) });
	frame.lost = element("p", { class: "warning", hidden: true });
	frame.live = element("div", { class: "unseen", "aria-live": "polite" });
	document.getElementById("page").replaceChildren(
		element("header", {}, frame.kicker, frame.languages),
		frame.main,
		frame.lost,
		element("footer", {}, frame.list, frame.forget),
		frame.live,
	);
	addEventListener("popstate", (event) => {
		show(
			event.state && Number.isInteger(event.state.to)
				? Math.min(event.state.to, FORGET)
				: START,
		);
		frame.main.querySelector("h1").focus();
	});
	// What another window forgets is forgotten here.
	addEventListener("storage", ({ key, newValue }) => {
		if (key === KEY && newValue === null && state.day) forget();
	});
	addEventListener("beforeprint", () => {
		const isBlank = screen === START || !state.day;
		removeSheet();
		document.body.prepend(
			makeSheet(
				page,
				isBlank ? null : settle(questions, state.entries),
				isBlank ? "" : clean(state.name),
				isBlank ? "" : state.day,
			),
		);
	});
}

function start() {
	const kept = findKept();
	page.lang = chooseLanguage();
	state = freshState();
	if (kept) {
		for (const name of ["entries", "seen", "name", "day", "turn"])
			state[name] = kept[name];
		page.lang = state.lang = form.langs[kept.lang] ? kept.lang : page.lang;
	}
	until = 0;
	build();
	frame.isKept =
		attempt(() => {
			localStorage.setItem(`${KEPT}try`, "1");
			localStorage.removeItem(`${KEPT}try`);
			return true;
		}) === true;
	drawFrame();
	show(START);
}

start();
