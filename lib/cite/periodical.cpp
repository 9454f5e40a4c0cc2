// Small capitals decide where they are given; without them a name needs an abbreviated word or one that only
// periodicals bear.
#include "cite/periodical.h"

#include <algorithm>
#include <array>

#include "base/fold.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/word_list.h"
#include "cite/kind.h"
#include "facts/table.h"
#include "facts/words.h"

namespace subcite::cite {
namespace {

constexpr WordList kPeriodicals(std::array<std::string_view, 12>{"Journal", "Review", "Quarterly", "Yearbook", "Bulletin", "Annals", "Proceedings", "Magazine", "Gazette", "Nature", "Science", "Revue"});

/// "J.", "L.", "Econ.": a word that ends with the period of an abbreviation.
bool is_dotted(std::string_view word) {
  if (word.size() < 2 || word.back() != '.') return false;
  word.remove_suffix(1);
  return word.size() <= 2 || word.find('.') != std::string_view::npos || facts::is_abbreviation(word);
}

}  // namespace

Entry journal_entry(std::string_view text, std::uint32_t at, std::uint32_t end) {
  if (at >= end || !is_upper(decode_utf8(text, at).value)) return {};
  const Entry printed = longest_entry(facts::journals(), text, at, end);
  const Entry variant = longest_entry(facts::journal_variants(), text, at, end);
  return variant.row != nullptr && variant.end > printed.end ? variant : printed;
}

bool is_listed_journal(std::string_view container) {
  const std::string key = facts::printed_key(container);
  return facts::journals().find(key) != nullptr || facts::journal_variants().find(key) != nullptr;
}

bool is_reporter_alone(std::string_view container) {
  const std::string key = facts::printed_key(container);
  if (key == "wl" || key == "lexis" || key == "lx" || key == "fedreg" || key == "stat") return true;
  const facts::Row* row = facts::reporters().find(key);
  if (row == nullptr)
    if (const facts::Row* variant = facts::reporter_variants().find(key)) row = facts::reporters().find(variant->a);
  if (row == nullptr || is_listed_journal(container)) return false;
  return row->f.empty() || (container == row->a && std::count(container.begin(), container.end(), '.') > 1);  // "S.E.C." as printed is no other word
}

bool is_periodical(std::string_view container) {
  if (container.ends_with(" de novo")) container.remove_suffix(std::string_view(" de novo").size());  // "Cardozo L. Rev. de novo"
  if (in_capitals(container) || is_listed_journal(container) || is_news_medium(container)) return true;
  int dotted = 0;
  int named = 0;
  const bool prose = any_word(container, [&](std::string_view word) {
    if (word == "&" || facts::is_small_word(lower_ascii(word))) return false;
    if (is_dotted(word)) ++dotted;
    if (kPeriodicals.has(word)) ++named;
    return !is_upper(decode_utf8(word, 0).value);
  });
  return !prose && (dotted > 0 || named > 0);
}

bool is_news_medium(std::string_view site) { return facts::newspapers().find(fold(site)) != nullptr; }

bool is_platform(std::string_view site) {
  if (const std::size_t earlier = site.rfind(" ("); earlier != std::string_view::npos && site.ends_with(')')) site = site.substr(0, earlier);  // "X (FORMERLY TWITTER)"
  return facts::platforms().find(fold(site)) != nullptr;
}

}  // namespace subcite::cite
