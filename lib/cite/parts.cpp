// The parts of a head between its commas, and what a part by itself says.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/utf8.h"
#include "base/word_list.h"
#include "cite/kind.h"

namespace subcite::cite {

std::uint32_t find_words_of(const Head& head, Span within, std::string_view words) {
  const std::string_view text = head.text().substr(0, within.end);
  for (std::size_t at = text.find(words, within.begin); at != std::string_view::npos; at = text.find(words, at + 1)) {
    const auto here = static_cast<std::uint32_t>(at);
    const bool whole = at == 0 || !is_word_byte(text[at - 1]) || !is_word_byte(words[0]);
    if (whole && head.note.depth(here) <= head.base + (words[0] == '(' ? 1U : 0U) && !head.note.in_quote(here) && !head.note.in_url(here)) return here;
  }
  return within.end;
}

bool in_capitals(std::string_view words) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < words.size();) {
    const CodePoint point = decode_utf8(words, at);
    if (is_lower(point.value)) {
      // "McCOY", "d’ORSAY" and ordinals keep a small letter in capitals
      const bool mc = at > 0 && words[at - 1] == 'M' && at + 1 < words.size() && is_upper(decode_utf8(words, at + 1).value);
      const bool ordinal = at > 0 && is_digit(static_cast<unsigned char>(words[at - 1]));
      const bool second = at > 1 && (words.substr(at - 1, 2) == "th" || words.substr(at - 1, 2) == "st" || words.substr(at - 1, 2) == "nd" || words.substr(at - 1, 2) == "rd") && is_digit(static_cast<unsigned char>(words[at - 2]));
      if (!mc && !ordinal && !second) return false;
    }
    if (is_upper(point.value)) ++letters;
    at += point.size;
  }
  return letters >= 2;
}

bool has_inner_capital(std::string_view word) {
  return word.size() > 1 && word[0] >= 'a' && word[0] <= 'z' && std::any_of(word.begin() + 1, word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_front_matter(std::string_view part) {
  static constexpr WordList kWords(std::array<std::string_view, 6>{"Introduction", "Foreword", "Preface", "Afterword", "Epilogue", "Prologue"});
  return kWords.has(part);
}

/// The number of a report behind its institution: "GAO-19-227".
bool is_report_number(std::string_view part) {
  if (!part.empty() && part[0] >= 'a' && part[0] <= 'z') return false;  // "ch. 2", "bk. 1"
  const auto letters = static_cast<std::size_t>(std::count_if(part.begin(), part.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }));
  const bool number = has_digit(part) && part.find(':') == std::string_view::npos;
  return number && (part.find(' ') == std::string_view::npos ? part.size() > 2 : letters <= 4 && part.size() <= 16 && std::count(part.begin(), part.end(), ' ') == 1);
}

bool is_designation(std::string_view part) {
  static constexpr WordList kWords(std::array<std::string_view, 58>{"Article", "Lecture", "Tribute", "Keynote Address", "Remark", "Remarks", "Address", "Op-Ed.", "Panel Discussion", "Special Project", "Dialogue", "Debate", "Letter to the Editor", "Note", "Comment", "Essay", "Book Review", "Book Note", "Editorial", "Opinion", "Op-Ed", "Review", "Case Comment", "Recent Case", "Commentary", "Symposium", "Student Note", "Case Note", "Recent Cases", "Colloquy", "Response", "Annotation", "Notes", "Review Essay", "Student Article", "Comments", "Colloquium", "Editorial Board", "Developments in the Law", "Recent Development", "Recent Developments", "Recent Statute", "Recent Legislation", "Recent Regulation", "Recent Adjudication", "Recent Guidance", "Recent Event", "Recent Publication", "Recent Proposed Legislation", "Recent International Decision", "Leading Case", "Leading Cases", "Student Comment", "Case Commentary", "Casenote", "Legislative Note", "Reply", "Rejoinder"});
  return kWords.has(part);
}

std::size_t skip_designation(const Head& head, const std::vector<Span>& parts, std::size_t from) {
  return from + 1 < parts.size() && is_designation(head.at(parts[from])) ? from + 1 : from;
}

namespace {

/// "Holmes, Jr.", "Fell, Inc. v. Roe": part of the name before it.
bool is_suffix(std::string_view part) {
  static constexpr std::array<std::string_view, 29> kSuffixes{"Jr.", "Sr.", "II", "III", "IV", "JR.", "SR.", "Inc.", "LLC", "Ltd.", "L.P.", "LP", "LLP", "L.L.C.", "L.L.P.", "S.A.", "N.A.", "Co.", "Corp.", "P.C.", "PLC", "plc", "AG", "GmbH", "INC.", "LTD.", "S.p.A.", "Esq.", "ESQ."};
  for (const std::string_view suffix : kSuffixes) {
    if (part.empty() || part[0] != suffix[0] || !part.starts_with(suffix)) continue;
    const std::string_view rest = part.substr(suffix.size());
    if (rest.empty() || rest.starts_with(" v.") || rest.starts_with(" &") || rest.starts_with(" (@") || rest.starts_with(" (Special ") || rest.starts_with(" (ed") || rest.starts_with(" (Independent ") || rest.starts_with(" and ") || rest.starts_with(" AND ") || rest.starts_with("’s ") || rest.starts_with("'s ") || rest.starts_with(" et al.") || rest.starts_with(" ET AL.")) return true;
  }
  return false;
}

/// American printers set the comma inside the quotation mark: the place behind the mark that follows the
/// comma and ends the quotation, or 0.
std::uint32_t behind_quote(const Head& head, std::uint32_t comma) {
  for (const std::string_view mark : {"”", "’”", "\"", "'\""}) {
    if (!starts_with(head.text(), comma + 1, head.span.end, mark)) continue;
    const auto behind = static_cast<std::uint32_t>(comma + 1 + mark.size());
    if (!head.note.in_quote(behind)) return behind;
  }
  return 0;
}

/// "20,000 Weirs": the comma of a number before words.
bool divides_thousands(std::string_view text, std::size_t at) {
  const auto digit = [&](std::size_t i) { return i < text.size() && is_digit(static_cast<unsigned char>(text[i])); };
  return at > 0 && digit(at - 1) && digit(at + 1) && digit(at + 2) && digit(at + 3) && at + 5 < text.size() && text[at + 4] == ' ' && is_upper(decode_utf8(text, at + 5).value);
}

/// "Nat’l Acads. of Scis., Eng’g & Med.": two abbreviated words end the name of a body.
bool ends_body(std::string_view body, std::string_view part) {
  constexpr std::size_t kLongest = 24;
  const std::size_t joint = part.find(" & ");
  if (joint == std::string_view::npos || part.size() > kLongest || !body.ends_with('.')) return false;
  return is_shortened_word(part.substr(0, joint)) && is_shortened_word(part.substr(joint + 3)) && is_institution(body);
}

}  // namespace

std::vector<Span> comma_parts(const Head& head, Span within) {
  std::vector<Span> parts;
  std::uint32_t begin = within.begin;
  const std::string_view text = head.text().substr(0, within.end);
  for (std::uint32_t at = within.begin; at <= within.end; ++at) {
    at = static_cast<std::uint32_t>(std::min<std::size_t>(text.find(',', at), within.end));
    if (at < within.end && (divides_thousands(text, at) || head.note.depth(at) != head.base || head.note.in_url(at) || (head.note.in_italic(at) && head.note.in_italic(at + 2)))) continue;
    const std::uint32_t closing = at < within.end && head.note.in_quote(at) ? behind_quote(head, at) : 0;
    if (at < within.end && head.note.in_quote(at) && closing == 0) continue;
    const Span part = trim(head.text(), {begin, closing > 0 ? closing : at});
    if (closing > 0) at = closing - 1;
    if (!part.empty() && !parts.empty() && (is_suffix(head.at(part)) || ends_body(head.at(parts.back()), head.at(part)))) parts.back().end = part.end;
    else if (!part.empty()) parts.push_back(part);
    begin = at + 1;
  }
  return parts;
}

}  // namespace subcite::cite
