// Y001: one article, known by journal, volume, first page and author, under different titles.
#include "base/text.h"
#include "rules/across.h"

namespace subcite {

extern const Rule kRule_across_titles;

namespace {

using namespace rules_across;

std::string group(const Cited& c) { return c.kind == Kind::JournalArticle && is_placed(c) ? key_of({c.container_key, c.volume, c.page, c.author}) : std::string(); }

std::string value(const Cited& c) { return c.title_key; }

/// A subtitle may be left out.
bool begins_with(std::string_view whole, std::string_view part) { return !part.empty() && whole.starts_with(part) && (whole.size() == part.size() || whole[part.size()] == ' '); }

std::string shown(const Cited& c) { return "“" + c.title + "”"; }

std::vector<AcrossTold> judge(const std::vector<Variant>& variants) {
  for (std::size_t i = 0; i < variants.size(); ++i)
    for (std::size_t k = i + 1; k < variants.size(); ++k)
      if (!begins_with(variants[i].value, variants[k].value) && !begins_with(variants[k].value, variants[i].value)) {
        const Cited& c = variants[i].examples.front();
        return all_told(variants, "The article at " + c.volume + " " + c.container + " " + c.page + " has more than one title: " + listed(variants, shown) + ".", "Look at the article, and give its title as it is printed there in all papers.");
      }
  return {};
}

const AcrossRule kAcross{group, value, judge};

}  // namespace

const Rule kRule_across_titles{"Y001", "across-titles", "One article under different titles in different papers", Severity::Warning, "0.2", Stage::Stable, FixKind::None, "papers", "Bluebook R. 16.3", nullptr, false, {}, {}, &kAcross};

}  // namespace subcite
