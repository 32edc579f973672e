/* tell/code: the code of a message follows from its format, or from what its reporter says. */
#include "tell/code.h"

#include "base/diag.h"
#include "tap.h"

static const char *id_of(const char *kind)
{
	const struct code *code = code_find(kind);

	return code ? code->id : NULL;
}

int main(void)
{
	struct diag diag, other;
	const char *nearest;

	tap_is(id_of("role \"%s\" has no name"), "RG1005", "a format has a code");
	tap_is(id_of("more than %lld characters in one guide"), "RG1014", "whatever it fills in");
	tap_is(id_of("more than %5.3zu characters in one guide"), "RG1014", "and however");
	tap_is(id_of("role \"%s\" has no name "), NULL, "another one has none");
	tap_is(id_of("100%% of %s"), NULL, "nor has what is in no table");
	tap_is(code_named("rg1005", &nearest)->id, "RG1005", "case does not count");
	tap_ok(!code_named("RG1099", &nearest) && nearest, "what is near is named");
	diag_init(&diag);
	diag_init(&other);
	diag_as(&diag, "missing-character");
	diag_as(&diag, "pattern");
	diag_warn(&diag, (struct srcpos){"f", 1}, "%s", "no font has it");
	diag_hint(&diag, "take another");
	diag_warn(&diag, (struct srcpos){"f", 2}, "role \"%s\" has no name", "cook");
	tap_is(id_of(diag.messages[0].kind), "RG5004", "what is said first holds");
	tap_is(id_of(diag.messages[1].kind), "RG1005", "for one message");
	diag_column(&diag, 3);
	diag_repeat(&other, &diag.messages[0], false);
	tap_is(other.messages[0].kind, "missing-character", "a message repeated keeps its kind");
	tap_is(other.messages[0].hint, "take another", "and its hint");
	tap_ok(other.nwarnings == 1, "and its level");
	diag_release(&diag);
	diag_release(&other);
	return tap_done();
}
