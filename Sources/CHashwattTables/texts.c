// SPDX-License-Identifier: Apache-2.0
#include <string.h>

#include "CHashwattTables.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char announced_demand[] = {
#embed "texts/announced-demand.yaml"
};
static const unsigned char announced_demand_funded[] = {
#embed "texts/announced-demand-funded.yaml"
};
static const unsigned char example_de[] = {
#embed "texts/example-de.md"
};
static const unsigned char example_en[] = {
#embed "texts/example-en.md"
};

const unsigned char *hashwatt_text(const char *name, size_t *count) {
    if (strcmp(name, "announced-demand.yaml") == 0) {
        *count = sizeof announced_demand;
        return announced_demand;
    }
    if (strcmp(name, "announced-demand-funded.yaml") == 0) {
        *count = sizeof announced_demand_funded;
        return announced_demand_funded;
    }
    if (strcmp(name, "example-de.md") == 0) {
        *count = sizeof example_de;
        return example_de;
    }
    if (strcmp(name, "example-en.md") == 0) {
        *count = sizeof example_en;
        return example_en;
    }
    *count = 0;
    return NULL;
}
