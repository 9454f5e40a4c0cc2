// T007: a treaty has a date before its source, and a source by volume and page; no volume of a series is older than
// the treaties in it.
#include <array>
#include <optional>
#include <string>

#include "base/text.h"
#include "rules/printed.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_treaty_source;

namespace {

using namespace rules_support;

/// Series that are numbered, not paged.
bool is_numbered(std::string_view key) {
  static constexpr std::array<std::string_view, 7> kNumbered{"tias", "ts", "eas", "ets", "cets", "oasts", "oastsno"};
  for (const std::string_view series : kNumbered)
    if (key.starts_with(series)) return true;
  return false;
}

bool is_paged(std::string_view key) {
  static constexpr std::array<std::string_view, 7> kPaged{"unts", "lnts", "ust", "ilm", "stat", "bevans", "consolts"};
  for (const std::string_view series : kPaged)
    if (key == series) return true;
  return false;
}

/// The latest year of signing that a volume can hold; nothing where it tells nothing.
std::optional<std::uint32_t> latest_in(std::string_view key, std::uint32_t volume) {
  if (key == "ilm") return 1961 + volume;
  if (key == "lnts") return 1946;
  // Registration follows signature, so that a low volume holds no late treaty; two years of grace.
  static constexpr std::array<std::pair<std::uint32_t, std::uint32_t>, 6> kLadder{{{100, 1953}, {500, 1966}, {1000, 1978}, {1500, 1990}, {2000, 2000}, {2500, 2010}}};
  if (key == "unts")
    for (const auto& [last, year] : kLadder)
      if (volume <= last) return year;
  return std::nullopt;
}

bool has_own_form(std::string_view raw) {
  const std::string low = lower_ascii(raw);
  for (const std::string_view words : {"u.n. charter", "league of nations covenant", "i.c.j. statute", "i.c.j. stat", "statute of the international court"})
    if (low.find(words) != std::string::npos) return true;
  return false;
}

/// "1555 U.N.T.S." or "T.I.A.S." at the end, where no number follows: the words behind the date, empty for none.
Span lost_place(const View& view, const Citation& c) {
  const std::string_view text = std::string_view(view.document.text).substr(0, view.note_of(c).text.end);
  if (text.substr(c.core.end, 2) != ", ") return {};
  std::uint32_t at = c.core.end + 2;
  while (is_digit_at(text, at)) ++at;
  if (at > c.core.end + 2 && text.substr(at, 1) == " ") ++at;
  for (const std::string_view series : {"U.N.T.S.", "L.N.T.S.", "U.S.T.", "I.L.M.", "Consol. T.S.", "T.I.A.S.", "C.E.T.S.", "E.T.S.", "E.A.S.", "O.A.S.T.S.", "Stat.", "Bevans"}) {
    if (!text.substr(at).starts_with(series)) continue;
    std::string_view behind = text.substr(at + series.size());
    if (behind.starts_with(" No.")) behind.remove_prefix(4);
    const bool ends = behind.empty() || is_one_of(behind.substr(0, 1), {";", ".", ",", "["}) || behind.starts_with(" [") || behind.starts_with(" (");
    const bool volume_wanted = series == "Stat." && at == c.core.end + 2;
    return ends && !volume_wanted ? Span{c.core.end + 2, at + static_cast<std::uint32_t>(series.size())} : Span{};
  }
  return {};
}

/// "8 U.S.T., T.I.A.S. No. 3853": a volume without its page between the sources.
Span pageless_series(const View& view, const Citation& c) {
  const std::string_view raw = view.at(c.core);
  for (const std::string_view series : {" U.S.T., ", " U.N.T.S., ", " L.N.T.S., ", " I.L.M., "}) {
    const std::size_t at = raw.find(series);
    if (at == std::string_view::npos || at == 0 || !is_digit_at(raw, at - 1)) continue;
    std::size_t begin = at;
    while (begin > 0 && is_digit_at(raw, begin - 1)) --begin;
    return {c.core.begin + static_cast<std::uint32_t>(begin), c.core.begin + static_cast<std::uint32_t>(at + series.size() - 2)};
  }
  return {};
}

std::string fault_of(const View& view, const Citation& c) {
  const std::string key = key_of(view.at(c.container));
  if (is_numbered(key) && view.document.text[c.container.end] == ',') return "The number of " + quoted(view.at(c.container)) + " is missing.";
  if (is_numbered(key) && (c.date.year == 0 || c.year.begin > c.container.begin)) return "The date of signature is missing before the source.";
  if (is_numbered(key) || !is_paged(key)) return {};
  if (c.volume.empty()) return "The volume of " + quoted(view.at(c.container)) + " is missing.";
  if (c.page.empty()) return "The page of " + quoted(view.at(c.container)) + " is missing.";
  if (c.date.year == 0 || c.year.begin > c.volume.begin) return "The date of signature is missing before the source.";
  const bool oscola = view.at(c.container).find('.') == std::string_view::npos;  // "1155 UNTS 331, art 31" is the order of that guide
  const bool divided = (c.locators & kArticles) != 0 || (!c.pincite.empty() && is_one_of(view.at(c.pincite).substr(0, 2), {"§", "¶"})) || view.at(c.pincite).starts_with("annex");
  if (divided && c.pincite.begin > c.page.end && !oscola) return (c.locators & kArticles) != 0 ? "The article stands behind the source." : "The subdivision stands behind the source.";
  const auto volume = to_number(view.at(c.volume));
  if (!volume) return {};
  if (key == "lnts" && *volume > 205) return "The League of Nations Treaty Series has 205 volumes.";
  const auto latest = latest_in(key, *volume);
  if (!latest || c.date.year <= *latest) return {};
  return "Volume " + std::to_string(*volume) + " of " + std::string(view.at(c.container)) + " holds no treaty signed after " + std::to_string(*latest) + "; this one is of " + std::to_string(c.date.year) + ".";
}

void check(const View& view, const RuleOptions&, Findings& out) {
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (const Span place = c.form == Form::Full && c.kind == Kind::Treaty && !c.quoted && !c.in_prose ? lost_place(view, c) : Span{}; !place.empty()) report(out, kRule_treaty_source, view, static_cast<CitationIndex>(i), place, is_digit_at(view.at(place), 0) ? "The page of " + quoted(view.at(place)) + " is missing." : "The place in " + quoted(view.at(place)) + " is missing.", "A treaty is cited NAME art. 1, Apr. 18, 1961, 500 U.N.T.S. 95.");
    if (c.form != Form::Full || c.kind != Kind::Treaty || c.quoted || c.in_prose || c.container.empty() || has_own_form(view.at(c.core))) continue;
    if (const Span place = pageless_series(view, c); !place.empty()) {
      report(out, kRule_treaty_source, view, static_cast<CitationIndex>(i), place, "The page of " + quoted(view.at(place)) + " is missing.", "A treaty is cited NAME art. 1, Apr. 18, 1961, 500 U.N.T.S. 95.");
      continue;
    }
    const std::string fault = fault_of(view, c);
    if (!fault.empty()) report(out, kRule_treaty_source, view, static_cast<CitationIndex>(i), c.container, fault, "A treaty is cited NAME art. 1, Apr. 18, 1961, 500 U.N.T.S. 95.");
  }
}

}  // namespace

const Rule kRule_treaty_source{"T007", "treaty-source", "Treaty without date or volume, or a volume older than the treaty", Severity::Warning, "0.1", Stage::Stable, FixKind::None, "text", "Indigo T6 (1st ed.); Bluebook R. 21.4, T4", check};

}  // namespace subcite
