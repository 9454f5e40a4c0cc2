// X003: a work cited in full a second time where a short form belongs. Cases are cited in full again after
// five notes, and rightly so (R. 10.9).
#include <algorithm>
#include <array>
#include <map>
#include <utility>
#include <vector>

#include "base/text.h"
#include "rules/short_form.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_duplicate_full_cite;

namespace {

using namespace rules_support;

constexpr std::uint32_t kCaseWindow = 5;
constexpr std::array<std::string_view, 6> kDebates{"Cong. Globe", "Cong. Rec.", "Annals of Cong", "Cong. Deb.", "Reg. Deb.", "Gales & Seaton"};

/// "Compl. ¶ 12", "J.A. 45": a paper without its case has no shorter form, and is of another case perhaps.
bool is_paper_alone(const Citation& c) { return c.kind == Kind::Other && c.container.empty() && c.authors.empty() && c.url.empty() && !c.date.given() && !c.pincite.empty(); }

/// "MODEL PENAL CODE § 2.02", "U.C.C. § 2-207", "Restatement (Second) of Contracts § 91": cited by section, as statutes are.
bool is_model_law(const View& view, const Citation& c) {
  if (!c.title.empty() && c.title == c.container) return true;
  const std::string_view title = view.at(c.title);
  for (const std::string_view name : {"Restatement", "Principles of the L", "Principles of Corp", "Model Code", "Model Rules"})
    if (starts_ignoring_case(title, name)) return true;
  return false;
}

/// "Cong. Globe, 40th Cong., 1st Sess. 168 (1867)": debates are cited by page, as statutes are by section.
bool is_debate(std::string_view container) {
  return std::any_of(kDebates.begin(), kDebates.end(), [&](auto name) { return starts_ignoring_case(container, name); });
}

bool recurs_in_full(const View& view, const Citation& c) {
  if (is_paper_alone(c) || is_debate(view.at(c.container))) return true;
  switch (c.kind) {
    case Kind::Statute:
    case Kind::Bill:
    case Kind::Regulation:
    case Kind::Constitution: return true;
    case Kind::Report: return is_committee_report(view, c);
    case Kind::Treaty: return contains_any(view.at(c.title), {"Charter", "CHARTER"}) || (c.container.empty() && !c.date.given());                                                     // "I.C.J. Statute art. 38": by name and article alone
    case Kind::Other: return view.at(c.container).find(" R.") != std::string_view::npos || is_model_law(view, c) || (view.at(c.title).starts_with("Interview ") && !c.date.given());  // by its number alone
    default: return false;
  }
}

/// Notes between this citation and the last one of the work before it, in any form.
std::uint32_t distance(const View& view, const Work& work, CitationIndex at) {
  const auto next = std::lower_bound(work.all.begin(), work.all.end(), at);  // in their order
  if (next == work.all.begin()) return 0xFFFFFFFF;
  return view.citations[static_cast<std::size_t>(at)].note - view.citations[static_cast<std::size_t>(*std::prev(next))].note;
}

/// "pt. 1" of "pt. 1, at 12": the part of a report, each of which is bound for itself.
std::string_view part_of(const View& view, const Citation& c) {
  const std::string_view pincite = view.at(c.pincite);
  return pincite.starts_with("pt. ") ? pincite.substr(0, pincite.find(',')) : std::string_view{};
}

/// "(Krylov, J., dissenting)": the opinion cited, where it is not the court's own.
std::string_view opinion_of(const View& view, const Citation& c) {
  for (const Parenthetical& p : c.parentheticals) {
    const std::string_view words = view.at(p.inner);
    const bool names = words.find(", dissenting") != std::string_view::npos || words.find(", concurring") != std::string_view::npos || words.find("opinion of ") != std::string_view::npos || words.find("opinion by ") != std::string_view::npos || words.starts_with("declaration of ");
    if (names && !p.relation) return words;
  }
  return {};
}

/// "Part II", "III. THE WEIR": the head of a part of the article.
bool heads_part(std::string_view heading) {
  heading = trim(heading);
  if (starts_ignoring_case(heading, "Part ")) return true;
  const std::size_t end = std::min(heading.find_first_not_of("IVXL"), heading.size());
  return end > 0 && (end == heading.size() || heading[end] == '.');
}

/// The part of the article in which each note is called: how many heads of parts stand before it.
std::vector<std::uint32_t> parts_of_notes(const Document& document) {
  std::vector<std::uint32_t> heads;
  for (const Paragraph& p : document.body)
    if (p.heading && heads_part(document.at(p.text))) heads.push_back(p.text.begin);
  std::vector<std::uint32_t> parts(document.notes.size(), 0);
  for (const CallOut& call : document.callouts)
    if (call.note >= 0) parts[static_cast<std::size_t>(call.note)] = static_cast<std::uint32_t>(std::upper_bound(heads.begin(), heads.end(), call.sentence) - heads.begin());
  return parts;
}

/// "G.A. Res. 2625 (XXV), annex": the number alone, without its date, is the short form of a resolution cited before.
bool is_number_alone(const Citation& c, const Citation& first) { return c.kind == Kind::UnDocument && c.title.empty() && !c.date.given() && first.date.given(); }

using Titles = std::map<std::string_view, int>;

/// How many works without author have each title.
Titles shared_titles(const View& view) {
  Titles titles;
  for (const Work& work : view.index.works) {
    const Citation& c = view.citations[static_cast<std::size_t>(work.first)];
    if (c.kind == Kind::Other && c.authors.empty() && !c.title.empty()) ++titles[view.at(c.title)];
  }
  return titles;
}

/// "Interview with Staff Member (July 15, 2024)" beside others of other days: told apart by the day alone, which no supra gives.
bool is_told_by_day(const View& view, const Work& work, const Titles& titles) {
  const Citation& c = view.citations[static_cast<std::size_t>(work.first)];
  const auto known = c.kind == Kind::Other && c.authors.empty() && c.hereinafter.empty() ? titles.find(view.at(c.title)) : titles.end();
  return known != titles.end() && known->second > 1 && c.date.day != 0;
}

/// Parts of the article are empty where a work may not be cited in full anew in each of them.
void check_work(const View& view, const Work& work, const std::vector<std::uint32_t>& parts, Findings& out) {
  std::map<std::pair<std::uint32_t, std::string_view>, CitationIndex> firsts;  // of each part, the article’s and the work’s
  for (const CitationIndex at : work.full) {
    const Citation& c = view.citations[static_cast<std::size_t>(at)];
    if (c.nested || recurs_in_full(view, c)) continue;
    const bool decision = c.kind == Kind::Case || c.kind == Kind::IntlDecision;
    const auto [part, fresh] = firsts.emplace(std::pair{parts.empty() ? 0U : parts[c.note], decision ? opinion_of(view, c) : part_of(view, c)}, at);
    if (fresh) continue;
    const CitationIndex first = part->second;
    if ((decision && distance(view, work, at) > kCaseWindow) || is_number_alone(c, view.citations[static_cast<std::size_t>(first)])) continue;
    const std::string where = note_of(view, first);
    Finding& f = report(out, kRule_duplicate_full_cite, view, at, c.core, "This work is already cited in full in " + where + ".", decision ? "Use the short form of the case." : "Use the short form: author or title, supra " + where + ", and the pincite.");
    if (decision) f.severity = Severity::Style;
    offer_short_form(f, view, first, c);
    f.related.push_back({static_cast<std::int32_t>(view.citations[static_cast<std::size_t>(first)].note), first, "the first full citation"});
  }
}

void check(const View& view, const RuleOptions& options, Findings& out) {
  const std::vector<std::uint32_t> parts = options.flag("restart_at_part") ? parts_of_notes(view.document) : std::vector<std::uint32_t>{};
  const Titles titles = shared_titles(view);
  for (const Work& work : view.index.works)
    if (work.full.size() > 1 && !is_told_by_day(view, work, titles)) check_work(view, work, parts, out);
}

}  // namespace

const Rule kRule_duplicate_full_cite{"X003", "duplicate-full-cite", "Work cited in full a second time", Severity::Warning, "0.1", Stage::Stable, FixKind::Suggested, "text", "Indigo R6.1, R6.2; Bluebook R. 4.2, R. 10.9", check, false, "restart_at_part"};

}  // namespace subcite
