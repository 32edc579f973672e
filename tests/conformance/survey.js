// SurveyJS's own library with a form of ours: node survey.js FOLDER FORM.json N writes, for each of N
// people who answer what they are asked at random, a line of JSON: the questions asked, and the
// result that the library hands over. Any complaint about the form ends it.
const { readFileSync } = require("fs");
const { Model } = require(`${process.argv[2]}/node_modules/survey-core`);
const form = JSON.parse(readFileSync(process.argv[3]));

let seed = 1;
function roll(n) {
	seed = (seed * 48271) % 2147483647;
	return seed % n;
}

function pick(items, n) {
	const left = [...items];
	return Array.from({ length: n }, () => left.splice(roll(left.length), 1)[0]);
}

function answer(model, question) {
	const codes = question.choices && question.choices.map((choice) => choice.value);
	const { maxSelectedChoices: most = 0 } = question;
	if (question.getType() === "text" && question.inputType === "number")
		question.value = [9, 10, 11, question.min, question.max][roll(5)];
	else if (!codes)
		question.value = "Words";
	else if (question.getType() === "checkbox") {
		const alone = question.choices.filter((choice) => choice.isExclusive).map((choice) => choice.value);
		const several = codes.filter((code) => !alone.includes(code));
		const least = Number((question.validators[0]?.expression.match(/>= (\d+)/) || [0, 1])[1]);
		if (question.showOtherItem)
			several.push("other");
		question.value = alone.length && roll(6) === 0 ? [alone[0]]
			: pick(several, least + roll((most || several.length) - least + 1));
	} else if (question.getType() === "ranking")
		question.value = pick(codes, most || codes.length);
	else
		question.value = pick(question.showOtherItem ? [...codes, "other"] : codes, 1)[0];
	if (JSON.stringify(question.value).includes('"other"') && question.showOtherItem)
		model.setComment(question.name, "Quite another thing");
}

for (let n = 0; n < Number(process.argv[4]); n++) {
	const model = new Model(form);
	if (model.jsonErrors && model.jsonErrors.length)
		throw new Error(model.jsonErrors.map((error) => error.message).join("; "));
	const asked = [];
	for (const question of model.getAllQuestions()) {
		if (!question.isVisible)
			continue;
		asked.push(question.name);
		if (question.isRequired || roll(8))
			answer(model, question);
	}
	if (!model.completeLastPage())
		throw new Error(JSON.stringify([model.data, model.getAllQuestions().flatMap((question) =>
			question.errors.map((error) => `${question.name}: ${error.text}`))]));
	console.log(JSON.stringify({ asked, data: model.data }));
}
