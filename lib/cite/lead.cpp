// Prose that leads to a work: where it ends, and the name or the title begins.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/utf8.h"
#include "base/word_list.h"
#include "cite/case_name.h"
#include "cite/kind.h"
#include "facts/words.h"

namespace subcite::cite {

/// A word that a title in headline style would capitalise.
bool is_prose_word(std::string_view word) {
  static constexpr WordList kTitleWords(std::array<std::string_view, 22>{"from", "with", "into", "over", "under", "between", "through", "against", "without", "after", "before", "during", "among", "about", "versus", "within", "upon", "toward", "towards", "beyond", "across", "than"});
  return word.size() > 3 && is_lower(decode_utf8(word, 0).value) && word.back() != '.' && !has_inner_capital(word) && !kTitleWords.has(word);
}

namespace {

/// "Conseil constitutionnel [CC] [Constitutional Court]", "Loi du 21 juin 2004 pour la confiance [Law of June 21, 2004]": words in
/// another language that their translation follows lead nowhere in.
bool is_translated(const Head& head, Span part) {
  const std::string_view words = head.at(part);
  const std::size_t bracket = words.find(" [");
  if (bracket == std::string_view::npos || bracket + 2 >= words.size() || words.rfind(']') < bracket) return false;
  const std::string_view inner = words.substr(bracket + 2);
  return is_upper(decode_utf8(words, 0).value) && is_upper(decode_utf8(inner, 0).value) && inner.find(']') > 1 && !inner.starts_with("hereinafter");
}

/// "The figures are taken from *Tides in 1927*, HARBOR BD.": nobody is named before the title.
bool leads_to_title(const Head& head, Span part, std::uint32_t title) {
  const std::string_view before = head.at({part.begin, title});
  if (before.empty()) return false;
  const bool named = std::any_of(before.begin() + 1, before.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  return !named && !head.note.in_italic(title - 2) && ends_with_any(before, {" from ", " in ", " on ", " by ", " with "}) && !has_versus(head.at({title, part.end}));
}

/// "generally ADA ROE": the name of an author in capitals.
bool ends_in_capitals(std::string_view part) { return in_capitals(part.substr(part.rfind(' ') + 1)); }

/// "The phrase is taken from THE FEDERALIST NO. 62", "... from 86 Am. Jur. 2d *Insurance* § 182": where a work known by its name begins
/// behind prose; the head's own begin for none.
std::uint32_t known_work_begin(const Head& head) {
  static constexpr Needle kWorks[] = {"The Federalist No", "THE FEDERALIST NO", "Restatement (", "RESTATEMENT (", "Principles of Corp", "PRINCIPLES OF CORP", "Principles of the L", "PRINCIPLES OF THE L", "Am. Jur. 2d ", "AM. JUR. 2D ", "C.J.S. ", "Oxford English Dictionary", "OXFORD ENGLISH DICTIONARY", "Black’s Law Dictionary", "BLACK’S LAW DICTIONARY"};
  for (const Needle& work : kWorks) {
    std::uint32_t at = find_words(head, head.span, work);
    if (at == head.span.end) continue;
    while (at > head.span.begin + 1 && (is_digit(static_cast<unsigned char>(head.note[at - 1])) || (head.note[at - 1] == ' ' && is_digit(static_cast<unsigned char>(head.note[at - 2]))))) --at;  // its volume
    const std::vector<std::string_view> before = split(head.at({head.span.begin, at}), ' ');
    const bool prose = std::any_of(before.begin(), before.end(), [](std::string_view word) { return is_prose_word(word); });
    if (prose && head.at({head.span.begin, at}).find(',') == std::string_view::npos && ends_with_any(head.at({head.span.begin, at}), {" from ", " in ", " under ", " by "})) return at;
  }
  return head.span.begin;
}

}  // namespace

/// "The coding follows Benedikta Roe, Measuring Tides, 12 J. X 77": where prose leads in without a signal, the
/// citation begins with the name that ends the prose.
void drop_lead(Head& head) {
  if (const std::uint32_t work = known_work_begin(head); work > head.span.begin) {
    head.span.begin = work;
    return;
  }
  const std::vector<Span> parts = comma_parts(head, head.span);
  const bool alone = parts.size() == 1 && (names_editor(head) || head.at(head.paren).find(" trans., ") != std::string_view::npos);  // "This comes from TIDES AND WEIRS 12 (Ada Roe ed., 1990)", but "under NAFTA (1994)"
  if ((parts.size() < 2 && !alone) || is_translated(head, parts[0]) || head.at(parts[0]).find("nterview with ") <= 12) return;
  static constexpr WordList kFront(std::array<std::string_view, 12>{"and", "on", "in", "by", "as", "of", "to", "from", "with", "for", "or", "at"});
  for (std::size_t i = 0; i < 3 && (i + 1 < parts.size() || alone) && i < parts.size(); ++i) {
    const std::string_view first = head.at(word_at(head.text(), parts[i].begin, parts[i].end));
    const bool joint = kFront.has(first);
    const bool book = i > 0 && !ends_in_capitals(head.at(parts[i - 1])) && in_capitals(head.at(parts[i])) && in_capitals(head.at(word_at(head.text(), parts[i + 1].begin, parts[i + 1].end))) && head.at(parts[i]).find(' ') != std::string_view::npos;
    if (book) head.span.begin = parts[i].begin;  // "as others have it, CLARA ROE, CANALS": prose that ends with its comma
    if (book || (!joint && may_be_names(head.text(), parts[i]))) return;
    bool prose = is_lower(decode_utf8(head.text(), parts[i].begin).value) && !has_inner_capital(first) && !facts::is_particle(first);  // but "van den Berg v. Roe [2017] NZSC 38"
    const Span pin = pincite_at_end(head.text(), parts[i]);                                                                            // "This comes from U.N. Charter art. 106"
    const Span name = name_before(head.note, parts[i].begin, pin.empty() ? parts[i].end : pin.begin);
    if (alone && !in_capitals(head.at(name))) return;
    for (std::uint32_t at = parts[i].begin; at < name.begin && !prose;) {
      const Span word = word_at(head.text(), at, name.begin);
      prose = head.note.depth(at) == head.base && is_prose_word(head.at(trim_of(head.text(), word, ",")));  // not "(on the application of Miller)"
      at = skip_spaces(head.text(), std::max(word.end, at + 1), name.begin);
    }
    if (!prose) return;
    const Span number = word_at(head.text(), name.begin, name.end);
    const bool volume = is_page(head.at(number)) && number.end < name.end && in_capitals(head.at({number.end + 1, name.end}));  // "collected in 2 CHARLES WARREN, THE SUPREME COURT"
    const bool worded = volume || head.at(name).find_first_of("0123456789") != 0;
    if (name.empty() || !worded || name.begin == parts[i].begin || (head.note.in_italic(name.begin) && !leads_to_title(head, parts[i], name.begin))) continue;
    head.span.begin = name.begin;
    return;
  }
}

}  // namespace subcite::cite
