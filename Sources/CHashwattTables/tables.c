// SPDX-License-Identifier: Apache-2.0
#include "CHashwattTables.h"

// #embed is C23; clang accepts it in every mode and says that it is an extension.
#pragma clang diagnostic ignored "-Wc23-extensions"

// One array a file of the folder `tables`, in the order of their names. A file that is added there is added
// here;
// a test compares the list with the schemas.

static const unsigned char asic_models[] = {
#embed "tables/asic_models.csv"
};
static const unsigned char bond_issues[] = {
#embed "tables/bond_issues.csv"
};
static const unsigned char bond_tranches[] = {
#embed "tables/bond_tranches.csv"
};
static const unsigned char capacity[] = {
#embed "tables/capacity.csv"
};
static const unsigned char capex[] = {
#embed "tables/capex.csv"
};
static const unsigned char close_series[] = {
#embed "tables/close_series.csv"
};
static const unsigned char closes[] = {
#embed "tables/closes.csv"
};
static const unsigned char companies[] = {
#embed "tables/companies.csv"
};
static const unsigned char company_figures[] = {
#embed "tables/company_figures.csv"
};
static const unsigned char company_names[] = {
#embed "tables/company_names.csv"
};
static const unsigned char deals[] = {
#embed "tables/deals.csv"
};
static const unsigned char difficulty_epochs[] = {
#embed "tables/difficulty_epochs.csv"
};
static const unsigned char events[] = {
#embed "tables/events.csv"
};
static const unsigned char financings[] = {
#embed "tables/financings.csv"
};
static const unsigned char gas_plants[] = {
#embed "tables/gas_plants.csv"
};
static const unsigned char hashprice_references[] = {
#embed "tables/hashprice_references.csv"
};
static const unsigned char index_methods[] = {
#embed "tables/index_methods.csv"
};
static const unsigned char interconnection[] = {
#embed "tables/interconnection.csv"
};
static const unsigned char network_daily[] = {
#embed "tables/network_daily.csv"
};
static const unsigned char network_monthly[] = {
#embed "tables/network_monthly.csv"
};
static const unsigned char ownership[] = {
#embed "tables/ownership.csv"
};
static const unsigned char power_credit_comparisons[] = {
#embed "tables/power_credit_comparisons.csv"
};
static const unsigned char power_price_series[] = {
#embed "tables/power_price_series.csv"
};
static const unsigned char power_prices[] = {
#embed "tables/power_prices.csv"
};
static const unsigned char power_trading[] = {
#embed "tables/power_trading.csv"
};
static const unsigned char production_reports[] = {
#embed "tables/production_reports.csv"
};
static const unsigned char rent_benchmarks[] = {
#embed "tables/rent_benchmarks.csv"
};
static const unsigned char sector_figures[] = {
#embed "tables/sector_figures.csv"
};
static const unsigned char share_counts[] = {
#embed "tables/share_counts.csv"
};
static const unsigned char sources[] = {
#embed "tables/sources.csv"
};
static const unsigned char utility_contracts[] = {
#embed "tables/utility_contracts.csv"
};

#define TABLE(name) {#name ".csv", name, sizeof name}

static const struct hashwatt_table tables[] = {
    TABLE(asic_models),
    TABLE(bond_issues),
    TABLE(bond_tranches),
    TABLE(capacity),
    TABLE(capex),
    TABLE(close_series),
    TABLE(closes),
    TABLE(companies),
    TABLE(company_figures),
    TABLE(company_names),
    TABLE(deals),
    TABLE(difficulty_epochs),
    TABLE(events),
    TABLE(financings),
    TABLE(gas_plants),
    TABLE(hashprice_references),
    TABLE(index_methods),
    TABLE(interconnection),
    TABLE(network_daily),
    TABLE(network_monthly),
    TABLE(ownership),
    TABLE(power_credit_comparisons),
    TABLE(power_price_series),
    TABLE(power_prices),
    TABLE(power_trading),
    TABLE(production_reports),
    TABLE(rent_benchmarks),
    TABLE(sector_figures),
    TABLE(share_counts),
    TABLE(sources),
    TABLE(utility_contracts),
};

const struct hashwatt_table *hashwatt_tables(size_t *count) {
    *count = sizeof tables / sizeof tables[0];
    return tables;
}

// The site files of the folder `tables/sites`, in the order of their names.

static const unsigned char site_a[] = {
#embed "tables/sites/A.yaml"
};
static const unsigned char site_b[] = {
#embed "tables/sites/B.yaml"
};
static const unsigned char site_c[] = {
#embed "tables/sites/C.json"
};
static const unsigned char site_d[] = {
#embed "tables/sites/D.yaml"
};
static const unsigned char site_ercot_2023_08[] = {
#embed "tables/sites/ercot-2023-08.yaml"
};

static const struct hashwatt_table sites[] = {
    {"A.yaml", site_a, sizeof site_a},
    {"B.yaml", site_b, sizeof site_b},
    {"C.json", site_c, sizeof site_c},
    {"D.yaml", site_d, sizeof site_d},
    {"ercot-2023-08.yaml", site_ercot_2023_08, sizeof site_ercot_2023_08},
};

const struct hashwatt_table *hashwatt_sites(size_t *count) {
    *count = sizeof sites / sizeof sites[0];
    return sites;
}

// The index rules of the folder `tables/rules`, in the order of their names.

static const unsigned char ai_landlords[] = {
#embed "tables/rules/ai-landlords.yaml"
};
static const unsigned char hyperscalers[] = {
#embed "tables/rules/hyperscalers.yaml"
};
static const unsigned char miners_broad_cap[] = {
#embed "tables/rules/miners-broad-cap.yaml"
};
static const unsigned char miners_broad_equal[] = {
#embed "tables/rules/miners-broad-equal.yaml"
};
static const unsigned char miners_broad_equal_bmnr[] = {
#embed "tables/rules/miners-broad-equal-bmnr.yaml"
};
static const unsigned char miners_cap[] = {
#embed "tables/rules/miners-cap.yaml"
};
static const unsigned char miners_cap_bmnr[] = {
#embed "tables/rules/miners-cap-bmnr.yaml"
};
static const unsigned char miners_capped[] = {
#embed "tables/rules/miners-capped.yaml"
};
static const unsigned char miners_capped_bmnr[] = {
#embed "tables/rules/miners-capped-bmnr.yaml"
};
static const unsigned char miners_equal[] = {
#embed "tables/rules/miners-equal.yaml"
};
static const unsigned char miners_equal_bmnr[] = {
#embed "tables/rules/miners-equal-bmnr.yaml"
};
static const unsigned char miners_equal_daily[] = {
#embed "tables/rules/miners-equal-daily.yaml"
};
static const unsigned char miners_equal_daily_bmnr[] = {
#embed "tables/rules/miners-equal-daily-bmnr.yaml"
};
static const unsigned char neoclouds[] = {
#embed "tables/rules/neoclouds.yaml"
};

#define RULES(name, array) {name ".yaml", array, sizeof array}

static const struct hashwatt_table rules[] = {
    RULES("ai-landlords", ai_landlords),
    RULES("hyperscalers", hyperscalers),
    RULES("miners-broad-cap", miners_broad_cap),
    RULES("miners-broad-equal", miners_broad_equal),
    RULES("miners-broad-equal-bmnr", miners_broad_equal_bmnr),
    RULES("miners-cap", miners_cap),
    RULES("miners-cap-bmnr", miners_cap_bmnr),
    RULES("miners-capped", miners_capped),
    RULES("miners-capped-bmnr", miners_capped_bmnr),
    RULES("miners-equal", miners_equal),
    RULES("miners-equal-bmnr", miners_equal_bmnr),
    RULES("miners-equal-daily", miners_equal_daily),
    RULES("miners-equal-daily-bmnr", miners_equal_daily_bmnr),
    RULES("neoclouds", neoclouds),
};

const struct hashwatt_table *hashwatt_rules(size_t *count) {
    *count = sizeof rules / sizeof rules[0];
    return rules;
}
