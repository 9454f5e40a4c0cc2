// U011: an address follows its source behind a comma; the words that once led to it went out with older editions.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/text.h"
#include "base/url.h"
#include "base/utf8.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_available_at;

namespace {

using namespace rules_support;

struct Phrase {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// The phrase right before the address; nothing where it belongs to a sentence.
bool find_phrase(const View& view, Span within, std::uint32_t address, Phrase& out) {
  static constexpr std::array<std::string_view, 12> kPhrases{"also available at", "available at", "accessible at", "accessed at", "available from", "available online at", "online at", "found at", "located at", "retrieved from", "available on", "at"};
  const std::string_view text = view.document.text;
  std::uint32_t end = address;
  while (end > within.begin && (text[end - 1] == ' ' || text[end - 1] == '<' || text[end - 1] == ':')) --end;
  for (const std::string_view phrase : kPhrases) {
    if (end < within.begin + phrase.size() || !equals_ignoring_case(text.substr(end - phrase.size(), phrase.size()), phrase)) continue;
    const auto begin = static_cast<std::uint32_t>(end - phrase.size());
    if (begin > 0 && is_word_byte(text[begin - 1])) continue;
    std::uint32_t before = begin;
    while (before > within.begin && text[before - 1] == ' ') --before;
    if (before == within.begin) return false;
    const CodePoint mark = decode_before(text, before);
    const bool divided = mark.value == '(' || mark.value == ',' || mark.value == '.' || mark.value == ';' || mark.value == ')' || mark.value == ']' || mark.value == 0x201D || mark.value == '"';
    std::uint32_t word = before;
    while (word > within.begin && text[word - 1] != ' ') --word;
    const char32_t first = decode_utf8(text, word).value;
    const bool title_word = (is_upper(first) || is_digit(first)) && phrase != "at";
    out = {begin, address};
    return divided || title_word;
  }
  return false;
}

/// Where addresses begin in a note: those with a scheme or www., and a bare doi.org/10.5555.
std::vector<std::uint32_t> addresses_in(std::string_view text, Span note) {
  std::vector<std::uint32_t> places;
  for (const PrintedUrl& url : find_addresses(text, note))
    if (!url.bracketed) places.push_back(url.span.begin);
  const std::string_view upto = text.substr(0, note.end);
  for (std::size_t at = upto.find("doi.org/10.", note.begin); at != std::string_view::npos; at = upto.find("doi.org/10.", at + 1)) {
    const std::size_t begin = upto.substr(0, at).ends_with("dx.") ? at - 3 : at;
    if (begin > note.begin && is_one_of(upto.substr(begin - 1, 1), {" ", "<", ":"})) places.push_back(static_cast<std::uint32_t>(begin));
  }
  std::sort(places.begin(), places.end());
  return places;
}

struct Found {
  std::int32_t note;
  Phrase phrase;
};

void check(const View& view, const RuleOptions&, Findings& out) {
  std::vector<Found> found;
  for (std::size_t n = 0; n < view.document.notes.size(); ++n) {
    const Span note = view.document.notes[n].text;
    for (const std::uint32_t address : addresses_in(view.document.text, note)) {
      Phrase phrase;
      if (find_phrase(view, note, address, phrase) && !mask_of_note(view, n).in_quote(phrase.begin)) found.push_back({static_cast<std::int32_t>(n), phrase});
    }
  }
  const bool many = found.size() > kMany;
  for (const Found& at : found) {
    const Span words = trim_of(view.document.text, {at.phrase.begin, at.phrase.end}, "<:");
    Finding& f = report_note(out, kRule_available_at, view, at.note, words, many ? quoted(view.at(words)) + " stands before " + counted(found.size(), "address") + ", this one first." : quoted(view.at(words)) + " is not needed before an address.", "Leave the words out: a comma, then the address.");
    if (!many && view.document.text[at.phrase.begin - 1] == ' ') f.fix = Fix{"Leave the words out", true, {{{at.phrase.begin, at.phrase.end}, ""}}};
    if (!many) continue;
    for (std::size_t k = 1; k < found.size(); ++k) f.related.push_back({found[k].note, -1, "here too"});
    break;
  }
}

}  // namespace

const Rule kRule_available_at{"U011", "available-at", "“available at” or “at” before a URL", Severity::Style, "0.1", Stage::Stable, FixKind::Automatic, "text", "Indigo R33.6; Bluebook R. 18.2, R. 18.2.2, R. 1.5(b)", check};

}  // namespace subcite
