// X006: two full citations of one work that give different data. What one of them leaves out is not
// compared, nor what may rightly differ (pincites, dates of a last visit, editions).
#include <algorithm>
#include <cstdlib>
#include <initializer_list>
#include <optional>
#include <unordered_map>

#include "base/fold.h"
#include "base/text.h"
#include "base/url.h"
#include "facts/words.h"
#include "rules/folds.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_conflicting_fields;

namespace {

using namespace rules_support;

/// Of a person who wrote something under a title of one word that is its own; empty for "Foreword" and the like.
std::string full_name_of(const View& view, const Citation& c, std::string_view title) {
  const bool paged = c.kind == Kind::JournalArticle || c.kind == Kind::Book;
  if (!paged || title.size() < 4 || c.authors.empty() || c.names_institution || read_person(view.at(c.authors.front())).words.size() < 2) return {};
  if (is_one_of(title, {"foreword", "introduction", "preface", "comment", "comments", "commentary", "response", "reply", "remarks", "note", "notes", "review", "editorial", "afterword", "epilogue", "symposium", "tribute", "essay", "rejoinder", "correspondence", "postscript", "dedication", "memorial"})) return {};
  return folded(view, c.authors.front());
}

/// "40555/11": one number of a court that decides on applications.
bool is_application(std::string_view number) {
  return number.find('/') != std::string_view::npos && number.find_first_not_of("0123456789/") == std::string_view::npos;
}

/// "GAO-19-227" between a body and the title of its report. Reports of the Congressional Research Service keep theirs
/// in every later version.
std::string report_number(const View& view, const Citation& c, const std::string& author) {
  if (!c.symbol.empty()) return folded(view, c.symbol);
  if (c.authors.empty() || c.title.begin <= c.authors.back().end || author.find("research service") != std::string::npos) return {};
  constexpr std::size_t kLongest = 24;
  const std::string_view between = trim(view.at({c.authors.back().end, c.title.begin}));
  const std::string number = fold(between);
  return between.size() <= kLongest && between.starts_with(", ") && between.ends_with(",") && has_digit(number) ? number : std::string();
}

std::string joined(std::string_view kind, std::initializer_list<std::string_view> parts) {
  std::size_t size = kind.size();
  for (const std::string_view part : parts) size += part.size() + 1;
  std::string out;
  out.reserve(size);
  out += kind;
  for (const std::string_view part : parts) (out += '|') += part;
  return out;
}

/// The key under which two citations are one work whatever their data say; empty where none is certain.
std::string loose_key(const View& view, const Citation& c) {
  const std::string& title = title_key(view, c);
  const bool one_word = title.find(' ') == std::string::npos;
  std::string author = one_word ? full_name_of(view, c, title) : author_key(view, c);
  const bool named = !one_word || !author.empty();
  switch (c.kind) {
    case Kind::Case:
    case Kind::IntlDecision:
      if (c.kind == Kind::IntlDecision && c.volume.empty() && is_application(view.at(c.symbol))) return joined("application", {folded(view, c.symbol), title});
      if (view.at(c.container).starts_with("ECLI:")) return joined("ecli", {folded(view, c.container), title});
      return c.volume.empty() || c.page.empty() || !to_number(view.at(c.page)) ? "" : joined("case", {folded(view, c.container), folded(view, c.volume), folded(view, c.page), title});
    case Kind::JournalArticle: return named && !author.empty() ? joined("article", {author, title}) : "";
    case Kind::BookChapter: return named && !author.empty() && !c.container.empty() ? joined("chapter", {author, title, canonical(view, c.container), folded(view, c.edition)}) : "";
    case Kind::Book: return named && !author.empty() ? joined("book", {author, title, folded(view, c.edition), folded(view, c.volume)}) : "";
    case Kind::News:
    case Kind::Web:
    case Kind::PressRelease:
      if (author.empty()) author = canonical(view, c.container);
      return named && !author.empty() ? joined("web", {author, title}) : "";
    case Kind::Report: {
      std::string number = report_number(view, c, author);
      if (number.empty() && !c.url.empty()) number = normalised(view, c.url);
      return number.empty() ? "" : joined("report", {author, title, number});
    }
    case Kind::UnDocument: return c.symbol.empty() || view.at(c.symbol) == "CIREFCA" ? "" : joined("un", {folded(view, c.symbol)});
    case Kind::Treaty: return c.page.empty() || c.date.day == 0 ? "" : joined("treaty", {title, folded(view, c.container), to_iso(c.date)});
    default: return "";
  }
}

/// A treaty by its name and its place in a series, whatever its date; empty for all else.
std::string series_key(const View& view, const Citation& c) {
  if (c.kind != Kind::Treaty || c.page.empty()) return {};
  return joined("treaty", {title_key(view, c), folded(view, c.container), folded(view, c.volume), folded(view, c.page)});
}

struct Difference {
  std::string what;
  Span here;
  Severity severity = Severity::Error;
};

/// "2nd" and "2d", "Wisc." and "Wis.": one word in two abbreviations.
bool is_same_word(std::string_view a, std::string_view b) {
  const std::size_t digits = std::min(a.find_first_not_of("0123456789"), b.find_first_not_of("0123456789"));
  if (digits > 0) return digits < std::min(a.size(), b.size()) && a.substr(0, digits) == b.substr(0, digits) && a[digits] > '9' && b[digits] > '9';
  while (a.ends_with('.')) a.remove_suffix(1);
  while (b.ends_with('.')) b.remove_suffix(1);
  return std::min(a.size(), b.size()) >= 3 ? a.starts_with(b) || b.starts_with(a) : a == b;
}

/// "Ct. App." beside a reporter of California is its Court of Appeal (Bluebook R. 10.4(b)); other abbreviations of a court are no other court.
bool is_same_court(std::string_view a, std::string_view b) {
  const std::vector<std::string_view> x = split(a, ' ');
  const std::vector<std::string_view> y = split(b, ' ');
  const std::size_t common = std::min(x.size(), y.size());
  if (x.size() != y.size() && !is_one_of((x.size() < y.size() ? x : y).front(), {"Ct.", "App.", "Super.", "Sup.", "Dist.", "Civ.", "Crim."})) return false;
  return std::equal(x.end() - static_cast<std::ptrdiff_t>(common), x.end(), y.end() - static_cast<std::ptrdiff_t>(common), is_same_word);
}

class Comparison {
 public:
  Comparison(const View& view, const Citation& earlier, const Citation& later) : view_(view), a_(earlier), b_(later) {}

  std::vector<Difference> run() {
    date();
    if (a_.kind == Kind::JournalArticle) {
      field("volume", a_.volume, b_.volume);
      field("first page", a_.page, b_.page);
      if (canonical(view_, a_.container) != canonical(view_, b_.container) && !a_.volume.empty() && !b_.volume.empty() && journals_differ()) field("journal", a_.container, b_.container);
    }
    if (a_.kind == Kind::BookChapter && !a_.pincite.empty() && !b_.pincite.empty()) field("first page", a_.page, b_.page);  // one number may be either
    if (a_.kind == Kind::Treaty) {
      field("volume", a_.volume, b_.volume);
      field("page", a_.page, b_.page);
    }
    if (a_.kind == Kind::Case && !a_.court.empty() && !b_.court.empty() && !is_same_court(view_.at(a_.court), view_.at(b_.court))) field("court", a_.court, b_.court);
    return std::move(found_);
  }

 private:
  void field(std::string_view what, Span x, Span y) {
    if (x.empty() || y.empty() || folded(view_, x) == folded(view_, y)) return;
    found_.push_back({std::string(what) + " " + std::string(view_.at(y)) + " here, " + std::string(view_.at(x)), y, Severity::Error});
  }

  /// Abbreviated in another way only: every word of the one begins like a word of the other.
  bool journals_differ() const {
    const auto x = facts::significant_words(view_.at(a_.container));
    const auto y = facts::significant_words(view_.at(b_.container));
    if (x.size() != y.size()) return true;
    for (std::size_t i = 0; i < x.size(); ++i)
      if (!x[i].starts_with(y[i].substr(0, 3)) && !y[i].starts_with(x[i].substr(0, 3))) return true;
    return false;
  }

  /// Pages of two days, or of the years in their addresses: a chart or a newsletter that comes out again and again under one title.
  [[nodiscard]] bool are_issues() const {
    if (a_.url.empty() || b_.url.empty() || normalised(view_, a_.url) == normalised(view_, b_.url)) return false;
    const UrlParts x = split_url(view_.at(a_.url));
    const UrlParts y = split_url(view_.at(b_.url));
    if (x.path == y.path && (x.query.empty() || y.query.empty())) return false;  // one page, with and without a key
    return (a_.date.day != 0 && b_.date.day != 0) || (has_own_year(a_) && has_own_year(b_));
  }
  [[nodiscard]] bool has_own_year(const Citation& c) const { return view_.at(c.url).find(std::to_string(c.date.year)) != std::string_view::npos; }

  void date() {
    const Date& x = a_.date;
    const Date& y = b_.date;
    if (x.year == 0 || y.year == 0) return;
    const bool months = x.month != 0 && y.month != 0 && x.month != y.month;
    const bool days = x.month == y.month && x.day != 0 && y.day != 0 && x.day != y.day;
    if ((x.year == y.year && !months && !days) || are_issues()) return;
    const int gap = std::abs(static_cast<int>(x.year) - static_cast<int>(y.year));
    const std::string_view what = x.year != y.year ? "year " : "date ";
    const std::string here = x.year != y.year ? std::to_string(y.year) : to_iso(y);
    const std::string there = x.year != y.year ? std::to_string(x.year) : to_iso(x);
    found_.push_back({std::string(what) + here + " here, " + there, b_.year, gap == 1 ? Severity::Warning : Severity::Error});
  }

  const View& view_;
  const Citation& a_;
  const Citation& b_;
  std::vector<Difference> found_;
};

void tell(const View& view, std::size_t later, std::size_t earlier, const std::vector<Difference>& differences, Findings& out) {
  const std::string where = note_of(view, static_cast<CitationIndex>(earlier));
  std::string message = "The same work is cited with different data: ";
  Severity severity = Severity::Warning;
  for (const Difference& d : differences) {
    message += (&d == &differences.front() ? "" : "; ") + d.what + " in " + where;
    severity = std::max(severity, d.severity);
  }
  const Span span = differences.front().here.empty() ? view.citations[later].core : differences.front().here;
  Finding& f = report(out, kRule_conflicting_fields, view, static_cast<CitationIndex>(later), span, message + ".", "Check the source: one of the two is wrong.");
  f.severity = severity;
  f.related.push_back({static_cast<std::int32_t>(view.citations[earlier].note), static_cast<CitationIndex>(earlier), quoted(view.at(view.citations[earlier].core))});
}

/// What a short form says of its case that the full citation does not: the volume, or behind the year the number of a database.
std::optional<Difference> difference_of(const View& view, const Citation& c, const Citation& full) {
  const auto differ = [&](Span x, Span y) { return !x.empty() && !y.empty() && folded(view, x) != folded(view, y); };
  const auto told = [&](std::string_view what, Span here, Span there) { return Difference{std::string(what) + " " + std::string(view.at(here)) + " here, " + std::string(view.at(there)), here, Severity::Error}; };
  if (differ(c.container, full.container)) return std::nullopt;
  if (differ(c.volume, full.volume)) return told("volume", c.volume, full.volume);
  if (differ(c.page, full.page)) return told("number", c.page, full.page);
  return std::nullopt;
}

/// A case short form whose volume or number is not that of the only case of its name and reporter.
void check_short(const View& view, std::size_t i, Findings& out) {
  const Citation& c = view.citations[i];
  const Reference& r = view.index.references[i];
  if (c.form != Form::Short || c.name.empty() || r.antecedent < 0) return;
  const Citation& full = view.citations[static_cast<std::size_t>(r.antecedent)];
  const auto difference = difference_of(view, c, full);
  if (!difference) return;
  const std::string parallel = std::string(view.at(c.volume)) + ' ' + std::string(view.at(c.container)) + (difference->here == c.page ? ' ' + std::string(view.at(c.page)) : std::string());
  if (view.at(full.raw).find(parallel) != std::string_view::npos) return;
  std::size_t cases = 0;
  const std::string name = folded(view, c.name);
  for (const Work& work : view.index.works) {
    const Citation& other = view.citations[static_cast<std::size_t>(work.first)];
    if ((' ' + folded(view, other.title) + ' ').find(' ' + name + ' ') != std::string::npos && other.kind == full.kind) ++cases;
  }
  if (cases == 1) tell(view, i, static_cast<std::size_t>(r.antecedent), {*difference}, out);
}

void check(const View& view, const RuleOptions&, Findings& out) {
  std::unordered_map<std::string, std::size_t> first;
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    check_short(view, i, out);
    if (c.form != Form::Full) continue;
    for (const std::string& key : {loose_key(view, c), series_key(view, c)}) {
      if (key.empty()) continue;
      const auto [it, fresh] = first.emplace(key, i);
      if (fresh) continue;
      const auto differences = Comparison(view, view.citations[it->second], c).run();
      if (differences.empty()) continue;
      tell(view, i, it->second, differences, out);
      break;
    }
  }
}

}  // namespace

const Rule kRule_conflicting_fields{"X006", "conflicting-fields", "Same work with different year, volume, first page, date or paragraph data", Severity::Error, "0.1", Stage::Stable, FixKind::None, "text", "Indigo R6.1; Bluebook R. 10.5, R. 15.4, R. 16.4", check};

}  // namespace subcite
