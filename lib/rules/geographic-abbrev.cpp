// A004: places are abbreviated as the table has them between the parties of an international decision, between those
// of a treaty of two, and in the court of a decision.
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/fold.h"
#include "base/text.h"
#include "facts/table.h"
#include "rules/printed.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_geographic_abbrev;

namespace {

using namespace rules_support;

std::string_view without_rank(std::string_view place) {
  for (const std::string_view lead : {"the ", "The ", "Federal Republic of ", "Islamic Republic of ", "Republic of ", "Kingdom of ", "State of "})
    if (place.starts_with(lead) && place != "Republic of Georgia") place.remove_prefix(lead.size());
  return place;
}

bool is_form(std::string_view printed) {
  return std::any_of(facts::geography().begin(), facts::geography().end(), [&](const facts::Row& row) { return row.a == printed; });
}

/// The forms of the places whose names begin with the letters.
std::vector<std::string_view> forms_of(std::string_view letters, std::string_view group = {}) {
  std::vector<std::string_view> out;
  for (const facts::Row& row : facts::geography())
    if (row.key.starts_with(letters) && (group.empty() || row.b == group) && std::find(out.begin(), out.end(), row.a) == out.end()) out.push_back(row.a);
  return out;
}

std::string listed(const std::vector<std::string_view>& forms) {
  std::string out;
  for (std::size_t k = 0; k < std::min<std::size_t>(forms.size(), 5); ++k) out += (k == 0 ? "" : " or ") + std::string(forms[k]);
  return out;
}

/// A party of a decision or a treaty.
std::optional<Trouble> party(std::string_view text, Span span) {
  const std::string_view place = slice(text, span);
  if (place.empty() || is_form(place)) return std::nullopt;
  if (is_one_of(place, {"US", "USA", "U.S.A."})) return Trouble{span, "The United States are U.S. here.", "U.S."};
  if (place == "UK") return Trouble{span, "The United Kingdom is U.K. here.", "U.K."};
  const facts::Row* row = facts::geography().find(fold(without_rank(place)));
  if (row == nullptr) row = facts::geography().find(fold(place));
  if (row != nullptr) return replaced(std::string(row->a), "’", "'") == replaced(std::string(place), "’", "'") ? std::nullopt : std::optional<Trouble>({span, std::string(place) + " should be abbreviated " + std::string(row->a) + " here.", std::string(row->a)});
  if (place.back() != '.' || place.find(' ') != std::string_view::npos) return std::nullopt;
  const auto forms = forms_of(fold(place), "country");
  if (forms.empty()) return std::nullopt;
  return Trouble{span, quoted(place) + " is no form of the table of places: " + listed(forms) + ".", forms.size() == 1 ? std::string(forms.front()) : ""};
}

/// The two sides of "(Cameroon v. Nigeria: Eq. Guinea intervening)" in a title.
std::vector<Span> sides_of(const View& view, const Citation& c) {
  const std::string_view title = view.at(c.title);
  const std::size_t close = title.rfind(')');
  const std::size_t open = title.rfind('(', close);
  if (close == std::string_view::npos || open == std::string_view::npos) return {};
  std::string_view inner = title.substr(open + 1, close - open - 1);
  const std::uint32_t from = c.title.begin + static_cast<std::uint32_t>(open + 1);
  const std::size_t colon = inner.find(':');
  std::vector<Span> out;
  if (colon != std::string_view::npos) {
    std::string_view third = inner.substr(colon + 1);
    const std::size_t word = third.find(" intervening");
    if (word != std::string_view::npos) out.push_back(trim(view.document.text, {from + static_cast<std::uint32_t>(colon + 1), from + static_cast<std::uint32_t>(colon + 1 + word)}));
    inner = inner.substr(0, colon);
  }
  for (const std::string_view joint : {" v. ", "/"}) {
    const std::size_t at = inner.find(joint);
    if (at == std::string_view::npos || inner.find(joint, at + 1) != std::string_view::npos) continue;
    const std::uint32_t middle = from + static_cast<std::uint32_t>(at);
    out.push_back(trim(view.document.text, {from, middle}));
    out.push_back(trim(view.document.text, {middle + static_cast<std::uint32_t>(joint.size()), from + static_cast<std::uint32_t>(inner.size())}));
    return out;
  }
  return {};
}

/// The parties of ", U.S.-Nor., June 5, 1928" behind a treaty's title.
std::vector<Span> parties_of(const View& view, const Citation& c) {
  const std::string_view text = view.document.text;
  std::uint32_t from = c.title.end;
  if (from >= c.raw.end || text.substr(from, 2) != ", ") return {};
  from += 2;
  const std::size_t end = text.find(',', from);
  if (end == std::string_view::npos || end > c.raw.end || end - from > 60) return {};
  const std::string_view words = text.substr(from, end - from);
  if (has_digit(words)) return {};
  for (const std::string_view dash : {"–", "-"}) {
    const std::size_t at = words.find(dash);
    if (at == std::string_view::npos || words.find(dash, at + 1) != std::string_view::npos) continue;
    return {trim(text, {from, from + static_cast<std::uint32_t>(at)}), trim(text, {from + static_cast<std::uint32_t>(at + dash.size()), static_cast<std::uint32_t>(end)})};
  }
  return {};
}

/// Words of any court or place, as printed in an abbreviation.
const std::set<std::string_view>& known_words() {
  static const std::set<std::string_view> kWords = [] {
    std::set<std::string_view> words;
    for (const facts::Row& row : facts::courts())
      for (const std::string_view word : split(row.a, ' ')) words.insert(word);
    for (const facts::Row& row : facts::geography())
      for (const std::string_view word : split(row.a, ' ')) words.insert(word);
    return words;
  }();
  return kWords;
}

bool is_postal_code(std::string_view word) {
  constexpr std::string_view kCodes = " AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY ";
  return word.size() == 2 && kCodes.find(" " + std::string(word) + " ") != std::string_view::npos;
}

/// A state spelled out, as one word or two.
std::optional<Trouble> state_at(std::string_view text, Span court, std::uint32_t at) {
  for (const facts::Row& row : facts::geography()) {
    if (row.b != "us-state" || row.a.size() == row.key.size()) continue;
    const std::string_view here = text.substr(at, row.key.size());
    if (!equals_ignoring_case(here, row.key) || here[0] < 'A' || here[0] > 'Z') continue;
    const std::uint32_t end = at + static_cast<std::uint32_t>(row.key.size());
    if (end > court.end || (end < court.end && text[end] != ' ' && text[end] != ',')) continue;
    const std::string_view behind = trim(text.substr(end, court.end - end));
    for (const std::string_view word : {"Cnty", "County", "City", "Par", "Twp", "Cty"})
      if (behind.starts_with(word)) return std::nullopt;
    return Trouble{{at, end}, std::string(here) + " should be abbreviated " + std::string(row.a) + " in the court’s parenthesis.", std::string(row.a)};
  }
  return std::nullopt;
}

std::optional<Trouble> court_word(std::string_view text, Span court, Span span) {
  const std::string_view word = slice(text, span);
  if (is_postal_code(word)) return Trouble{span, quoted(word) + " is a postal code; the court’s parenthesis has the state’s abbreviation.", ""};
  if (auto state = state_at(text, court, span.begin)) return state;
  if (word.size() > 2 && word.find('.') == std::string_view::npos)
    for (const facts::Row& row : facts::geography())
      if (row.b == "us-state" && row.a.size() == word.size() + 1 && row.a.ends_with('.') && row.a.starts_with(word)) return Trouble{span, quoted(word) + " lacks its period in the court’s parenthesis.", std::string(row.a)};
  if (word.size() < 4 || word.back() != '.' || known_words().count(word) > 0 || std::count(word.begin(), word.end(), '.') != 1) return std::nullopt;
  const auto forms = forms_of(fold(word), "us-state");
  if (forms.empty()) return std::nullopt;
  return Trouble{span, quoted(word) + " is no form of the table of places: " + listed(forms) + ".", forms.size() == 1 ? std::string(forms.front()) : ""};
}

std::vector<Trouble> in_court(const View& view, const Citation& c) {
  std::vector<Trouble> out;
  const facts::Row* reporter = reporter_of(view.at(c.container));
  if (c.court.empty() || (reporter != nullptr && !reporter->c.starts_with("us"))) return out;
  const facts::Row* known = facts::courts().find(key_of(view.at(c.court)));
  if (known != nullptr && known->a == view.at(c.court)) return out;
  std::uint32_t at = c.court.begin;
  for (const std::string_view word : split(view.at(c.court), ' ')) {
    if (!word.empty())
      if (auto trouble = court_word(view.document.text, c.court, {at, at + static_cast<std::uint32_t>(word.size())})) out.push_back(*trouble);
    at += static_cast<std::uint32_t>(word.size()) + 1;
  }
  return out;
}

/// A place outside the table, written in two ways: the rarer, on a tie the later.
void two_ways(const View& view, const std::vector<std::pair<CitationIndex, Span>>& places, std::vector<Listed>& found) {
  std::map<std::string, std::vector<std::size_t>> ways;
  for (std::size_t k = 0; k < places.size(); ++k) ways[fold(view.at(places[k].second))].push_back(k);
  for (auto it = ways.begin(); it != ways.end(); ++it) {
    const auto next = std::next(it);
    if (next == ways.end() || it->first.size() < 3 || !next->first.starts_with(it->first)) continue;
    const bool first_is_odd = it->second.size() < next->second.size() || (it->second.size() == next->second.size() && it->second.back() > next->second.back());
    const auto& odd = first_is_odd ? it->second : next->second;
    const auto& usual = first_is_odd ? next->second : it->second;
    for (const std::size_t k : odd) {
      const std::string right(view.at(places[usual.front()].second));
      found.push_back({places[k].first, {places[k].second, "This party is written " + right + " elsewhere.", right}});
    }
  }
}

void check(const View& view, const RuleOptions&, Findings& out) {
  std::vector<Listed> found;
  std::vector<std::pair<CitationIndex, Span>> strangers;
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    const auto index = static_cast<CitationIndex>(i);
    if (c.form != Form::Full || c.quoted) continue;
    const bool decision = c.kind == Kind::IntlDecision;
    for (const Span span : decision ? sides_of(view, c) : c.kind == Kind::Treaty ? parties_of(view, c)
                                                                                 : std::vector<Span>()) {
      if (auto trouble = party(view.document.text, span)) found.push_back({index, *trouble});
      else if (decision && !is_form(view.at(span)) && facts::geography().find(fold(without_rank(view.at(span)))) == nullptr) strangers.emplace_back(index, span);
    }
    if (c.kind == Kind::Case)
      for (const Trouble& trouble : in_court(view, c)) found.push_back({index, trouble});
  }
  two_ways(view, strangers, found);
  Finding* last = nullptr;  // one finding a citation
  for (const Listed& at : found) {
    if (last == nullptr || last->citation != at.citation) {
      report_list(out, kRule_geographic_abbrev, view, {at});
      last = &out.back();
      continue;
    }
    last->message += " " + at.trouble.message;
    last->help = "Write both as the table has them.";
    if (last->fix && !at.trouble.right.empty()) last->fix->edits.push_back({at.trouble.span, at.trouble.right});
  }
}

}  // namespace

const Rule kRule_geographic_abbrev{"A004", "geographic-abbrev", "Places in party, treaty and court parentheses not as the table has them", Severity::Style, "0.1", Stage::Stable, FixKind::Automatic, "text, tables", "Indigo R11.3.2, T12; Bluebook R. 10.2.2, R. 21.5.1, T10", check};

}  // namespace subcite
