// P006: what a reader needs to find the printed source: the volume and first page of an article or decision, the
// pages of a chapter.
#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "base/fold.h"
#include "base/text.h"
#include "facts/table.h"
#include "facts/words.h"
#include "rules/printed.h"
#include "rules/support.h"
#include "rules/words.h"

namespace subcite {

extern const Rule kRule_incomplete_source;

namespace {

using namespace rules_support;

/// "INSIGHT TURK.": abbreviated as periodicals that are cited by volume and page are.
bool is_abbreviated(std::string_view name) {
  const std::vector<std::string_view> words = split(name, ' ');
  return words.size() >= 2 && std::any_of(words.begin(), words.end(), [](std::string_view w) { return w.size() > 2 && w.ends_with('.'); });
}

bool says_why(const Words& words, const Citation& c) { return words.has_lowered(whole(c), {"forthcoming", "doi", "art. ", "article no", "advance", "__", "online"}); }

/// A chapter that names neither page nor other place in its collection.
bool is_placeless(const View& view, const Citation& c) {
  if (!c.page.empty() || !c.pincite.empty() || !c.supra.empty() || !c.url.empty()) return false;
  if (view.at(c.raw).find("reprinted in") != std::string_view::npos) return false;
  const std::string_view raw = view.at(c.core);
  for (const std::string_view mark : {"§", " ch. ", " chs. ", "supra", " pt. ", "art. "})
    if (raw.find(mark) != std::string_view::npos) return false;
  return true;
}

/// A decision that the lack of its volume or page has made no case of: "Roe v. Poe, 301 F.3d", "Roe v. Poe, F.3d" 455.
std::string trouble_of_decision(const View& view, const Citation& c) {
  const std::string_view title = view.at(c.title);
  const std::size_t comma = title.rfind(", ");
  if (c.kind != Kind::Other || comma == std::string_view::npos || title.substr(0, comma).find(" v. ") == std::string_view::npos || c.date.year == 0) return {};
  const std::string_view place = title.substr(comma + 2);
  const std::size_t blank = is_digit_at(place, 0) ? place.find(' ') : std::string_view::npos;
  const bool volume = blank != std::string_view::npos && to_number(place.substr(0, blank));
  const std::string_view name = volume ? place.substr(blank + 1) : place;
  if (name.find('.') == std::string_view::npos || facts::reporters().find(key_of(name)) == nullptr) return {};
  const bool series = is_one_of(view.at(c.pincite), {"2d", "3d", "4th"});  // "601 F. Supp. 2d (D. Me. 2009)"
  if (volume && (c.pincite.empty() || series)) return "The first page in " + quoted(name) + " is missing.";
  if (!volume && is_digit_at(view.at(c.pincite), 0)) return "The volume of " + quoted(name) + " is missing.";
  return {};
}

/// An article that the lack of its first page has made a book of: "Ada Roe, Reefs, 30 Hastings L.J. (1999)" without italics.
std::string trouble_of_article(const View& view, const Citation& c) {
  if ((c.kind != Kind::Book && c.kind != Kind::Other) || c.authors.empty() || c.date.year == 0) return {};
  const std::string_view title = view.at(c.title);
  if (!c.pincite.empty()) {  // "Ada Roe, Reefs, Yale L.J. 301, 305 (1999)"
    const std::size_t comma = title.rfind(", ");
    const std::string_view pages = view.at(c.pincite);
    const bool paged = is_digit_at(pages, 0) && pages.find(", ") != std::string_view::npos && view.at({c.title.end, c.pincite.begin}) == " ";
    return paged && comma != std::string_view::npos && is_law_journal(title.substr(comma + 2)) ? "The volume of " + quoted(title.substr(comma + 2)) + " is missing." : std::string();
  }
  const auto found = journal_in_title(title);
  return found && title.substr(0, found->volume).ends_with(", ") ? "The first page in " + quoted(found->journal) + " is missing." : std::string();
}

/// "Reefs, 30 HARV. INT’L L.J. (1999), https://...": a volume in the place of a site's name.
std::string trouble_of_page(const View& view, const Citation& c) {
  const std::string_view container = view.at(c.container);
  const std::size_t blank = container.find(' ');
  if (c.kind != Kind::Web || !c.volume.empty() || !c.page.empty() || blank == std::string_view::npos || !to_number(container.substr(0, blank)) || !is_law_journal(container.substr(blank + 1))) return {};
  return "The first page in " + quoted(container.substr(blank + 1)) + " is missing; an address does not stand for it.";
}

/// Series of treaties that are cited by volume and page.
bool is_treaty_without_volume(const View& view, const Citation& c) {
  if (c.kind != Kind::Treaty || !c.volume.empty() || to_number(view.at(c.page)) == std::nullopt || c.page.begin <= c.container.end || view.at({c.container.end, c.page.begin}) != " ") return false;
  return is_one_of(key_of(view.at(c.container)), {"unts", "lnts", "ilm", "ust", "cts", "consolts"});
}

/// Periodicals that are cited with volume and first page somewhere, by their keys.
std::set<std::string> cited_by_volume(const View& view) {
  std::set<std::string> keys;
  for (const Citation& c : view.citations)
    if (c.form == Form::Full && c.kind == Kind::JournalArticle && c.consecutive && !c.volume.empty() && !c.page.empty()) keys.insert(key_of(view.at(c.container)));
  return keys;
}

std::string trouble_of(const View& view, const Citation& c, const std::set<std::string>& by_volume) {
  const std::string_view container = view.at(c.container);
  const bool paged = !c.page.empty() && !c.pincite.empty() && view.at({c.container.end, std::max(c.container.end, c.page.begin)}) == " ";
  if (c.kind == Kind::JournalArticle && (c.consecutive || paged) && (is_law_journal(container) || by_volume.count(key_of(container)) > 0) && c.url.empty() && c.date.month == 0) {
    if (c.volume.empty() && !c.page.empty()) return "The volume of " + quoted(container) + " is missing.";
    if (c.page.empty() && !c.volume.empty() && c.pincite.empty()) return "The first page in " + quoted(container) + " is missing.";
  }
  const bool periodical = c.kind == Kind::JournalArticle || c.kind == Kind::Web || c.kind == Kind::News;
  if (periodical && !c.volume.empty() && !c.url.empty() && c.page.empty() && c.pincite.empty() && (is_law_journal(container) || (c.kind == Kind::JournalArticle && is_abbreviated(container)))) return "The first page in " + quoted(container) + " is missing; an address does not stand for it.";
  if (c.kind == Kind::Case && !c.volume.empty() && !container.empty() && container != "eKLR" && c.page.empty() && c.pincite.empty()) return "The first page in " + quoted(container) + " is missing.";
  if (c.kind == Kind::Case && c.volume.empty() && !c.page.empty() && facts::reporters().find(key_of(container)) != nullptr && c.symbol.empty()) return "The volume of " + quoted(container) + " is missing.";
  if (c.kind == Kind::BookChapter && c.date.year != 0 && is_placeless(view, c)) return "No page of the chapter in " + quoted(container) + " is given.";
  return {};
}

/// "in COLLECTION, supra note 3, at 44": one number, which may be the first page or the pincite.
bool is_one_number(const View& view, std::size_t i) {
  const Citation& c = view.citations[i];
  if (c.supra.empty() || signal_of(view, i) == "see generally") return false;
  const Span place = c.page.empty() ? c.pincite : Span{c.page.begin, std::max(c.page.end, c.pincite.end)};
  const std::string_view words = view.at(place);
  return !words.empty() && words.find(',') == std::string_view::npos && words.find_first_not_of("0123456789–-") == std::string_view::npos;
}

/// "Fell, 301 F.3d.": a short form that leads to no page.
bool is_short_without_page(const Citation& c) {
  return c.form == Form::Short && (c.kind == Kind::Case || c.kind == Kind::IntlDecision) && !c.quoted && !c.volume.empty() && !c.container.empty() && c.page.empty() && c.pincite.empty();
}

void check(const View& view, const RuleOptions&, Findings& out) {
  const Words words(view);
  const std::set<std::string> by_volume = cited_by_volume(view);
  std::set<std::string> chapters;
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    const auto index = static_cast<CitationIndex>(i);
    if (is_short_without_page(c)) report(out, kRule_incomplete_source, view, index, c.container, "The page in " + quoted(view.at(c.container)) + " is missing.", "Give the page: VOLUME REPORTER at PAGE.");
    if (c.form != Form::Full || c.raw.empty()) continue;
    if (is_treaty_without_volume(view, c)) report(out, kRule_incomplete_source, view, index, c.container, "The volume of " + quoted(view.at(c.container)) + " is missing.", "Look the treaty up and complete the citation.");
    if (says_why(words, c)) continue;
    if (std::string trouble = trouble_of_decision(view, c); !trouble.empty()) report(out, kRule_incomplete_source, view, index, c.title, std::move(trouble), "Look the decision up and complete the citation.");
    if (std::string trouble = trouble_of_article(view, c); !trouble.empty()) report(out, kRule_incomplete_source, view, index, c.title, std::move(trouble), "Look the article up and complete the citation.");
    if (c.container.empty()) continue;
    if (std::string trouble = trouble_of_page(view, c); !trouble.empty()) report(out, kRule_incomplete_source, view, index, c.container, std::move(trouble), "Look the article up and complete the citation.");
    if (c.kind == Kind::BookChapter && view.index.references[i].has(kCollection) && !c.title.empty()) {
      const bool first = chapters.insert(title_key(view, c)).second;
      if (!first || !is_one_number(view, i)) continue;
      Finding& f = report(out, kRule_incomplete_source, view, index, c.container, "One page alone is given for the chapter: its first page, or the page cited?", "Give both: at FIRST PAGE, PINCITE.");
      f.severity = Severity::Warning;
      continue;
    }
    if (c.kind == Kind::BookChapter) chapters.insert(title_key(view, c));
    if (std::string trouble = trouble_of(view, c, by_volume); !trouble.empty()) report(out, kRule_incomplete_source, view, index, c.container, std::move(trouble), "Look the source up and complete the citation.");
  }
}

}  // namespace

const Rule kRule_incomplete_source{"P006", "incomplete-source", "Periodical, law report or chapter lacks volume, first page or container data", Severity::Error, "0.1", Stage::Stable, FixKind::None, "text", "Indigo R30.1.1, R28.2.5; Bluebook R. 16.4, R. 15.5", check};

}  // namespace subcite
