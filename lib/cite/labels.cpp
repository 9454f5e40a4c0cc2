// Labels are tried where a citation may begin and, with a pincite behind them, inside sentences; parties are
// looked up by the words before " at 12", so that the walk costs the same however many cases were cited.
#include "cite/labels.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/utf8.h"
#include "cite/case_name.h"
#include "cite/tail.h"

namespace subcite::cite {
namespace {

/// "8-K Release, 69 Fed. Reg. at 15,604": where it is printed stands between label and page.
std::uint32_t behind_place(std::string_view text, std::uint32_t from, std::uint32_t end) {
  const Span volume = word_at(text, from, end);
  const std::uint32_t name = skip_spaces(text, volume.end, end);
  if (!is_page(slice(text, volume)) || name >= end || !is_upper(decode_utf8(text, name).value)) return from;
  const std::size_t at = slice(text, {name, std::min(end, name + 40)}).find(" at ");
  return at == std::string_view::npos ? from : static_cast<std::uint32_t>(name + at + 1);
}

/// "FLSA § 7, 29 U.S.C. § 207": the code that follows makes it whole.
bool stands_in_code(std::string_view text, std::uint32_t from, std::uint32_t end) {
  if (!starts_with(text, from, end, ", ")) return false;
  const std::string_view behind = slice(text, {from + 2, std::min(end, from + 30)});
  return is_digit(static_cast<unsigned char>(behind[0])) && (behind.find(" U.S.C. § ") < 6 || behind.find(" U.S.C. §§ ") < 6 || behind.find(" C.F.R. § ") < 6);
}

/// "ACA § 1513, 124 Stat. at 253": where the section is printed.
std::uint32_t behind_session_law(std::string_view text, std::uint32_t from, std::uint32_t end) {
  if (!starts_with(text, from, end, ", ")) return from;
  const std::uint32_t page = behind_place(text, from + 2, end);
  const auto pin = page > from + 2 ? read_pincite(text, {page, end}) : std::nullopt;
  return pin && slice(text, {from, page}).find(" Stat. ") != std::string_view::npos ? pin->span.end : from;
}

/// Governments are parties everywhere: "the United States at 1776" names no case.
bool is_government(std::string_view party) {
  static constexpr std::array<std::string_view, 9> kNames{"United States", "U.S.", "State", "People", "Commonwealth", "The State", "The People", "Government", "City"};
  return std::find(kNames.begin(), kNames.end(), party) != kNames.end() || party.starts_with("State of ") || party.starts_with("People of ");
}

constexpr std::size_t kMostPlaces = 20'000;

std::string place_of(std::string_view text, const Citation& c) { return std::string(slice(text, c.volume)) + '|' + std::string(slice(text, c.page)); }

}  // namespace

bool Labels::is_known_place(std::string_view text, const Citation& c) const { return !c.volume.empty() && !c.page.empty() && places_.count(place_of(text, c)) > 0; }

/// "[hereinafter CWA]", and the initials an act gives itself: "Clean Water Act (CWA) § 404".
void Labels::learn(std::string_view text, const Citation& c) {
  if (!c.hereinafter.empty()) labels_.emplace_back(slice(text, c.hereinafter));
  if (c.form == Form::Full && c.kind == Kind::Case) learn_party(slice(text, c.title));
  if (c.form == Form::Full && c.kind == Kind::IntlDecision && !c.volume.empty() && !c.page.empty() && places_.size() < kMostPlaces) places_.insert(place_of(text, c));
  if (c.form != Form::Full || c.kind != Kind::Statute || c.title.empty() || !starts_with(text, c.title.end, c.raw.end, " (")) return;
  const std::size_t close = slice(text, {c.title.end, c.raw.end}).find(')');
  if (close > 12 || close < 4) return;
  labels_.emplace_back(slice(text, {c.title.end + 2, static_cast<std::uint32_t>(c.title.end + close)}));
}

void Labels::learn_party(std::string_view title) {
  constexpr std::size_t kLongest = 60;
  constexpr std::size_t kMost = 20'000;
  const std::size_t versus = find_versus(title);
  if (versus == std::string_view::npos) return;
  const std::string_view party = trim(title.substr(0, std::min(versus, title.find(','))));  // without "Inc."
  if (party.size() < 3 || party.size() > kLongest || is_government(party) || parties_.size() >= kMost) return;
  parties_.emplace(party);
}

/// A label inside a sentence, with a page or section behind it: "first appears in RGL 05-09 at 4".
std::optional<std::uint32_t> Labels::find(const NoteText& note, Span within, std::uint32_t base) const {
  const std::string_view text = note.text();
  const auto [begin, end] = within;
  constexpr std::uint32_t kLongestSentence = 1500;
  constexpr std::size_t kMostLabels = 200;
  constexpr std::size_t kMany = 8;  // than so many searches one for what has to stand behind is faster
  if (end - begin > kLongestSentence) return std::nullopt;
  if (labels_.size() > kMany && !contains_any(slice(text, within), {"§", "¶", " at ", " art. "})) return std::nullopt;
  for (std::size_t i = 0; i < labels_.size() && i < kMostLabels; ++i) {
    const std::size_t found = slice(text, {begin, end}).find(labels_[i]);
    if (found == std::string_view::npos) continue;
    const auto at = static_cast<std::uint32_t>(begin + found);
    const auto stop = static_cast<std::uint32_t>(at + labels_[i].size());
    const bool pinned = starts_with(text, stop, end, " at ") || starts_with(text, stop, end, ", at ") || starts_with(text, stop, end, " §") || starts_with(text, stop, end, " ¶") || starts_with(text, stop, end, " art. ");
    if (pinned && note.depth(at) == base && !note.in_quote(at) && (at == begin || !is_word_byte(text[at - 1]))) return at;
  }
  return std::nullopt;
}

/// A label from "[hereinafter ...]" used alone: "Patriot Act § 215".
std::optional<std::uint32_t> Labels::read_at(const NoteText& note, std::uint32_t at, std::uint32_t end, Citation& c) const {
  const std::string_view text = note.text();
  for (const std::string& label : labels_) {
    if (!starts_with(text, at, end, label)) continue;
    std::uint32_t stop = at + static_cast<std::uint32_t>(label.size());
    std::uint32_t from = skip_spaces(text, stop, end);
    if (from < end && text[from] == ',') from = skip_spaces(text, from + 1, end);
    from = behind_place(text, from, end);
    auto place = reporter_here(note, from, end);  // "*Bosnian Genocide*, 2007 I.C.J. 43, ¶ 406"
    if (place && (place->short_form || !place->international || !starts_with(text, place->page.end, end, ", "))) place.reset();
    if (place) from = skip_spaces(text, place->page.end + 1, end);
    const auto pin = read_pincite(text, {from, end});
    if ((!pin && stop < end) || (pin && stands_in_code(text, pin->span.end, end))) continue;
    c.form = Form::Short;
    if (place) c.kind = Kind::IntlDecision, c.volume = place->volume, c.container = place->reporter;
    c.name = {at, stop};
    if (pin) set_pincite(c, *pin), stop = behind_session_law(text, pin->span.end, end);
    return read_tail(note, stop, end, c);
  }
  return std::nullopt;
}

std::optional<Span> Labels::find_party(const NoteText& note, Span within, std::uint32_t base) const {
  constexpr int kMostWords = 6;
  const std::string_view text = note.text().substr(0, within.end);
  for (std::size_t at = text.find(" at ", within.begin); !parties_.empty() && at != std::string_view::npos; at = text.find(" at ", at + 1)) {
    const auto end = static_cast<std::uint32_t>(at);
    if (end + 4 >= within.end || text[end + 4] < '0' || text[end + 4] > '9' || note.depth(end) != base || note.in_quote(end)) continue;
    std::uint32_t begin = end;
    for (int words = 0; words < kMostWords && begin > within.begin; ++words) {
      begin -= begin < end ? 1 : 0;
      while (begin > within.begin && text[begin - 1] != ' ') --begin;
      if (parties_.count(std::string(note.at({begin, end}))) > 0) return Span{begin, end};
    }
  }
  return std::nullopt;
}

}  // namespace subcite::cite
