// Y007: one journal abbreviated in different ways. Small capitals and capitals are one form.
#include "base/text.h"
#include "facts/table.h"
#include "facts/words.h"
#include "rules/across.h"

namespace subcite {

extern const Rule kRule_across_journal_forms;

namespace {

using namespace rules_across;

std::string group(const Cited& c) { return c.kind == Kind::JournalArticle ? c.container_key : std::string(); }

std::string value(const Cited& c) { return replaced(lower_ascii(c.container), "’", "'"); }

std::string shown(const Cited& c) { return "“" + c.container + "”"; }

std::vector<AcrossTold> judge(const std::vector<Variant>& variants) {
  const std::string& printed = variants.front().examples.front().container;
  const facts::Row* row = facts::journals().find(facts::printed_key(printed));
  return all_told(variants, "One journal is abbreviated in different ways: " + listed(variants, shown) + ".", row == nullptr ? "Abbreviate it in one way (Bluebook T13)." : "The form of Bluebook T13 is " + std::string(row->a) + ".");
}

const AcrossRule kAcross{group, value, judge};

}  // namespace

const Rule kRule_across_journal_forms{"Y007", "across-journal-forms", "One journal abbreviated in different ways in different papers", Severity::Style, "0.2", Stage::Stable, FixKind::None, "papers", "Bluebook T13", nullptr, false, {}, {}, &kAcross};

}  // namespace subcite
