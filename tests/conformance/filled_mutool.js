// mutool fills in a form and saves what changed behind it: mutool run filled_mutool.js FORM PERSON.json
// OUT, where PERSON.json is one that filled.py writes. Which field a widget is of, mutool does not say:
// they come in the order of the page's annotations.
var person = JSON.parse(read(scriptArgs[1]));

function nameOf(object) {
	var name = "";
	for (; object && !object.isNull(); object = object.get("Parent"))
		if (object.get("T") && !object.get("T").isNull())
			name = object.get("T").asString() + (name ? "." + name : "");
	return name;
}

function onState(object) {
	var on = "";
	object.get("AP").get("N").forEach(function (a, b) {
		var key = typeof a === "string" ? a : b; // which comes first is another by version
		if (key !== "Off")
			on = key;
	});
	return on;
}

function placesOf(page) {
	var all = page.get("Annots"), places = [];
	for (var i = 0; all && i < all.length; i++)
		if (String(all.get(i).get("Subtype")) === "/Widget")
			places.push(all.get(i));
	return places;
}

var form = new PDFDocument(scriptArgs[0]);
for (var i = 0; i < form.countPages(); i++) {
	var widgets = form.loadPage(i).getWidgets(), places = placesOf(form.findPage(i));
	if (widgets.length !== places.length)
		throw new Error("widgets and annotations differ");
	for (var k = 0; k < widgets.length; k++) {
		var name = nameOf(places[k]), type = String(widgets[k].getFieldType());
		if (type === "checkbox" && person.boxes.indexOf(name) >= 0)
			widgets[k].toggle();
		else if (type === "radiobutton" && person.groups[name] === onState(places[k]))
			widgets[k].toggle();
		else if (type === "text" && name in person.texts)
			widgets[k].setTextValue(person.texts[name]);
		widgets[k].update();
	}
}
form.save(scriptArgs[2], "incremental");
