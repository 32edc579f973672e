// pdf.js fills in a form as its viewer does, and saves it: node filled_pdfjs.mjs PDFJS FORM FOLDER reads
// FOLDER/*.json (filled.py) and writes the forms of these people beside them.
import { readdirSync, readFileSync, writeFileSync } from "fs";
import { resolve } from "path";

const [pdfjs, form, folder] = process.argv.slice(2);
const { getDocument } = await import(resolve(`${pdfjs}/legacy/build/pdf.mjs`));
const data = new Uint8Array(readFileSync(form));

function set(storage, place, person) {
	const name = place.fieldName;
	if (place.radioButton)
		storage.setValue(place.id, { value: person.groups[name] === place.buttonValue });
	else if (place.checkBox)
		storage.setValue(place.id, { value: person.boxes.includes(name) });
	else if (place.fieldType === "Tx" && !place.readOnly)
		storage.setValue(place.id, { value: person.texts[name] ?? "" });
}

for (const file of readdirSync(folder).filter((name) => name.endsWith(".json"))) {
	const person = JSON.parse(readFileSync(`${folder}/${file}`));
	const task = getDocument({ data: data.slice(), verbosity: 0,
		standardFontDataUrl: resolve(`${pdfjs}/standard_fonts`) + "/" });
	const document = await task.promise;
	for (let i = 1; i <= document.numPages; i++)
		for (const place of await (await document.getPage(i)).getAnnotations())
			if (place.subtype === "Widget")
				set(document.annotationStorage, place, person);
	writeFileSync(`${folder}/${file.replace(".json", ".pdf")}`, await document.saveDocument());
	await task.destroy();
}
