/* Libraries: each room knows those that it uses. */
#include "run/libraries.h"

#include "base/pack.h"
#include "base/unpack.h"
#include "locale/unicode.h"
#include "pdf/condition.h"
#include "pdf/haru.h"
#include "text/font_version.h"
#include "text/fontconfig.h"
#include "xml/parse.h"

struct library library_at(struct arena *arena, int i)
{
	switch (i) {
	case 0:
		return (struct library){"ICU", unicode_version(arena)};
	case 1:
		return (struct library){"HarfBuzz", font_version_shaper()};
	case 2:
		return (struct library){"fontconfig", fontset_system_version(arena)};
	case 3:
		return (struct library){"libxml2", parse_version()};
	case 4:
		return (struct library){"lcms2", condition_version(arena)};
	case 5:
		return (struct library){"libharu", haru_version()};
	case 6:
		return (struct library){"libdeflate", pack_version};
	case 7:
		return (struct library){"zlib", unpack_version()};
	}
	return (struct library){0};
}
