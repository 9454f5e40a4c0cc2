// Books and reports in capitals (Bluebook R. 15): "2 AUTHOR, TITLE 343 (... ed., 2d ed. 2004)". One number
// behind the title is a pincite. A body as the author makes it a report, unless it has an edition.
// Encyclopedias, dictionaries and The Federalist (R. 15.8) have forms of their own.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/utf8.h"
#include "cite/kind.h"
#include "facts/table.h"

namespace subcite {
namespace {

using namespace cite;

/// A number before the author or, where there is none, before the title.
void take_volume(const Head& head, Span& words, Citation& out) {
  const Span word = word_at(head.text(), words.begin, words.end);
  const std::string_view number = head.at(word);
  const std::size_t dash = std::min(number.find("–"), number.find('-'));
  const bool range = dash <= 3 && is_page(number.substr(0, dash)) && is_page(number.substr(dash + (number[dash] == '-' ? 1 : 3)));  // "1–3 IDA ROE"
  if ((!is_page(number) && !range) || word.end == words.end || head.note[word.begin] < '0' || head.note[word.begin] > '9' || (word.size() > 4 && !range)) return;
  const std::uint32_t next = skip_spaces(head.text(), word.end, words.end);
  if (!is_upper(decode_utf8(head.text(), next).value)) return;
  out.volume = word;
  words.begin = next;
}

/// "THE FEDERALIST NO. 78, at 465 (Alexander Hamilton)".
bool parse_federalist(const Head& head, Citation& out) {
  std::uint32_t at = std::min({find_words(head, head.span, "FEDERALIST NO"), find_words(head, head.span, "Federalist No"), find_words(head, head.span, "FEDERALIST No")});
  for (const Needle& against : {Needle("ANTIFEDERALIST NO"), Needle("Antifederalist No"), Needle("ANTI-FEDERALIST NO"), Needle("Anti-Federalist No")})
    if (const std::uint32_t found = find_words(head, head.span, against); found < head.span.end) at = found + static_cast<std::uint32_t>(against.size()) - 13;  // of "FEDERALIST NO"
  if (at == head.span.end || at > head.span.begin + 11) return false;
  const std::uint32_t blank = skip_spaces(head.text(), word_at(head.text(), at + 11, head.span.end).end, head.span.end);
  Span number = trim_of(head.text(), word_at(head.text(), blank, head.span.end), ",");
  if (number.empty() || !is_digit(static_cast<unsigned char>(head.note[number.begin]))) return false;
  const bool several = head.at({at, number.begin}).find("os.") != std::string_view::npos || head.at({at, number.begin}).find("OS.") != std::string_view::npos;
  while (several && number.end + 2 < head.span.end) {  // "NOS. 10, 51", "Nos. 10 & 51"
    const std::uint32_t next = number.end + (starts_with(head.text(), number.end, head.span.end, " & ") ? 3U : 2U);
    const Span word = trim_of(head.text(), word_at(head.text(), next, head.span.end), ",");
    if (word.empty() || !is_digit(static_cast<unsigned char>(head.note[word.begin]))) break;
    number.end = word.end;
  }
  out.kind = Kind::Book;
  out.title = {head.span.begin, number.end};
  const Span rest = trim_of(head.text(), {number.end, head.span.end}, ",");
  if (const auto pin = rest.empty() ? std::nullopt : read_pincite(head.text(), rest)) set_pincite(out, *pin);
  for (std::uint32_t open = number.end; open < head.note.span().end && open < number.end + 60; ++open) {
    if (head.note[open] != '(' || !head.note.is_bracket(open)) continue;
    const Span inner{open + 1, head.note.closing(open)};
    if (may_be_names(head.text(), inner) && inner.size() < 40 && !has_digit(head.at(inner))) out.authors = split_names(head.text(), inner);
    break;
  }
  return true;
}

/// "37 AM. JUR. 2D Fraud and Deceit § 144", "88 C.J.S. Trial § 192": volume, work, topic, section.
bool parse_encyclopedia(const Head& head, Citation& out) {
  static constexpr std::array<Needle, 8> kWorks{"AM. JUR. 2D", "Am. Jur. 2d", "AM. JUR.", "Am. Jur.", "C.J.S.", "CAL. JUR. 3D", "Cal. Jur. 3d", "N.Y. JUR. 2D"};
  for (const Needle& work : kWorks) {
    const std::uint32_t at = find_words(head, head.span, work);
    const std::uint32_t section = find_words(head, head.span, "§");
    if (at == head.span.end || section == head.span.end || at > head.span.begin + 6) continue;
    Span words{head.span.begin, section};
    take_volume(head, words, out);
    out.kind = Kind::Book;
    out.title = trim_of(head.text(), {at, section}, ",");
    if (const auto pin = read_pincite(head.text(), {section, head.span.end})) set_pincite(out, *pin);
    return true;
  }
  return false;
}

/// "15B Fed. Prac. & Proc. Juris. § 3914.32": volume, work and section, no author.
bool parse_section_work(const Head& head, Citation& out) {
  const std::uint32_t section = find_words(head, head.span, "§");
  if (section == head.span.end) return false;
  Span words = trim_of(head.text(), {head.span.begin, section}, ",");
  const Span volume = word_at(head.text(), words.begin, words.end);
  if (!is_page(head.at(volume)) || volume.size() > 4 || volume.end >= words.end) return false;
  const Span work{skip_spaces(head.text(), volume.end, words.end), words.end};
  if (!may_be_names(head.text(), work) || head.at(work).find(',') != std::string_view::npos || std::count(head.at(work).begin(), head.at(work).end(), ' ') < 1) return false;
  const auto pin = read_pincite(head.text(), {section, head.span.end});
  if (!pin) return false;
  out.kind = Kind::Book;
  out.volume = volume;
  out.title = work;
  set_pincite(out, *pin);
  return true;
}

/// "Tide, BLACK’S LAW DICTIONARY": an entry of a dictionary.
bool parse_entry(const Head& head, Citation& out) {
  const std::vector<Span>& parts = head.parts;
  if (parts.size() != 2 || in_capitals(head.at(parts[0])) || head.paren.empty()) return false;
  const std::string_view work = head.at(parts[1]);
  const bool known = work.find("DICTIONARY") != std::string_view::npos || work.find("ENCYCLOPEDIA") != std::string_view::npos || work.find("ENCYCLOPÆDIA") != std::string_view::npos || work.find("Dictionary") != std::string_view::npos;
  if (!known || work.starts_with("in ")) return false;
  out.kind = Kind::Book;
  out.title = parts[0];
  out.container = parts[1];
  take_end_page(head, out.container, out);
  take_edition(head, out);
  return true;
}

bool is_of_bodies(const Head& head, const Citation& out) {
  return out.names_institution || !head.body.empty() || std::any_of(out.authors.begin(), out.authors.end(), [&](Span a) { return is_institution(head.at(a)); });
}

/// "THE FERRY (Paramount Pictures 1972)", "FERRY ON (Harbor Records 2015)": films and recordings (Bluebook R. 18.6).
bool is_recording(const Head& head) {
  return contains_any(head.at(head.paren), {" Pictures", " Films", " Studios", " Records", " Recordings", " Bros. ", "Netflix", " Productions"});
}

/// "PLATO": one word in capitals that is no known body's acronym.
bool is_one_name(const Head& head, const Citation& out) {
  if (out.authors.size() != 1) return false;
  const std::string_view name = head.at(out.authors[0]);
  return name.find(' ') == std::string_view::npos && facts::acronyms().find(lower_ascii(name)) == nullptr;
}

bool parse_capitals(const Head& head, Citation& out) {
  if (!head.capital_title || head.title.empty()) return false;
  Span authors = head.authors;
  Span title = head.title;
  take_volume(head, authors.empty() ? title : authors, out);
  const auto pin = head.rest.empty() ? std::nullopt : read_pincite(head.text(), head.rest);
  const bool pages_only = head.rest.empty() || (pin && trim_of(head.text(), {pin->span.end, head.rest.end}, ",").empty());
  if (!pages_only) return false;
  if (!in_capitals(head.at(authors)) && !authors.empty() && !head.italic_title) return false;
  if (head.paren.empty() && !head.has_url && head.authors.empty()) return false;
  if (authors.empty() && head.paren.empty()) return false;
  if (!take_authors(head, authors, out)) return false;
  take_edition(head, out);
  out.container = head.body;
  const bool of_persons = is_one_name(head, out) && (!out.editors.empty() || head.at(head.paren).find(" trans.") != std::string_view::npos);
  const bool numbered_edition = of_persons || (!out.edition.empty() && head.note[out.edition.begin] >= '0' && head.note[out.edition.begin] <= '9');
  out.kind = is_of_bodies(head, out) && !numbered_edition ? Kind::Report : Kind::Book;
  out.title = title;
  if (head.at(out.title).starts_with("RESTATEMENT") || is_recording(head)) out.kind = Kind::Other;
  if (pin) set_pincite(out, *pin);
  return true;
}

bool parse(const Head& head, Citation& out) { return parse_capitals(head, out) || parse_entry(head, out); }

bool parse_reference_work(const Head& head, Citation& out) { return parse_federalist(head, out) || parse_encyclopedia(head, out); }

}  // namespace

extern const KindParser kKindParser_reference_work;
const KindParser kKindParser_reference_work{"reference-work", 22, parse_reference_work, true};

extern const KindParser kKindParser_section_work;
const KindParser kKindParser_section_work{"section-work", 95, parse_section_work};

extern const KindParser kKindParser_book;
const KindParser kKindParser_book{"book", 90, parse, true};

}  // namespace subcite
