// X008: volume, reporter and page name one decision. Two case names for one place, or two first pages for one case of
// one court and year, cannot both be right.
#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "base/fold.h"
#include "base/text.h"
#include "facts/words.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_case_identity_conflict;

namespace {

using namespace rules_support;

bool is_decision(const Citation& c) { return c.form == Form::Full && (c.kind == Kind::Case || c.kind == Kind::IntlDecision); }

bool is_government(const std::string& word) {
  for (const std::string_view name : {"united states", "state", "people", "commonwealth", "united states of america", "regina", "r", "the king", "the queen", "rex"})
    if (word == name) return true;
  return word.starts_with("state of ") || word.starts_with("city of ") || word.starts_with("county of ");
}

/// Folded words of both parties, governments left out.
std::vector<std::string> private_words(std::string_view name) {
  std::vector<std::string> words;
  const std::size_t versus = name.find(" v. ");
  for (const std::string_view party : {name.substr(0, versus), versus == std::string_view::npos ? std::string_view() : name.substr(versus + 4)})
    if (const std::string folded = facts::canonical(party); !folded.empty() && !is_government(folded))
      for (std::string& w : facts::significant_words(party))
        if (w.size() > 2 && w != "incorporated" && w != "company" && w != "corporation") words.push_back(std::move(w));
  return words;
}

bool share_a_party(std::string_view a, std::string_view b) {
  const auto x = private_words(a);
  const auto y = private_words(b);
  if (x.empty() || y.empty()) return true;
  return std::any_of(x.begin(), x.end(), [&](const std::string& w) { return std::any_of(y.begin(), y.end(), [&](const std::string& v) { return w == v || edit_distance(w, v, 2) <= 1; }); });
}

double likeness(std::string_view a, std::string_view b) {
  const std::string x = facts::canonical(a);
  const std::string y = facts::canonical(b);
  const auto longer = static_cast<unsigned>(std::max(x.size(), y.size()));
  return longer == 0 ? 1.0 : 1.0 - static_cast<double>(edit_distance(x, y, longer)) / longer;
}

bool is_page_of_orders(std::string_view raw) {
  for (const std::string_view mark : {"(mem.)", "(table)", "(per curiam)", "cert. denied", "sub nom", "consolidated", "joined"})
    if (lower_ascii(raw).find(mark) != std::string::npos) return true;
  return false;
}

void tell(const View& view, std::size_t i, std::size_t k, Span span, std::string message, Findings& out) {
  Finding& f = report(out, kRule_case_identity_conflict, view, static_cast<CitationIndex>(i), span, std::move(message), "Look the decision up, and correct the name or the place.");
  f.related.push_back({static_cast<std::int32_t>(view.citations[k].note), static_cast<CitationIndex>(k), "cites " + quoted(view.at(view.citations[k].core))});
}

void check(const View& view, const RuleOptions&, Findings& out) {
  std::map<std::string, std::size_t> by_place;
  std::map<std::string, std::size_t> by_name;
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (!is_decision(c) || c.volume.empty() || c.container.empty() || c.page.empty() || c.title.empty() || is_page_of_orders(view.at(c.raw)) || view.at(c.page).find('_') != std::string_view::npos) continue;
    const std::string_view container = view.at(c.container);
    if (container.ends_with("WL") || container.ends_with("LEXIS") || container == "BL") continue;  // numbers of single papers
    const std::string_view name = view.at(c.title);
    const std::string reporter = fold_solid(view.at(c.volume)) + '|' + fold_solid(view.at(c.container));
    const auto [place, fresh_place] = by_place.emplace(reporter + '|' + fold_solid(view.at(c.page)), i);
    if (!fresh_place) {
      const Citation& other = view.citations[place->second];
      const std::string_view first = view.at(other.title);
      if (name != first && likeness(name, first) < 0.80 && !share_a_party(name, first)) tell(view, i, place->second, c.title, "This place is given for another case in " + note_of(view, static_cast<CitationIndex>(place->second)) + ", " + quoted(first) + ".", out);
      continue;
    }
    if (name.find(" v. ") == std::string_view::npos || c.date.year == 0) continue;
    const auto [named, fresh_name] = by_name.emplace(facts::canonical(name) + '|' + reporter + '|' + fold(view.at(c.court)) + '|' + std::to_string(c.date.year), i);
    if (!fresh_name) tell(view, i, named->second, c.page, "The same case of that volume begins at page " + std::string(view.at(view.citations[named->second].page)) + " in " + note_of(view, static_cast<CitationIndex>(named->second)) + ".", out);
  }
}

}  // namespace

const Rule kRule_case_identity_conflict{"X008", "case-identity-conflict", "One place under two case names, or one name at two places", Severity::Error, "0.1", Stage::Stable, FixKind::None, "text", "Indigo R11.6, R14.3; Bluebook R. 10.3, R. 21.5.3", check};

}  // namespace subcite
