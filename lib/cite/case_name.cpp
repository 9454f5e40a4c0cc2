// The first party is the run of a name's words before "v."; words that only open a sentence ("Under",
// "Although") are no part of it. Without "v." an opening has to stand there, or italics.
#include "cite/case_name.h"

#include <algorithm>
#include <array>

#include "base/byte_set.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/word_list.h"

namespace subcite::cite {
namespace {

constexpr std::array<std::string_view, 17> kOpenings{"In re ", "In Re ", "Ex parte ", "Ex Parte ", "Matter of ", "In the Matter of ", "Reference re ", "Reference Re ", "Re ", "Estate of ", "The ", "Ex rel. ", "Application of ", "Petition of ", "Succession of ", "In the Interest of ", "Claim of "};

/// Words that open a sentence before a name.
constexpr WordList kLeads(std::array<std::string_view, 34>{"In", "As", "Under", "But", "Since", "After", "While", "Although", "Though", "Following", "Citing", "Per", "Unlike", "Like", "Both", "When", "Because", "Before", "Until", "For", "With", "To", "By", "From", "Where", "Whereas", "If", "Accordingly", "Thus", "Indeed", "Moreover", "However", "And", "Even"});

/// The last opening inside the words: "As held in In re Weir".
Span behind_opening(const Head& head, Span words) {
  Span best;
  for (const std::string_view opening : kOpenings) {
    if (opening == "The " || opening == "Re ") continue;
    const std::size_t at = head.at(words).rfind(opening);
    if (at == std::string_view::npos || (at > 0 && head.at(words)[at - 1] != ' ')) continue;
    const auto begin = static_cast<std::uint32_t>(words.begin + at);
    if (best.empty() || begin < best.begin) best = {begin, words.end};
  }
  return best;
}

/// "eBay", "hiQ": a name that begins with a small letter and has a capital inside, right before the rest of a party.
std::uint32_t with_small_letter(const Head& head, std::uint32_t from, std::uint32_t begin) {
  if (begin < from + 2 || head.note[begin - 1] != ' ') return begin;
  std::uint32_t word = begin - 1;
  while (word > from && head.note[word - 1] != ' ') --word;
  const std::string_view words = head.at({word, begin - 1});
  return has_inner_capital(words) && words.find_first_of("(),;") == std::string_view::npos ? word : begin;
}

/// "Harbor Ctr. for Just. at N.Y. Univ. v. Roe", "Ass’n of Men with Boats v. Roe": where the words before "at" or "with" are a name from the
/// very beginning, they belong to the party.
std::uint32_t with_place(const Head& head, std::uint32_t from, std::uint32_t begin) {
  const std::string_view before = head.at({from, begin});
  const std::uint32_t joint = before.ends_with(" at ") ? 4 : before.ends_with(" with ") ? 6
                                                                                        : 0;
  if (joint == 0 || begin < from + joint) return begin;
  const Span owner{from, begin - joint};
  return name_before(head.note, from, owner.end) == owner && head.at(owner).find(' ') != std::string_view::npos ? from : begin;
}

}  // namespace

Span without_lead(const Head& head, Span name) {
  if (opens_case_name(head.at(name)) && !head.at(name).starts_with("The ")) return name;
  const Span first = word_at(head.text(), name.begin, name.end);
  const std::string_view word = head.at(trim_of(head.text(), first, ","));
  if (!kLeads.has(word)) return name;
  const std::uint32_t next = skip_spaces(head.text(), first.end, name.end);
  return next < name.end && !starts_with(head.text(), next, name.end, "v.") ? Span{next, name.end} : name;
}

std::size_t find_versus(std::string_view words) {
  static constexpr ByteSet kLetter = bytes_of("vV");
  for (std::size_t at = find_in(words, kLetter, 1); at + 1 < words.size(); at = find_in(words, kLetter, at + 1))
    if (words[at - 1] == ' ' && starts_with_any(words.substr(at), {"v. ", "v ", "vs. ", "vs ", "V. "})) return at - 1;
  return std::string_view::npos;
}

bool opens_case_name(std::string_view words) {
  static constexpr WordList kSorted(kOpenings);
  return kSorted.begins(words);
}

Span find_case_name(const Head& head, Span before) {
  const Span name = trim_of(head.text(), before, ",");
  if (name.empty()) return {};
  const std::size_t versus = find_versus(head.at(name));
  if (versus == std::string_view::npos) {
    const bool ship = head.at(name).starts_with("The ");  // "The Paquetta", but "The court said in In re Roe"
    if (opens_case_name(head.at(name)) && (!ship || name_before(head.note, name.begin, name.end) == name)) return name;
    if (const Span opened = behind_opening(head, name); !opened.empty()) return opened;
    return head.italic_title && head.title.end <= name.end && head.authors.empty() ? name : Span{};
  }
  // The second party ends at the comma; earlier commas belong to prose or to names like "Fell, Inc.".
  const auto middle = static_cast<std::uint32_t>(name.begin + versus);
  Span whole{with_small_letter(head, name.begin, name_before(head.note, name.begin, middle).begin), name.end};
  whole.begin = with_place(head, name.begin, whole.begin);
  if (head.italic_title && has_versus(head.at(head.title)) && whole.contains(head.title.begin)) whole.begin = head.title.begin;
  return without_lead(head, whole);
}

}  // namespace subcite::cite
