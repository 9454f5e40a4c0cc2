// One key a kind, made of folded fields with abbreviations undone.
#include "resolve/works.h"

#include "base/fold.h"
#include "base/text.h"
#include "base/url.h"
#include "facts/words.h"

namespace subcite::resolving {
namespace {

using facts::canonical;

std::string title_key(const Document& d, const Citation& c) { return canonical(d.at(c.title)); }

/// The section without its subdivisions: "§ 1125(a)" is in section 1125.
std::string section_key(std::string_view pincite) {
  const std::size_t end = pincite.find_first_of("(,");
  return fold_solid(pincite.substr(0, end)) + (pincite.find("§§") == std::string_view::npos ? "" : fold_solid(pincite));
}

/// A post has no title: who wrote it, where it stands and its address tell it from others of the day.
std::string place_of_post(const Document& d, const Citation& c) { return (c.authors.empty() ? std::string() : canonical(d.at(c.authors.front()))) + ' ' + canonical(d.at(c.container)) + ' ' + normalised_url(d.at(c.url)) + ' ' + fold_solid(d.at(c.page)); }

/// What an Advocate General advised is another work than what the court then decided.
bool is_advice(const Document& d, const Citation& c) {
  const std::string_view raw = d.at(c.raw);
  return raw.find("Advocate General") != std::string_view::npos || raw.find("Opinion of AG ") != std::string_view::npos;
}

std::string decision_key(const Document& d, const Citation& c) {
  const std::string advice = is_advice(d, c) ? "advice " : "";
  if (!c.page.empty() && !c.volume.empty()) return fold_solid(d.at(c.container)) + ' ' + fold_solid(d.at(c.volume)) + ' ' + fold_solid(d.at(c.page));
  if (!c.symbol.empty()) return advice + "no " + fold_solid(d.at(c.symbol)) + ' ' + to_iso(c.date);
  return title_key(d, c) + ' ' + to_iso(c.date) + ' ' + fold_solid(d.at(c.volume));
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
      return kind + fold_solid(d.at(c.container)) + ' ' + fold_solid(d.at(c.volume)) + ' ' + fold_solid(d.at(c.page)) + ' ' + fold_solid(d.at(c.symbol)) + ' ' + section_key(d.at(c.pincite)) + (c.container.empty() || !c.symbol.empty() ? title_key(d, c) : "");
    case Kind::Constitution: return kind + title_key(d, c) + ' ' + section_key(d.at(c.pincite));
    case Kind::Bill: return kind + fold_solid(d.at(c.symbol));
    case Kind::Treaty: return kind + title_key(d, c) + ' ' + to_iso(c.date);
    case Kind::UnDocument: return kind + (c.symbol.empty() || d.at(c.symbol) == "CIREFCA" ? title_key(d, c) + to_iso(c.date) : fold_solid(d.at(c.symbol)));
    case Kind::Book: return "book " + author + title_key(d, c) + ' ' + fold_solid(d.at(c.edition)) + ' ' + fold_solid(d.at(c.volume));
    case Kind::BookChapter: return kind + author + title_key(d, c) + ' ' + canonical(d.at(c.container));
    case Kind::JournalArticle: return "piece " + author + title_key(d, c) + ' ' + fold_solid(d.at(c.volume)) + ' ' + fold_solid(d.at(c.page));
    case Kind::WorkingPaper: return "paper " + author + title_key(d, c);
    case Kind::Report: return kind + author + title_key(d, c) + ' ' + fold_solid(d.at(c.symbol)) + ' ' + std::to_string(c.date.year);
    case Kind::News:
    case Kind::Web:
    case Kind::PressRelease: return "web " + author + title_key(d, c) + ' ' + to_iso(c.date) + (c.title.empty() ? ' ' + place_of_post(d, c) : std::string());
    default: return kind + author + title_key(d, c) + ' ' + to_iso(c.date) + ' ' + fold_solid(d.at(c.pincite).substr(0, c.title.empty() ? std::string_view::npos : 0));
  }
}

}  // namespace subcite::resolving
