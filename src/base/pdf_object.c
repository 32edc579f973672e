/*
 * libqpdf's functions are looked up by name in the library that the dynamic linker finds, and have
 * the types that the header gives them. What they say on the way is kept to be asked for.
 */
#include "base/pdf_object.h"

#include <stdlib.h>
#include <string.h>

#include <qpdf/qpdf-c.h>

#include "base/mem.h"
#include "base/opened.h"
#include "base/pdfdoc.h"
#include "base/utf8.h"

#define FUNCTIONS(X) \
	X(qpdf_init) \
	X(qpdf_cleanup) \
	X(qpdf_silence_errors) \
	X(qpdf_set_suppress_warnings) \
	X(qpdf_read_memory) \
	X(qpdf_get_error) \
	X(qpdf_get_error_code) \
	X(qpdf_get_error_message_detail) \
	X(qpdf_more_warnings) \
	X(qpdf_next_warning) \
	X(qpdf_get_root) \
	X(qpdf_get_num_pages) \
	X(qpdf_get_page_n) \
	X(qpdf_oh_get_type_code) \
	X(qpdf_oh_get_object_id) \
	X(qpdf_oh_get_key) \
	X(qpdf_oh_get_dict) \
	X(qpdf_oh_begin_dict_key_iter) \
	X(qpdf_oh_dict_more_keys) \
	X(qpdf_oh_dict_next_key) \
	X(qpdf_oh_get_array_n_items) \
	X(qpdf_oh_get_array_item) \
	X(qpdf_oh_get_bool_value) \
	X(qpdf_oh_get_int_value) \
	X(qpdf_oh_get_name) \
	X(qpdf_oh_new_binary_string) \
	X(qpdf_oh_get_binary_string_value) \
	X(qpdf_oh_unparse_resolved) \
	X(qpdf_oh_get_stream_data)

struct library {
#define MEMBER(name) __typeof__(name) *(name);
	FUNCTIONS(MEMBER)
#undef MEMBER
};

struct pdf_objects {
	struct library library;
	qpdf_data data;
	struct buf led; /* the file with another end; empty: it is read as it is */
	int nfaults;    /* of the file that were told */
};

static const struct opened_library libqpdf = {
	"libqpdf", {"libqpdf.so.29", "libqpdf.so.30"}, "PDF files need", "libqpdf29"};

static bool library_open(struct library *library)
{
	const struct opened_function functions[] = {FUNCTIONS(OPENED_FUNCTION)};

	return opened_find(&libqpdf, functions, sizeof functions / sizeof *functions);
}

bool pdf_objects_prepare(const char *path, struct diag *diag)
{
	struct library library;

	if (library_open(&library))
		return true;
	opened_miss(&libqpdf, path, diag);
	return false;
}

static bool read_bytes(struct pdf_objects *objects, const char *bytes, size_t n)
{
	const struct library *library = &objects->library;

	objects->data = library->qpdf_init();
	library->qpdf_silence_errors(objects->data);
	library->qpdf_set_suppress_warnings(objects->data, QPDF_TRUE);
	return (library->qpdf_read_memory(objects->data, "", bytes, n, NULL) & QPDF_ERRORS) == 0;
}

/* Why it cannot be read, told to what. */
static enum pdf_state find_state(struct pdf_objects *objects, struct buf *what)
{
	const struct library *library = &objects->library;
	qpdf_error fault = library->qpdf_get_error(objects->data);

	if (fault && library->qpdf_get_error_code(objects->data, fault) == qpdf_e_password)
		return PDF_LOCKED;
	if (fault)
		buf_addstr(what, library->qpdf_get_error_message_detail(objects->data, fault));
	return PDF_DAMAGED;
}

/* The last stream of cross-references (7.5.8), "12 0 obj << /Type /XRef ..."; NULL: none. */
static const char *find_last_table(const char *bytes, size_t n)
{
	const char *at = bytes + n;

	while (at > bytes && !((size_t)(bytes + n - at) >= 5 && memcmp(at, "/XRef", 5) == 0))
		at--;
	while (at > bytes + 8 && memcmp(at, " obj", 4) != 0)
		at--;
	if (at <= bytes + 8)
		return NULL;
	while (at > bytes && at[-1] >= '0' && at[-1] <= '9')
		at--;
	if (at > bytes && at[-1] == ' ')
		at--;
	while (at > bytes && at[-1] >= '0' && at[-1] <= '9')
		at--;
	return at;
}

/* libqpdf finds no such stream by itself where the end of the file does not lead to it: it is led
 * there by another end. Offsets count from the header on. */
static bool read_led(struct pdf_objects *objects, const char *bytes, size_t n)
{
	const char *table = find_last_table(bytes, n), *header = bytes;

	while (table && header < table && memcmp(header, "%PDF-", 5) != 0)
		header++;
	if (!table || header == table)
		return false;
	objects->library.qpdf_cleanup(&objects->data);
	buf_add(&objects->led, bytes, n);
	buf_printf(&objects->led, "\nstartxref\n%zu\n%%%%EOF\n", (size_t)(table - header));
	return read_bytes(objects, objects->led.bytes, objects->led.n);
}

struct pdf_objects *pdf_objects_open(const char *bytes, size_t n, enum pdf_state *state,
				     struct buf *what)
{
	struct pdf_objects *objects = mem_alloc_zeroed(sizeof *objects);

	*state = PDF_DAMAGED;
	buf_init(&objects->led);
	if (!library_open(&objects->library)) {
		free(objects);
		return NULL;
	}
	if (read_bytes(objects, bytes, n))
		*state = PDF_OPEN;
	else
		*state = find_state(objects, what);
	if (*state == PDF_DAMAGED && read_led(objects, bytes, n))
		*state = PDF_OPEN;
	if (*state == PDF_OPEN)
		return objects;
	pdf_objects_close(objects);
	return NULL;
}

void pdf_objects_close(struct pdf_objects *objects)
{
	objects->library.qpdf_cleanup(&objects->data);
	buf_release(&objects->led);
	free(objects);
}

int pdf_objects_count_faults(struct pdf_objects *objects, struct buf *what)
{
	const struct library *library = &objects->library;

	while (library->qpdf_more_warnings(objects->data)) {
		qpdf_error fault = library->qpdf_next_warning(objects->data);

		if (what->n == 0)
			buf_addstr(what,
				   library->qpdf_get_error_message_detail(objects->data, fault));
		objects->nfaults++;
	}
	return objects->nfaults;
}

struct pdf_object pdf_objects_root(struct pdf_objects *objects)
{
	return (struct pdf_object){objects->library.qpdf_get_root(objects->data)};
}

int pdf_objects_count_pages(struct pdf_objects *objects)
{
	int n = objects->library.qpdf_get_num_pages(objects->data);

	return n > 0 ? n : 0;
}

struct pdf_object pdf_objects_page(struct pdf_objects *objects, int page)
{
	return (struct pdf_object){objects->library.qpdf_get_page_n(objects->data, (size_t)page)};
}

enum pdf_kind pdf_object_kind(struct pdf_objects *objects, struct pdf_object object)
{
	if (!object.handle)
		return PDF_NULL;
	switch (objects->library.qpdf_oh_get_type_code(objects->data, object.handle)) {
	case ot_uninitialized:
	case ot_reserved:
	case ot_null:
	case ot_destroyed:
		return PDF_NULL;
	case ot_name:
		return PDF_NAME;
	case ot_string:
		return PDF_STRING;
	case ot_integer:
	case ot_real:
		return PDF_NUMBER;
	case ot_array:
		return PDF_ARRAY;
	case ot_dictionary:
		return PDF_DICTIONARY;
	case ot_stream:
		return PDF_STREAM;
	case ot_boolean:
	case ot_operator:
	case ot_inlineimage:
	case ot_unresolved:
		break;
	}
	return PDF_OTHER;
}

int pdf_object_number(struct pdf_objects *objects, struct pdf_object object)
{
	return object.handle ? objects->library.qpdf_oh_get_object_id(objects->data, object.handle)
			     : 0;
}

/* The dictionary of a stream, or what is one itself; else none. */
static struct pdf_object find_dictionary(struct pdf_objects *objects, struct pdf_object object)
{
	enum pdf_kind kind = pdf_object_kind(objects, object);

	if (kind == PDF_STREAM)
		object.handle = objects->library.qpdf_oh_get_dict(objects->data, object.handle);
	else if (kind != PDF_DICTIONARY)
		object.handle = 0;
	return object;
}

struct pdf_object pdf_object_key(struct pdf_objects *objects, struct pdf_object object,
				 const char *key)
{
	struct pdf_object dictionary = find_dictionary(objects, object);

	if (dictionary.handle)
		dictionary.handle = objects->library.qpdf_oh_get_key(objects->data,
								     dictionary.handle, key);
	return dictionary;
}

void pdf_object_keys(struct pdf_objects *objects, struct pdf_object object, struct buf *keys)
{
	const struct library *library = &objects->library;
	struct pdf_object dictionary = find_dictionary(objects, object);

	if (!dictionary.handle)
		return;
	library->qpdf_oh_begin_dict_key_iter(objects->data, dictionary.handle);
	while (library->qpdf_oh_dict_more_keys(objects->data)) {
		const char *key = library->qpdf_oh_dict_next_key(objects->data);

		buf_add(keys, key, strlen(key) + 1);
	}
}

int pdf_object_count(struct pdf_objects *objects, struct pdf_object object)
{
	return pdf_object_kind(objects, object) == PDF_ARRAY
		       ? objects->library.qpdf_oh_get_array_n_items(objects->data, object.handle)
		       : 0;
}

struct pdf_object pdf_object_item(struct pdf_objects *objects, struct pdf_object object, int i)
{
	return (struct pdf_object){
		objects->library.qpdf_oh_get_array_item(objects->data, object.handle, i)};
}

long long pdf_object_integer(struct pdf_objects *objects, struct pdf_object object)
{
	return object.handle && objects->library.qpdf_oh_get_type_code(objects->data,
								       object.handle) == ot_integer
		       ? objects->library.qpdf_oh_get_int_value(objects->data, object.handle)
		       : 0;
}

bool pdf_object_is_true(struct pdf_objects *objects, struct pdf_object object)
{
	return object.handle &&
	       objects->library.qpdf_oh_get_type_code(objects->data, object.handle) == ot_boolean &&
	       objects->library.qpdf_oh_get_bool_value(objects->data, object.handle);
}

bool pdf_object_bytes(struct pdf_objects *objects, struct pdf_object object, struct buf *bytes)
{
	const char *string;
	size_t n = 0;

	if (pdf_object_kind(objects, object) != PDF_STRING)
		return false;
	string = objects->library.qpdf_oh_get_binary_string_value(objects->data, object.handle, &n);
	buf_add(bytes, string, n);
	return true;
}

bool pdf_object_unpack(struct pdf_objects *objects, struct pdf_object object, struct buf *bytes)
{
	unsigned char *unpacked = NULL;
	QPDF_BOOL is_unpacked = QPDF_FALSE;
	size_t n = 0;

	if (pdf_object_kind(objects, object) != PDF_STREAM)
		return false;
	if ((objects->library.qpdf_oh_get_stream_data(objects->data, object.handle,
						      qpdf_dl_generalized, &is_unpacked, &unpacked,
						      &n) &
	     QPDF_ERRORS) == 0 &&
	    is_unpacked)
		buf_add(bytes, unpacked, n);
	else
		is_unpacked = QPDF_FALSE;
	free(unpacked);
	return is_unpacked;
}

/* Takes out what says in which language the text goes on, between escapes (7.9.2.2), and zeros at
 * the end. False: it holds other zeros, or what is no UTF-8. */
static bool clean(struct buf *text, size_t from)
{
	size_t to = from;

	while (text->n > from && text->bytes[text->n - 1] == '\0')
		text->n--;
	for (size_t i = from; i < text->n; i++) {
		const char *end = text->bytes[i] == '\x1b'
					  ? memchr(text->bytes + i + 1, '\x1b', text->n - i - 1)
					  : NULL;

		if (end)
			i = (size_t)(end - text->bytes);
		else
			text->bytes[to++] = text->bytes[i];
	}
	text->n = to;
	buf_add(text, "", 0);
	return utf8_check(text->bytes + from, to - from) == to - from &&
	       strlen(text->bytes + from) == to - from;
}

static void add_code(struct buf *text, uint32_t code)
{
	text->n += utf8_encode(code, buf_room(text, 4));
	buf_add(text, "", 0);
}

/* UTF-16; high: which byte of two is the higher one. False: halves of pairs that stand alone. */
static bool add_utf16(struct buf *text, const unsigned char *bytes, size_t n, int high)
{
	uint32_t first = 0; /* of a pair */

	for (size_t i = 0; i + 1 < n; i += 2) {
		uint32_t unit = (uint32_t)(bytes[i + (size_t)high] << 8 |
					   bytes[i + 1 - (size_t)high]);
		bool is_second = unit >= 0xdc00 && unit < 0xe000;

		if (is_second != (first != 0))
			return false;
		if (is_second)
			add_code(text, 0x10000 + ((first - 0xd800) << 10) + (unit - 0xdc00));
		else if (unit < 0xd800 || unit > 0xdfff)
			add_code(text, unit);
		first = unit >= 0xd800 && unit < 0xdc00 ? unit : 0;
	}
	return n % 2 == 0 && !first;
}

static bool add_pdfdoc(struct buf *text, const unsigned char *bytes, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		uint32_t code = pdfdoc_code(bytes[i]);

		if (bytes[i] && !code)
			return false;
		add_code(text, code);
	}
	return true;
}

/* UTF-16 and UTF-8 by their marks, or else PDFDocEncoding (7.9.2.2); unmarked bytes that are UTF-8
 * are nothing else. */
static bool add_string(struct pdf_objects *objects, struct pdf_object object, struct buf *text)
{
	struct buf string;
	size_t from = text->n, n;
	const char *bytes;
	bool is_read = true;

	buf_init(&string);
	pdf_object_bytes(objects, object, &string);
	bytes = buf_text(&string);
	n = string.n;
	if (n >= 2 && (memcmp(bytes, "\xfe\xff", 2) == 0 || memcmp(bytes, "\xff\xfe", 2) == 0))
		is_read = add_utf16(text, (const unsigned char *)bytes + 2, n - 2,
				    bytes[0] != '\xfe');
	else if (n >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0)
		buf_add(text, bytes + 3, n - 3);
	else if (utf8_check(bytes, n) == n)
		buf_add(text, bytes, n);
	else
		is_read = add_pdfdoc(text, (const unsigned char *)bytes, n);
	buf_release(&string);
	return clean(text, from) && is_read;
}

static bool add_stream(struct pdf_objects *objects, struct pdf_object object, struct buf *text)
{
	struct buf bytes;
	struct pdf_object string;
	bool is_read;

	buf_init(&bytes);
	is_read = pdf_object_unpack(objects, object, &bytes);
	string.handle = objects->library.qpdf_oh_new_binary_string(objects->data, buf_text(&bytes),
								   bytes.n);
	is_read = is_read && add_string(objects, string, text);
	buf_release(&bytes);
	return is_read;
}

bool pdf_object_text(struct pdf_objects *objects, struct pdf_object object, struct buf *text)
{
	const struct library *library = &objects->library;
	size_t from = text->n;
	const char *name;

	switch (pdf_object_kind(objects, object)) {
	case PDF_NAME:
		name = library->qpdf_oh_get_name(objects->data, object.handle);
		buf_addstr(text, name + (*name == '/'));
		return utf8_check(text->bytes + from, text->n - from) == text->n - from;
	case PDF_NUMBER:
		buf_addstr(text, library->qpdf_oh_unparse_resolved(objects->data, object.handle));
		return true;
	case PDF_STRING:
		return add_string(objects, object, text);
	case PDF_STREAM:
		return add_stream(objects, object, text);
	case PDF_NULL:
	case PDF_ARRAY:
	case PDF_DICTIONARY:
	case PDF_OTHER:
		break;
	}
	return false;
}
