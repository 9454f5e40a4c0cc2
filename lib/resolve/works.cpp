// One key a kind, made of folded fields with abbreviations undone.
#include "resolve/works.h"

#include "base/fold.h"
#include "base/text.h"
#include "facts/words.h"

namespace subcite::resolving {
namespace {

using facts::canonical;

std::string bare(std::string_view text) {
  std::string out;
  for (const char c : fold(text))
    if (c != ' ') out += c;
  return out;
}

std::string title_key(const Document& d, const Citation& c) { return canonical(d.at(c.title)); }

/// The section without its subdivisions: "§ 1125(a)" is in section 1125.
std::string section_key(std::string_view pincite) {
  const std::size_t end = pincite.find_first_of("(,");
  return bare(pincite.substr(0, end)) + (pincite.find("§§") == std::string_view::npos ? "" : bare(pincite));
}

std::string decision_key(const Document& d, const Citation& c) {
  if (!c.page.empty() && !c.volume.empty()) return bare(d.at(c.container)) + ' ' + bare(d.at(c.volume)) + ' ' + bare(d.at(c.page));
  if (!c.symbol.empty()) return "no " + bare(d.at(c.symbol)) + ' ' + to_iso(c.date);
  return title_key(d, c) + ' ' + to_iso(c.date) + ' ' + bare(d.at(c.volume));
}

}  // namespace

std::string first_author_key(const Document& d, const Citation& c) {
  if (c.authors.empty()) return canonical(d.at(c.container));
  const std::string_view name = d.at(c.authors.front());
  if (c.names_institution) return canonical(name);
  const auto words = folded_words(name);
  return words.empty() ? std::string() : words.back();
}

std::string work_key(const Document& d, const Citation& c) {
  const std::string kind = std::string(name_of(c.kind)) + ' ';
  const std::string author = first_author_key(d, c) + ' ';
  switch (c.kind) {
    case Kind::Case:
    case Kind::IntlDecision: return kind + decision_key(d, c);
    case Kind::Statute:
    case Kind::Regulation:
      return kind + bare(d.at(c.container)) + ' ' + bare(d.at(c.volume)) + ' ' + bare(d.at(c.page)) + ' ' + bare(d.at(c.symbol)) + ' ' + section_key(d.at(c.pincite)) + (c.container.empty() || !c.symbol.empty() ? title_key(d, c) : "");
    case Kind::Constitution: return kind + title_key(d, c) + ' ' + section_key(d.at(c.pincite));
    case Kind::Bill: return kind + bare(d.at(c.symbol));
    case Kind::Treaty: return kind + title_key(d, c) + ' ' + to_iso(c.date);
    case Kind::UnDocument: return kind + (c.symbol.empty() || d.at(c.symbol) == "CIREFCA" ? title_key(d, c) + to_iso(c.date) : bare(d.at(c.symbol)));
    case Kind::Book: return "book " + author + title_key(d, c) + ' ' + bare(d.at(c.edition)) + ' ' + bare(d.at(c.volume));
    case Kind::BookChapter: return kind + author + title_key(d, c) + ' ' + canonical(d.at(c.container));
    case Kind::JournalArticle: return "piece " + author + title_key(d, c) + ' ' + bare(d.at(c.volume)) + ' ' + bare(d.at(c.page));
    case Kind::WorkingPaper: return "paper " + author + title_key(d, c);
    case Kind::Report: return kind + author + title_key(d, c) + ' ' + bare(d.at(c.symbol)) + ' ' + std::to_string(c.date.year);
    case Kind::News:
    case Kind::Web:
    case Kind::PressRelease: return "web " + author + title_key(d, c) + ' ' + to_iso(c.date);
    default: return kind + author + title_key(d, c) + ' ' + to_iso(c.date) + ' ' + bare(d.at(c.pincite).substr(0, c.title.empty() ? std::string_view::npos : 0));
  }
}

}  // namespace subcite::resolving
