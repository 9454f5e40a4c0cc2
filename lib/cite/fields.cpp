// The fields behind a title: volume and container, pages, edition and editors, years.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/utf8.h"
#include "base/word_list.h"
#include "cite/kind.h"
#include "cite/periodical.h"

namespace subcite::cite {

bool names_editor(const Head& head) { return contains_any(head.at(head.paren), {" ed., ", " eds., "}); }

bool take_pages(const Head& head, Span within, Citation& out) {
  within = trim_of(head.text(), within, ",");
  if (within.empty()) return false;
  const Span word = word_at(head.text(), within.begin, within.end);
  const Span first = trim_of(head.text(), word, ",");
  const std::string_view number = head.at(first);
  const bool thousands = number.size() >= 5 && number.size() <= 7 && number[number.size() - 4] == ',' && number.find_first_not_of("0123456789,") == std::string_view::npos;  // 65,292
  const bool blank = !number.empty() && number.find_first_not_of('_') == std::string_view::npos;
  const std::size_t dash = std::min(number.find("–"), number.find('-'));
  const bool range = dash != std::string_view::npos && is_page(number.substr(0, dash));
  const bool of_section = number.size() >= 3 && number[0] >= 'A' && number[0] <= 'Z' && number[1] == '-' && is_page(number.substr(2));  // "A-5" of a newspaper
  if (!blank && !is_page(number) && !range && !thousands && !of_section) {
    const auto pin = read_pincite(head.text(), within);
    if (!pin) return false;
    set_pincite(out, *pin);
    return true;
  }
  out.page = range ? Span{first.begin, static_cast<std::uint32_t>(first.begin + dash)} : first;
  if (range) out.last_page = {static_cast<std::uint32_t>(first.begin + dash + (number[dash] == '-' ? 1 : 3)), first.end};
  const Span rest = trim_of(head.text(), {word.end, within.end}, ",");
  if (const auto pin = read_pincite(head.text(), rest); pin && !rest.empty()) {
    set_pincite(out, *pin);
  }
  return true;
}

/// "The Tides 2010-2015": years in full at the end of a title.
bool is_span_of_years(std::string_view words) {
  const std::size_t dash = std::min(words.find("–"), words.find('-'));
  if (dash != 4) return false;
  const auto first = to_number(words.substr(0, 4));
  const auto last = to_number(words.substr(words[dash] == '-' ? 5 : 7));
  return first && last && *first >= 1500 && *first < *last && *last < 2100;
}

void take_end_page(const Head& head, Span& title, Citation& out) {
  Span pages = pincite_at_end(head.text(), title);
  if (pages.empty() || is_span_of_years(head.at(pages))) return;
  if (const std::size_t comma = head.at(pages).find(", "); comma != std::string_view::npos && is_span_of_years(head.at(pages).substr(0, comma))) pages.begin += static_cast<std::uint32_t>(comma) + 2;  // "The Tides, 1840–1901, ch. 3"
  if (head.at({title.begin, pages.begin}).ends_with(": ")) {                                                                                                                                            // "Harbor Survey: 2019, tbl. 3": what follows a colon is of the title
    const std::size_t comma = head.at(pages).find(", ");
    if (comma == std::string_view::npos) return;
    title.end = static_cast<std::uint32_t>(pages.begin + comma);
    pages = trim(head.text(), {title.end + 1, pages.end});
    if (const auto pin = read_pincite(head.text(), pages)) set_pincite(out, *pin);
    return;
  }
  if (const auto pin = read_pincite(head.text(), pages)) set_pincite(out, *pin);
  title = trim_of(head.text(), {title.begin, pages.begin}, ",");
  if (head.at(title).ends_with(" at")) title = trim_of(head.text(), {title.begin, title.end - 3}, ",");
}

namespace {

/// What an edition may be called by, but for its number.
bool is_edition_word(std::string_view word) {
  static constexpr WordList kWords(std::array<std::string_view, 15>{"rev.", "expanded", "student", "paperback", "hornbook", "abridged", "abr.", "enlarged", "enl.", "updated", "centennial", "anniversary", "bicentennial", "ann.", "annotated"});
  return kWords.has(word);
}

}  // namespace

void take_edition(const Head& head, Citation& out) {
  if (head.paren.empty()) return;
  const std::string_view inner = head.at(head.paren);
  for (const std::string_view mark : {" eds.", " ed.", " trans.", "ed.,", "eds."}) {
    const std::size_t at = inner.find(mark);
    if (at == std::string_view::npos || at == 0) continue;
    const Span before = trim_of(head.text(), {head.paren.begin, static_cast<std::uint32_t>(head.paren.begin + at)}, ",");
    const std::string_view words = head.at(before);
    const std::size_t blank = words.rfind(' ');
    const std::string_view last = blank == std::string_view::npos ? words : words.substr(blank + 1);
    const bool edition = !last.empty() && (is_digit(static_cast<unsigned char>(last[0])) || is_edition_word(last));
    if (!edition && mark != " trans." && out.editors.empty() && may_be_names(head.text(), before)) out.editors = split_names(head.text(), before);
  }
  for (std::uint32_t at = head.paren.begin; at < head.paren.end; ++at) {
    const Span word = word_at(head.text(), at, head.paren.end);
    if (word.empty()) continue;
    const std::string_view w = head.at(word);
    const bool ordinal = is_digit(static_cast<unsigned char>(w[0])) && !is_digit(static_cast<unsigned char>(w.back()));
    if ((ordinal || is_edition_word(w)) && has_word(head.text(), word.end + 1, head.paren.end, "ed.")) out.edition = {word.begin, word.end + 4};
    if (const Span next = word_at(head.text(), word.end + 1, head.paren.end); ordinal && is_edition_word(head.at(next)) && has_word(head.text(), next.end + 1, head.paren.end, "ed.")) {
      out.edition = {word.begin, next.end + 4};  // "3d rev. ed."
      return;
    }
    at = word.end;
  }
}

namespace {

/// "7TH", "3D": part of a name ("PROC. 7TH ACM CONF."), no page.
bool is_ordinal(std::string_view word) {
  const std::size_t letters = word.find_first_not_of("0123456789");
  if (letters == std::string_view::npos || letters == 0) return false;
  const std::string_view ending = word.substr(letters);
  return ending == "TH" || ending == "ST" || ending == "ND" || ending == "RD" || ending == "D" || ending == "th" || ending == "st" || ending == "nd" || ending == "rd" || ending == "d";
}

}  // namespace

Date dotted_date(std::string_view words) {
  const std::vector<std::string_view> parts = split(words, '.');
  if (parts.size() != 3) return {};
  const auto day = to_number(parts[0]);
  const auto month = to_number(parts[1]);
  const auto year = to_number(parts[2]);
  if (!day || !month || !year || *day > 31 || *month > 12 || *year < 1950 || *year > 2100) return {};
  return {static_cast<std::uint16_t>(*year), static_cast<std::uint8_t>(*month), static_cast<std::uint8_t>(*day)};
}

namespace {

/// "INFO., COMMC’N & SOC’Y 1389", "LAW, PROBABILITY & RISK 1": where a name that is a list ends, right before its page; `begin` where none
/// stands. Its last member follows "&".
std::uint32_t list_name_end(const Head& head, std::uint32_t begin, std::uint32_t end) {
  constexpr int kMostWords = 8;
  bool joined = false;
  std::uint32_t stop = begin;
  for (int words = 0; words <= kMostWords; ++words) {
    const Span word = word_at(head.text(), skip_spaces(head.text(), stop, end), end);
    if (word.empty()) return begin;
    const std::string_view w = head.at(word);
    if (is_digit(static_cast<unsigned char>(w[0]))) return joined && is_page(head.at(trim_of(head.text(), word, ","))) && (in_capitals(head.at({begin, stop})) || head.italic_title || contains_any(head.at({begin, stop}), {"Journal ", "Review "})) ? stop : begin;
    const bool joint = w == "&" || w == "AND";
    if (joined && (joint || w.ends_with(','))) return begin;
    if (!joint && w != "of" && w != "and" && !is_upper(decode_utf8(w, 0).value)) return begin;
    joined = joined || joint;
    stop = word.end;
  }
  return begin;
}

}  // namespace

std::optional<Volume> read_volume(const Head& head, Span within) {
  within = trim_of(head.text(), within, ",");
  Volume read;
  std::uint32_t at = within.begin;
  const Span first = word_at(head.text(), at, within.end);
  const std::size_t issue = head.at(first).find('(');
  const bool issued = issue != std::string_view::npos && issue > 0 && head.at(first).ends_with(')') && is_page(head.at(first).substr(0, issue)) && is_digit(static_cast<unsigned char>(head.note[at])) && head.at(first).find_first_not_of("0123456789-–", issue + 1) == head.at(first).size() - 1;  // "12(3) J. ECON. PERSP."
  const bool number = issued || is_page(head.at(first)) || (is_digit(static_cast<unsigned char>(head.note[at])) && head.at(first).find_first_not_of("0123456789-–/:") == std::string_view::npos);                                                                                                    // "12:1 J. ECON. PERSP." as well
  if (number) {
    read.volume = first;
    at = skip_spaces(head.text(), first.end, within.end);
  }
  const std::uint32_t begin = at;
  std::uint32_t end = at;
  while (at < within.end) {
    const Span word = word_at(head.text(), at, within.end);
    if (word.empty()) break;
    const std::string_view w = head.at(word);
    if (end > begin && ((is_digit(static_cast<unsigned char>(w[0])) && !is_ordinal(w)) || w == "art." || w[0] == '_' || w == "at" || w.starts_with("¶") || w.starts_with("§"))) break;
    if (end > begin && head.note[end - 1] == ',') break;
    const bool lettered = w.size() >= 2 && ((w[0] >= 'A' && w[0] <= 'Z') || (w[0] == 'e' && w.size() > 3)) && all_digits(trim(w.substr(1, w.find(',') - 1))) && w[1] != ',';  // "S10" of a supplement, "e2011" of what is printed nowhere
    if (number && end > begin && lettered) break;
    end = word.end;
    at = skip_spaces(head.text(), word.end, within.end);
  }
  // A journal of the table may have commas in its name: "J. MONEY, CREDIT & BANKING".
  if (const Entry known = number ? journal_entry(head.text(), begin, within.end) : Entry{}; known.row != nullptr && known.end > end) end = known.end;
  if (number && end > begin && head.note[end - 1] == ',') end = std::max(end, list_name_end(head, begin, within.end));
  read.container = trim_of(head.text(), {begin, end}, ",");
  read.after = trim_of(head.text(), {end, within.end}, ",");
  if (read.container.empty()) return std::nullopt;
  return read;
}

}  // namespace subcite::cite
