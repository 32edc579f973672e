// Shows the questionnaire.
const form = JSON.parse(document.getElementById("questionnaire").textContent);
const page = document.getElementById("page");
for (const text of [form.title[0], ...form.questions.map((question) => question.text[0])]) {
	const line = document.createElement("p");
	line.textContent = text;
	page.append(line);
}
