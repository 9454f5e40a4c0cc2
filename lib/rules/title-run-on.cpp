// P007: commas stand between author and title and between title and volume or collection; without one the two run
// together.
#include <string>

#include "base/text.h"
#include "rules/printed.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_title_run_on;

namespace {

using namespace rules_support;

/// Nothing but blanks and marks of style between two fields that should have a comma.
bool runs_on(const View& view, Span before, Span after) {
  if (before.empty() || after.empty() || after.begin < before.end) return false;
  std::string_view words = view.at(before);
  for (const std::string_view mark : {"”", "’", "\"", "'"})  // the comma stands inside them
    while (words.ends_with(mark)) words.remove_suffix(mark.size());
  const std::string_view between = view.at({before.end, after.begin});
  return between.find_first_not_of(" *_") == std::string_view::npos && !words.ends_with(',');
}

/// "in" before the collection belongs to the gap.
bool runs_on_into_collection(const View& view, Span title, Span container) {
  if (title.empty() || container.begin < title.end) return false;
  std::string_view between = trim(view.at({title.end, container.begin}));
  while (!between.empty() && (between.front() == '*' || between.front() == '_' || between.front() == ' ')) between.remove_prefix(1);
  return between == "in" || between == "in*" || between == "in_" || between.starts_with("in ");
}

void tell(const View& view, std::size_t i, std::uint32_t at, std::string_view what, Findings& out) {
  Finding& f = report(out, kRule_title_run_on, view, static_cast<CitationIndex>(i), {at - 1, at}, "The comma behind the " + std::string(what) + " is missing.", "Put a comma here.");
  f.fix = Fix{"Put a comma here", true, {{{at, at}, ","}}};
}

/// The second of ",," between author, title and what follows; 0 for none.
std::uint32_t doubled_comma(const View& view, const Citation& c, Span next) {
  const std::uint32_t begin = c.authors.empty() ? c.title.end : c.authors.back().end;
  for (const Span gap : {Span{begin, c.title.begin}, Span{c.title.end, next.begin}}) {
    if (gap.begin >= gap.end) continue;
    const std::string_view words = view.at(gap);
    const std::size_t first = words.find(',');
    const std::size_t second = first == std::string_view::npos ? first : words.find(',', first + 1);
    if (second != std::string_view::npos && words.substr(0, second).find_first_not_of(" ,*_") == std::string_view::npos) return gap.begin + static_cast<std::uint32_t>(second);
    if (first == 0 && gap.begin > 0 && view.document.text[gap.begin - 1] == ',') return gap.begin;
  }
  return 0;
}

/// "Ada Roe, Reefs and the Law 15 HARV. L. REV. 301 (1984)" without italics, read as a book: where the title ends.
std::uint32_t end_of_roman_title(const View& view, const Citation& c) {
  if (c.kind != Kind::Book || c.form != Form::Full || c.authors.empty() || c.quoted || !is_digit_at(view.at(c.pincite), 0)) return 0;
  const std::string_view title = view.at(c.title);
  const auto found = journal_in_title(title);
  if (!found) return 0;
  const std::string_view words = trim(title.substr(0, found->volume));
  return words.empty() || words.ends_with(',') ? 0 : c.title.begin + static_cast<std::uint32_t>(words.size());
}

void check(const View& view, const RuleOptions&, Findings& out) {
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (const std::uint32_t end = end_of_roman_title(view, c); end != 0) {
      tell(view, i, end, "title", out);
      continue;
    }
    const bool kind = c.kind == Kind::JournalArticle || c.kind == Kind::BookChapter || c.kind == Kind::News;
    if (c.form != Form::Full || !kind || c.title.empty() || c.quoted) continue;
    const Span next = c.volume.empty() ? c.container : c.volume;
    const bool person = !c.authors.empty() && view.at(c.authors.back()).find(' ') != std::string_view::npos;  // no roman case name that begins the title
    if (person && runs_on(view, c.authors.back(), c.title)) tell(view, i, c.authors.back().end, "author", out);
    else if (const std::uint32_t comma = doubled_comma(view, c, next); comma != 0) {
      Finding& f = report(out, kRule_title_run_on, view, static_cast<CitationIndex>(i), {comma, comma + 1}, "Two commas stand here.", "Leave one comma out.");
      f.fix = Fix{"Leave one comma out", true, {{{comma, comma + 1}, ""}}};
    } else if (c.kind == Kind::BookChapter ? runs_on_into_collection(view, c.title, c.container) : runs_on(view, c.title, next)) tell(view, i, c.title.end, "title", out);
  }
}

}  // namespace

const Rule kRule_title_run_on{"P007", "title-run-on", "Comma missing between author, title and what follows", Severity::Warning, "0.1", Stage::Stable, FixKind::Automatic, "text, typography", "Indigo R30.1.1, R28.1; Bluebook R. 16.1, R. 15.1", check};

}  // namespace subcite
