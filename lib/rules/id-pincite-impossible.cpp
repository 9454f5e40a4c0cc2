// I004: the pincite of an id. cannot be in the work it refers to: a page before the first, a page of a
// statute, a page of a web page.
#include <algorithm>
#include <array>
#include <string>

#include "base/fold.h"
#include "rules/short_form.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_id_pincite_impossible;

namespace {

using namespace rules_support;

constexpr std::array<std::string_view, 6> kBranches{" civ ", " crim ", " evid ", " app ", " bankr ", " ct "};

struct Trouble {
  std::string message;
  Severity severity;
};

/// The pages of the longest article, chapter or case, as the options have them.
std::uint32_t longest_of(const View& view, const Citation& work, const RuleOptions& options) {
  const std::uint32_t usual = longest(view, work);
  const std::string_view key = work.kind == Kind::JournalArticle ? "max_len.article" : work.kind == Kind::BookChapter ? "max_len.chapter"
                                                                                                                      : "max_len.case";
  return usual == 0 ? 0 : options.number(key, usual);
}

std::optional<Trouble> outside_pages(const View& view, const Citation& id, const Citation& work, const RuleOptions& options) {
  const auto first = first_page(view, work);
  if (!first) return std::nullopt;
  for (const NumberRange& page : read_pages(view.document.text, id.pincite)) {
    if (!page.whole) continue;
    if (page.first < *first) return Trouble{"Page " + std::to_string(page.first) + " lies before the first page of the work that id. means (" + std::to_string(*first) + ").", Severity::Error};
    const auto last = last_page(view, work);
    if (last && page.first > *last) return Trouble{"Page " + std::to_string(page.first) + " lies behind the last page of the work that id. means (" + std::to_string(*last) + ").", Severity::Error};
    const std::uint32_t most = longest_of(view, work, options);
    if (!last && most > 0 && page.first > *first + most) return Trouble{"Page " + std::to_string(page.first) + " is far behind the first page of the work that id. means (" + std::to_string(*first) + ").", Severity::Warning};
  }
  return std::nullopt;
}

/// A treaty in its series: no page of it lies before the first.
std::optional<Trouble> before_treaty(const View& view, const Citation& id, const Citation& work) {
  const auto first = work.kind == Kind::Treaty && work.date.given() ? to_number(view.at(work.page)) : std::nullopt;
  if (!first) return std::nullopt;
  for (const NumberRange& page : read_pages(view.document.text, id.pincite))
    if (page.whole && page.first < *first) return Trouble{"Page " + std::to_string(page.first) + " lies before the first page of the treaty that id. means (" + std::to_string(*first) + ").", Severity::Error};
  return std::nullopt;
}

/// "FED. R. CIV. P.": cited by its number.
bool is_court_rule(const View& view, const Citation& work) {
  if (work.kind != Kind::Other || !work.page.empty()) return false;
  const std::string name = " " + fold(view.at(work.container)) + " ";
  return name.find(" r ") != std::string::npos && std::any_of(std::begin(kBranches), std::end(kBranches), [&](std::string_view branch) { return name.find(branch) != std::string::npos; });
}

std::optional<Trouble> wrong_kind(const View& view, const Citation& id, const Citation& work) {
  const bool page = (id.locators & kPages) != 0 && (id.locators & ~(kPages | kNotes)) == 0;
  const bool section = (id.locators & (kSections | kArticles)) != 0 && (id.locators & kPages) == 0;
  const bool by_section = (work.locators & (kSections | kArticles)) != 0 && (work.locators & kPages) == 0 && work.page.empty();
  if (page && is_court_rule(view, work)) return Trouble{"Id. gives a page, but " + quoted(view.at(work.core)) + " is a rule, cited by its number.", Severity::Error};
  switch (work.kind) {
    case Kind::Statute:
    case Kind::Regulation:
    case Kind::Constitution:
    case Kind::Treaty:
      if (page && by_section && (work.kind != Kind::Treaty || work.container.empty())) return Trouble{"Id. gives a page, but " + quoted(view.at(work.core)) + " is cited by section or article.", Severity::Error};
      return std::nullopt;
    case Kind::Web:
    case Kind::News:
      if (page && work.pincite.empty() && work.page.empty() && !work.url.empty() && view.at(work.url).find(".pdf") == std::string_view::npos && has_digit(view.at(work.raw)) && !work.container.empty())
        return Trouble{"Id. gives a page, but the web page it means was cited without pages.", Severity::Error};
      if (section && (work.locators & (kSections | kArticles)) == 0 && view.at(work.raw).find("art. ") == std::string_view::npos && view.at(work.raw).find("§") == std::string_view::npos) return Trouble{"Id. gives a section or article, which a web page seldom has.", Severity::Warning};
      return std::nullopt;
    case Kind::JournalArticle:
    case Kind::Book:
      if (section && (work.locators & kSections) == 0 && (id.locators & kArticles) != 0) return Trouble{"Id. gives an article, but the work it means was cited by page.", Severity::Warning};
      return std::nullopt;
    default: return std::nullopt;
  }
}

/// The short form or id. that it stands on has such a page already, and is told so itself.
bool echoes(const View& view, const Reference& r, const Citation& work, const RuleOptions& options) {
  if (r.step < 0 || r.step == r.antecedent) return false;
  const Citation& before = view.citations[static_cast<std::size_t>(r.step)];
  return before.form != Form::Full && !before.pincite.empty() && outside_pages(view, before, work, options);
}

/// It stands on a short form that names another report than the full citation gives first: its pages are not those.
bool in_other_report(const View& view, std::size_t id, const Citation& work) {
  for (const CitationIndex at : view.index.chain(static_cast<CitationIndex>(id), 200)) {
    const Citation& c = view.citations[static_cast<std::size_t>(at)];
    if (c.form == Form::Short && !c.container.empty()) return !in_same_report(view, c, work);
  }
  return false;
}

void check(const View& view, const RuleOptions& options, Findings& out) {
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    const Reference& r = view.index.references[i];
    if (c.form != Form::Id || r.antecedent < 0 || c.pincite.empty() || r.has(kBlocked)) continue;
    const Citation& work = view.citations[static_cast<std::size_t>(r.antecedent)];
    if (in_other_report(view, i, work) || echoes(view, r, work, options)) continue;
    auto trouble = outside_pages(view, c, work, options);
    if (!trouble) trouble = before_treaty(view, c, work);
    if (!trouble) trouble = wrong_kind(view, c, work);
    if (!trouble) continue;
    Finding& f = report(out, kRule_id_pincite_impossible, view, static_cast<CitationIndex>(i), c.core, trouble->message, "Check whether a note was inserted before this one; cite the work meant by its short form, or correct the pincite.");
    f.severity = trouble->severity;
    offer_nearest_with_page(f, view, i);
    f.related.push_back({static_cast<std::int32_t>(work.note), r.antecedent, "id. leads to " + quoted(view.at(work.core))});
  }
}

}  // namespace

const Rule kRule_id_pincite_impossible{"I004", "id-pincite-impossible", "id. carries a pincite that its antecedent cannot have", Severity::Error, "0.1", Stage::Stable, FixKind::Suggested, "text", "Indigo R6.2.2, R11.7; Bluebook R. 4.1, R. 3.2", check, false, "max_len"};

}  // namespace subcite
