// F002: each part of a citation in its typeface: full case names roman and short ones italic, titles of articles
// italic, books and journals in small capitals where the manuscript has them. Off unless selected.
#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"
#include "base/utf8.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_source_typeface;

namespace {

using namespace rules_support;

/// Capitals stand for small capitals.
bool in_capitals(const View& view, Span span) { return is_all_capitals(view.at(span)) || is_small_caps(view, span); }

bool is_one_word(std::string_view words) { return words.find(' ') == std::string_view::npos; }

bool in_quotation_marks(const View& view, Span title) {
  const std::string_view before = title.begin >= 3 ? view.at({title.begin - 3, title.begin}) : std::string_view();
  const std::string_view words = view.at(title);
  return before.ends_with("“") || before.ends_with("\"") || words.starts_with("“") || words.starts_with("\"");
}

bool is_article(Kind kind) { return kind == Kind::JournalArticle || kind == Kind::BookChapter || kind == Kind::News || kind == Kind::Web; }

/// Books and periodicals in capitals are the manuscript's style where at least half are.
bool has_capitals(const View& view) {
  std::size_t all = 0;
  std::size_t capital = 0;
  for (const Citation& c : view.citations) {
    const bool book = c.kind == Kind::Book;
    const Span name = book ? c.title : c.kind == Kind::JournalArticle || c.kind == Kind::BookChapter ? c.container
                                                                                                     : Span{};
    if (c.form != Form::Full || c.quoted || name.empty()) continue;
    ++all;
    capital += in_capitals(view, name) ? 1 : 0;
  }
  return all > 0 && capital * 2 >= all;
}

struct Fault {
  char kind = 'a';
  Span span;
  std::string_view message;
};

bool is_procedural(std::string_view name) { return name.starts_with("In re ") || name.starts_with("Ex parte ") || name.find(" ex rel. ") != std::string_view::npos; }

std::optional<Fault> of_case(const View& view, const Citation& c) {
  const bool decision = c.kind == Kind::Case || c.kind == Kind::IntlDecision;
  if (!decision) return std::nullopt;
  const bool report = c.core.begin < c.title.begin && view.at({c.core.begin, c.title.begin}).ends_with("Report, ");  // "Appellate Body Report, *Weirs—Tolls*": R. 21.11
  if (report) return std::nullopt;
  if (c.form == Form::Full && !c.title.empty() && !is_procedural(view.at(c.title)) && is_italic(view, c.title)) return Fault{'a', c.title, "The name of a case should be roman in a full citation."};
  const Span name = c.name.empty() ? c.title : c.name;
  if (c.form == Form::Short && !name.empty() && !has_italics(view, name)) return Fault{'b', name, "The name of a case should be italic in its short form."};
  return std::nullopt;
}

std::optional<Fault> of_title(const View& view, const Citation& c) {
  if (is_article(c.kind) && !c.title.empty() && !has_italics(view, c.title) && !in_quotation_marks(view, c.title) && view.at(c.title).find(' ') != std::string_view::npos) return Fault{'c', c.title, "The title of an article, chapter or page should be italic."};
  const Span book = c.kind == Kind::Book ? c.title : is_article(c.kind) ? c.container
                                                                        : Span{};
  if (!book.empty() && is_italic(view, book)) return Fault{'d', book, "The title of a book or the name of a periodical is not italic."};
  return std::nullopt;
}

std::optional<Fault> of_capitals(const View& view, const Citation& c) {
  const Span name = c.kind == Kind::Book ? c.title : is_article(c.kind) ? c.container
                                                                        : Span{};
  if (!name.empty() && !in_capitals(view, name) && !is_one_word(view.at(name))) return Fault{'e', name, "The title of a book or the name of a periodical is in small capitals in this manuscript."};
  if (c.authors.empty() || c.names_institution || is_one_word(view.at(c.authors.front()))) return std::nullopt;
  const Span author = c.authors.front();
  if (is_article(c.kind) && in_capitals(view, author)) return Fault{'f', author, "The author of an article is not in capitals."};
  if (c.kind == Kind::Book && author.begin < c.title.begin && !in_capitals(view, author) && in_capitals(view, c.title)) return Fault{'g', author, "The author of a book is in small capitals, as its title is."};
  return std::nullopt;
}

void check(const View& view, const RuleOptions&, Findings& out) {
  const bool plain = view.document.format == Format::Text || view.document.format == Format::Pdf;
  if (view.edition == "indigo2" || (plain && !keeps_italics(view))) return;
  const bool capitals = has_capitals(view);
  std::map<char, std::vector<Listed>> found;
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (c.quoted || c.in_prose || c.form == Form::Unknown || (c.form != Form::Full && c.form != Form::Short)) continue;
    std::optional<Fault> fault = of_case(view, c);
    if (!fault && c.form == Form::Full) fault = of_title(view, c);
    if (!fault && c.form == Form::Full && capitals) fault = of_capitals(view, c);
    if (fault) found[fault->kind].push_back({static_cast<CitationIndex>(i), {fault->span, std::string(fault->message), ""}});
  }
  for (const auto& [kind, list] : found) report_list(out, kRule_source_typeface, view, list);
}

}  // namespace

const Rule kRule_source_typeface{"F002", "source-typeface", "Title, author or case name in the wrong typeface", Severity::Style, "0.1", Stage::Stable, FixKind::None, "typography", "Indigo R2.1, T19; Bluebook R. 2.1, R. 2.2, R. 15, R. 16", check, true};

}  // namespace subcite
