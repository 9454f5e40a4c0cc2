// Y007: one journal, newspaper or site abbreviated in different ways. Small capitals and capitals are one form.
#include "base/text.h"
#include "facts/table.h"
#include "facts/words.h"
#include "rules/across.h"

namespace subcite {

extern const Rule kRule_across_journal_forms;

namespace {

using namespace rules_across;

std::string group(const Cited& c) { return c.kind == Kind::JournalArticle || c.kind == Kind::News || c.kind == Kind::Web ? c.container_key : std::string(); }

/// Without quotation marks and commas that a title before it left.
std::string_view name_of(const Cited& c) {
  std::string_view name = c.container;
  for (bool cut = true; cut;) {
    cut = false;
    for (const std::string_view left : {"’", "”", "'", "\"", ",", " "})
      if (name.starts_with(left)) name.remove_prefix(left.size()), cut = true;
  }
  return name;
}

std::string value(const Cited& c) { return replaced(lower_ascii(name_of(c)), "’", "'"); }

std::string shown(const Cited& c) { return "“" + std::string(name_of(c)) + "”"; }

std::vector<AcrossTold> judge(const std::vector<Variant>& variants) {
  const std::string& printed = variants.front().examples.front().container;
  const facts::Row* row = facts::journals().find(facts::printed_key(printed));
  return all_told(variants, "One periodical is abbreviated in different ways: " + listed(variants, shown) + ".", row == nullptr ? "Abbreviate it in one way (Bluebook T13)." : "The form of Bluebook T13 is “" + std::string(row->a) + "”.");
}

const AcrossRule kAcross{group, value, judge};

}  // namespace

const Rule kRule_across_journal_forms{"Y007", "across-journal-forms", "One periodical abbreviated in different ways in different papers", Severity::Style, "0.2", Stage::Stable, FixKind::None, "papers", "Bluebook T13", nullptr, false, {}, {}, &kAcross};

}  // namespace subcite
