/* Which font can show Chinese, asked of fontconfig. */
#ifndef PG_DRAW_FONT_H
#define PG_DRAW_FONT_H

#include "base/log.h"

/* A list of font families for Graphviz, Pango and CSS, a font of this machine that covers Chinese
   among them. Where there is none a warning is logged: pictures would show boxes. Letters, digits,
   blanks, commas and hyphens only. The caller frees it with g_free. */
char *pg_font_families(const PgLog *log);

#endif
