// X008: volume, reporter and page name one decision, and so does the number under which a court keeps it. Two case names for
// one place or number, two first pages for one case of one court and year, or a short form under the name of no case
// cannot be right.
#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "base/fold.h"
#include "base/text.h"
#include "facts/table.h"
#include "facts/words.h"
#include "rules/folds.h"
#include "rules/case_volumes.h"
#include "rules/support.h"
#include "rules/words.h"
#include "rules/printed.h"

namespace subcite {

extern const Rule kRule_case_identity_conflict;

namespace {

using namespace rules_support;

bool is_decision(const Citation& c) { return c.form == Form::Full && (c.kind == Kind::Case || c.kind == Kind::IntlDecision); }

bool is_government(const std::string& word) {
  for (const std::string_view name : {"united states", "state", "people", "commonwealth", "united states of america", "regina", "r", "the king", "the queen", "rex"})
    if (word == name) return true;
  if (const facts::Row* place = facts::geography().find(word); place != nullptr && (place->b == "country" || place->b == "us-state")) return true;
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

bool is_page_of_orders(const Words& words, const Citation& c) { return words.has_lowered(whole(c), {"(mem.)", "(table)", "(per curiam)", "cert. denied", "sub nom", "consolidated", "joined"}); }

void tell(const View& view, std::size_t i, std::size_t k, Span span, std::string message, Findings& out) {
  Finding& f = report(out, kRule_case_identity_conflict, view, static_cast<CitationIndex>(i), span, std::move(message), "Look the decision up, and correct the name or the place.");
  f.related.push_back({static_cast<std::int32_t>(view.citations[k].note), static_cast<CitationIndex>(k), "cites " + quoted(view.at(view.citations[k].core))});
}

/// The number under which a court keeps the case: "app|3127/09", or a docket with its court. Empty where none is sure.
std::string number_key(const View& view, const Citation& c) {
  const std::string_view raw = view.at(c.core);
  const auto token = [&](std::size_t from) { return std::string(raw.substr(from, raw.find_first_of(" ,;()", from) - from)); };
  if (const std::size_t app = raw.find("App. No. "); app != std::string_view::npos) {
    const std::string number = token(app + 9);
    return number.find('/') == std::string::npos ? "" : "app|" + number;
  }
  constexpr std::size_t kLongestDocket = 40;
  const std::size_t docket = raw.find(", No. ");
  if (docket == std::string_view::npos || c.court.empty() || raw.find(" v. ") > docket) return {};
  const std::string number = lower_ascii(raw.substr(docket + 6, raw.find_first_of(",;(", docket + 6) - docket - 6));
  const bool whole = number.size() >= 5 && number.size() <= kLongestDocket && has_digit(number) && number.find("md") == std::string::npos;
  return !whole || number.find('&') != std::string::npos || number.find(" and") != std::string::npos ? "" : "docket|" + fold(number) + '|' + folded(view, c.court);
}

/// One number, two names.
void check_numbers(const View& view, Findings& out) {
  const Words words(view);
  std::map<std::string, std::size_t> first;
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (!is_decision(c) || c.title.empty() || c.quoted || is_page_of_orders(words, c)) continue;
    const std::string key = number_key(view, c);
    if (key.empty()) continue;
    const auto [it, fresh] = first.emplace(key, i);
    if (fresh) continue;
    const std::string_view name = view.at(c.title);
    const std::string_view other = view.at(view.citations[it->second].title);
    if (likeness(name, other) < 0.80 && !share_a_party(name, other)) tell(view, i, it->second, c.title, "This number is given for another case in " + note_of(view, static_cast<CitationIndex>(it->second)) + ", " + quoted(other) + ".", out);
  }
}

/// The name may stand for the case: a word of its name, its initials, a label, or near to one of them.
bool may_name(const View& view, std::string_view name, const Citation& full) {
  const std::string words = fold(name);
  const std::string title = folded(view, full.title);
  if (title.find(words) != std::string::npos || fold(view.at(full.raw)).find(words, title.size()) != std::string::npos || folded(view, full.hereinafter).find(words) != std::string::npos) return true;
  for (const std::string& word : folded_words(name))
    for (const std::string& other : facts::significant_words(view.at(full.title)))
      if (word == other || (word.size() > 4 && edit_distance(word, other, 3) <= 2)) return true;
  const std::size_t versus = view.at(full.title).find(" v. ");
  const std::string_view whole = view.at(full.title);
  for (const std::string_view party : {whole.substr(0, versus), versus == std::string_view::npos ? std::string_view() : whole.substr(versus + 4)})
    if (!party.empty() && facts::initials_of(party).starts_with(fold_solid(name).substr(0, 2))) return true;
  return false;
}

/// The text names it as a party, of a case that is cited where nothing reads it.
bool is_party_in_text(const View& view, std::string_view name, std::uint32_t before) {
  const std::string_view text = std::string_view(view.document.text).substr(0, before);
  return text.find(std::string(name) + " v. ") != std::string_view::npos || text.find(" v. " + std::string(name)) != std::string_view::npos;
}

/// A short form in the volume of the only case cited from it, under a name that is that of no case.
void check_short_names(const View& view, Findings& out) {
  std::map<std::string, std::vector<std::size_t>> volumes;
  std::vector<std::size_t> cases;
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (!is_decision(c) || c.title.empty() || c.volume.empty()) continue;
    cases.push_back(i);
    auto& same = volumes[volume_key(view, c)];
    if (same.empty() || view.at(view.citations[same.front()].page) != view.at(c.page)) same.push_back(i);
  }
  constexpr std::size_t kMost = 2000;
  constexpr std::size_t kMostNames = 200;    // that are not those of their volume
  std::map<std::string_view, bool> strange;  // names looked for among all cases
  for (std::size_t i = 0; i < view.citations.size() && cases.size() < kMost; ++i) {
    const Citation& c = view.citations[i];
    if (c.form != Form::Short || c.kind != Kind::Case || c.name.empty() || c.quoted || c.volume.empty()) continue;
    const auto found = volumes.find(volume_key(view, c));
    if (found == volumes.end() || found->second.size() != 1 || found->second.front() > i) continue;
    const std::string_view name = view.at(c.name);
    const Citation& full = view.citations[found->second.front()];
    const std::string last = folded_words(name).empty() ? std::string() : folded_words(name).back();
    if (view.at(full.title).find(" v. ") == std::string_view::npos || is_one_of(last, {"cases", "case", "papers"})) continue;
    if (may_name(view, name, full) || (strange.size() >= kMostNames && strange.count(name) == 0)) continue;
    const auto [known, fresh] = strange.emplace(name, false);
    if (fresh) known->second = !is_party_in_text(view, name, c.raw.begin) && std::none_of(cases.begin(), cases.end(), [&](std::size_t k) { return may_name(view, name, view.citations[k]); });
    if (known->second) tell(view, i, found->second.front(), c.name, "The only case cited from " + std::string(view.at(c.volume)) + " " + std::string(view.at(c.container)) + " is " + quoted(view.at(full.title)) + ".", out);
  }
}

void check(const View& view, const RuleOptions&, Findings& out) {
  check_numbers(view, out);
  check_short_names(view, out);
  const Words words(view);
  std::map<std::string, std::size_t> by_place;
  std::map<std::string, std::size_t> by_name;
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (!is_decision(c) || c.volume.empty() || c.container.empty() || c.page.empty() || c.title.empty() || is_page_of_orders(words, c) || view.at(c.page).find('_') != std::string_view::npos) continue;
    const std::string_view container = view.at(c.container);
    const bool database = numbers_papers(container);
    const std::string_view name = view.at(c.title);
    const std::string reporter = folded_solid(view, c.volume) + '|' + folded_solid(view, c.container);
    const auto [place, fresh_place] = by_place.emplace(reporter + '|' + folded_solid(view, c.page), i);
    if (!fresh_place) {
      const Citation& other = view.citations[place->second];
      const std::string_view first = view.at(other.title);
      if (name != first && likeness(name, first) < 0.80 && !share_a_party(name, first)) tell(view, i, place->second, c.title, "This place is given for another case in " + note_of(view, static_cast<CitationIndex>(place->second)) + ", " + quoted(first) + ".", out);
      continue;
    }
    if (database || name.find(" v. ") == std::string_view::npos || c.date.year == 0) continue;
    const auto [named, fresh_name] = by_name.emplace(canonical(view, c.title) + '|' + reporter + '|' + folded(view, c.court) + '|' + std::to_string(c.date.year), i);
    const bool beside = !fresh_name && view.citations[named->second].note == c.note;  // two decisions between the same parties, side by side
    if (!fresh_name && !beside) tell(view, i, named->second, c.page, "The same case of that volume begins at page " + std::string(view.at(view.citations[named->second].page)) + " in " + note_of(view, static_cast<CitationIndex>(named->second)) + ".", out);
  }
}

}  // namespace

const Rule kRule_case_identity_conflict{"X008", "case-identity-conflict", "One place under two case names, or one name at two places", Severity::Error, "0.1", Stage::Stable, FixKind::None, "text", "Indigo R11.6, R14.3; Bluebook R. 10.3, R. 21.5.3", check};

}  // namespace subcite
