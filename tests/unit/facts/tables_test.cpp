// Every table of facts: keys sorted and once, years sane, what refers to another table found there.
#include <gtest/gtest.h>

#include "base/text.h"
#include "facts/table.h"

namespace subcite::facts {
namespace {

struct Named {
  const char* name;
  const Table& table;
};

std::vector<Named> tables() {
  return {{"abbreviations", abbreviations()}, {"acronyms", acronyms()}, {"bodies", bodies()}, {"codes", codes()}, {"courts", courts()}, {"geography", geography()}, {"instruments", instruments()}, {"journal_variants", journal_variants()}, {"journals", journals()}, {"months", months()}, {"neutral_courts", neutral_courts()}, {"newspapers", newspapers()}, {"platforms", platforms()}, {"reporter_variants", reporter_variants()}, {"reporters", reporters()}, {"signals", signals()}, {"top_level_domains", top_level_domains()}, {"treaty_series", treaty_series()}, {"un_organs", un_organs()}, {"words", words()}};
}

/// A year, or nothing.
void expect_year(std::string_view cell, std::string_view key) {
  if (cell.empty()) return;
  const auto year = to_number(cell);
  ASSERT_TRUE(year) << key << ": " << cell;
  EXPECT_GE(*year, 1500U) << key;
  EXPECT_LE(*year, 2026U) << key;
}

void expect_years(const Row& row, std::string_view first, std::string_view last) {
  expect_year(first, row.key);
  expect_year(last, row.key);
  if (!first.empty() && !last.empty()) EXPECT_LE(*to_number(first), *to_number(last)) << row.key;
}

TEST(Tables, SortedAndEachKeyOnce) {
  for (const Named& t : tables())
    for (const Row* row = t.table.begin(); row != t.table.end(); ++row) {
      EXPECT_FALSE(row->key.empty()) << t.name;
      if (row != t.table.begin()) EXPECT_LT((row - 1)->key, row->key) << t.name;
      EXPECT_EQ(row, t.table.find(row->key)) << t.name << ": " << row->key;
    }
}

TEST(Tables, AreWide) {
  EXPECT_GE(reporters().size, 700U);
  EXPECT_GE(journals().size, 700U);
  EXPECT_GE(codes().size, 400U);
  EXPECT_GE(courts().size, 300U);
  EXPECT_GE(geography().size, 200U);
  EXPECT_GE(un_organs().size, 80U);
  EXPECT_GE(words().size, 250U);
}

TEST(Tables, YearsAreSane) {
  for (const Row& row : reporters()) expect_years(row, row.d, row.e);
  for (const Row& row : journals()) expect_year(row.c, row.key);
  for (const Row& row : treaty_series()) expect_years(row, row.b, row.c);
  for (const Row& row : un_organs()) expect_years(row, row.b, row.c);
}

TEST(Tables, VariantsMeanSomething) {
  for (const Row& row : reporter_variants()) {
    EXPECT_NE(reporters().find(row.a), nullptr) << row.key;
    EXPECT_EQ(reporters().find(row.key), nullptr) << row.key;
  }
  for (const Row& row : journal_variants()) EXPECT_NE(journals().find(row.b), nullptr) << row.key;
}

TEST(Tables, KeysArePrintedForms) {
  const auto key_of = [](std::string_view printed) {
    std::string key;
    for (const char c : lower_ascii(printed))
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '&') key += c;
    return key;
  };
  for (const Table* table : {&reporters(), &journals(), &codes(), &courts()})
    for (const Row& row : *table) EXPECT_EQ(key_of(row.a), row.key);
}

TEST(Tables, KindsOfCodes) {
  for (const Row& row : codes()) EXPECT_TRUE(row.b == "statute" || row.b == "regulation" || row.b == "other") << row.key;
}

TEST(Tables, PrefixesAreFound) {
  EXPECT_TRUE(reporters().has_prefix("fsu"));
  EXPECT_FALSE(reporters().has_prefix("zzz"));
}

}  // namespace
}  // namespace subcite::facts
