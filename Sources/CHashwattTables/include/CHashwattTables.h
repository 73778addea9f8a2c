// SPDX-License-Identifier: Apache-2.0
#ifndef CHASHWATT_TABLES_H
#define CHASHWATT_TABLES_H

#include <stddef.h>

/// A file of the bundled dataset: its name in the folder `tables`, its bytes and their number.
struct hashwatt_table {
    const char *name;
    const unsigned char *bytes;
    size_t count;
};

/// The bundled files in the order of their names; `count` is set to their number.
const struct hashwatt_table *hashwatt_tables(size_t *count);

/// A bundled text by its name in the folder `texts`, or null; `count` is set to its number of bytes.
const unsigned char *hashwatt_text(const char *name, size_t *count);

/// The bundled site files, in the same way.
const struct hashwatt_table *hashwatt_sites(size_t *count);

/// The bundled index rules in the order of their names; `count` is set to their number.
const struct hashwatt_table *hashwatt_rules(size_t *count);

#endif
