// pdf.js opens files: node screen2.mjs PDFJS FILE... says of each what is missing, and how many there are.
// Pages have text and elements, bookmarks lead somewhere, and other files travel inside.
import { readFileSync } from "fs";
import { resolve } from "path";

const [pdfjs, ...files] = process.argv.slice(2);
const { getDocument } = await import(resolve(`${pdfjs}/legacy/build/pdf.mjs`));

async function wrongPages(document) {
	let wrong = 0;

	for (let i = 1; i <= document.numPages; i++) {
		const page = await document.getPage(i);
		const { items } = await page.getTextContent();
		const tree = await page.getStructTree();

		if (items.length > 0 && !tree?.children?.length)
			wrong++;
	}
	return wrong;
}

async function leads(document, item) {
	return item.dest && await document.getPageIndex(item.dest[0]) >= 0;
}

async function look(file) {
	const task = getDocument({ data: new Uint8Array(readFileSync(file)), verbosity: 1,
		standardFontDataUrl: resolve(`${pdfjs}/standard_fonts`) + "/" });
	const document = await task.promise;
	const { info, metadata } = await document.getMetadata();
	const outline = await document.getOutline() ?? [];

	if (info.PDFFormatVersion !== "2.0" || !metadata.get("dc:title"))
		console.log(`${file}: version ${info.PDFFormatVersion}, title ${metadata.get("dc:title")}`);
	if (await wrongPages(document) > 0)
		console.log(`${file}: pages without elements`);
	for (const item of outline)
		if (!await leads(document, item))
			console.log(`${file}: the bookmark "${item.title}" leads nowhere`);
	if (Object.keys(await document.getAttachments() ?? {}).length === 0)
		console.log(`${file}: nothing is attached`);
	await task.destroy();
}

for (const file of files)
	await look(file);
console.log(`${files.length} files`);
