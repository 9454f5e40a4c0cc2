// L004: a sentence of prose begins with a word: Section 230, Twelve states.
#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "facts/words.h"
#include "rules/marks.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_symbol_in_text;

namespace {

using namespace rules_support;

/// The word at `at`, small letters and points.
std::string_view small_word(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && ((text[end] >= 'a' && text[end] <= 'z') || text[end] == '.')) ++end;
  return text.substr(at, end - at);
}

/// The words behind a number that keep it a citation.
bool belongs_to_citation(std::string_view word) {
  static constexpr std::array<std::string_view, 22> kWords{"at", "n.", "nn.", "note", "cmt.", "cmts.", "illus.", "app.", "app", "annot.", "hist.", "id.", "supra", "et", "pt.", "and", "or", "to", "a.m.", "p.m.", "v.", "infra"};
  return word.empty() || std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

/// The number behind §: with subdivisions, lists and ranges.
std::size_t number_end(std::string_view text, std::size_t at) {
  while (at < text.size() && (is_word_byte(text[at]) || std::string_view("()-.,:").find(text[at]) != std::string_view::npos)) ++at;
  return at;
}

/// Behind "106": the end of a further number of the list, "106 and 107", "106, 107"; the same place where none follows.
std::size_t further_number(std::string_view text, std::size_t end) {
  for (const std::string_view joint : {" and ", " & ", " to ", " or ", " "}) {
    const std::size_t next = end + joint.size();
    const bool listed = joint != " " || (end > 0 && text[end - 1] == ',');
    if (listed && text.substr(std::min(end, text.size())).starts_with(joint) && next < text.size() && is_digit_at(text, next)) return number_end(text, next);
  }
  return end;
}

/// Bytes of the symbol or figure with which the sentence wrongly begins; 0 for none.
std::size_t wrong_start(std::string_view text) {
  std::size_t at = 0;
  while (text.substr(at).starts_with("§") || text.substr(at).starts_with("¶")) at += 2;
  const bool symbol = at > 0;
  if (symbol) {
    const std::size_t number = text.substr(at).starts_with("\xC2\xA0") ? at + 2 : text.substr(at).starts_with(" ") ? at + 1
                                                                                                                   : at;
    std::size_t end = number_end(text, number);
    for (std::size_t next = further_number(text, end); end > number && next > end; next = further_number(text, end)) end = next;
    if (end == number || end >= text.size() || text[end] != ' ' || std::string_view(".,;:").find(text[end - 1]) != std::string_view::npos) return 0;
    const std::string_view word = small_word(text, end + 1);
    const std::string_view next = word == "and" || word == "or" ? small_word(text, std::min(text.size(), end + 2 + word.size())) : word;  // "§ 4 and its history"
    return belongs_to_citation(next) ? 0 : end;
  }
  if (text.empty() || text[0] < '0' || text[0] > '9') return 0;
  std::size_t end = 0;
  while (end < text.size() && ((text[end] >= '0' && text[end] <= '9') || text[end] == ',' || text[end] == '.' || text[end] == '%' || text[end] == '-')) ++end;
  if (end > 1 && text[end - 1] == '-' && small_word(text, end).size() >= 3) end += small_word(text, end).size();  // "8-year leases were"
  const bool year = end == 4 && text.find_first_of(",.%-") >= 4 && (text[0] == '1' || text[0] == '2');
  if (year || end >= text.size() || text[end] != ' ' || std::string_view(".,-").find(text[end - 1]) != std::string_view::npos) return 0;
  return belongs_to_citation(small_word(text, end + 1)) ? 0 : end;
}

/// Words that have a period of their own before a number.
bool is_before_numbers(std::string_view word) {
  static constexpr std::array<std::string_view, 65> kWords{"art", "cit", "arts", "tit", "vol", "pts", "sec", "secs", "sess", "cert", "supp", "subd", "subds", "para", "paras", "cls", "chs", "res", "reg", "regs", "ann", "stat", "const", "gen", "rev", "code", "amend", "chap", "sect", "fig", "figs", "tbl", "col", "cols", "app", "apps", "nos", "vols", "supra", "approx", "est", "avg", "max", "min", "dept", "prof", "lib", "ser", "sch", "pub", "rptr", "dist", "div", "mtg", "plen", "illus", "annot", "ext", "cir", "comm", "subch", "subpt", "bks", "circa", "ibid"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

/// Plain words that are abbreviations only with a capital: "Met.", "Mass.", "Port."
bool is_plain_word(std::string_view word) {
  static constexpr std::array<std::string_view, 28> kWords{"arm", "broad", "bus", "cap", "cent", "child", "equal", "found", "fund", "hum", "ill", "imp", "just", "lab", "leg", "legal", "log", "mass", "met", "mill", "miss", "off", "port", "rest", "super", "tax", "temp", "wash"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

/// A period that ends a word of small letters that is no abbreviation, or a citation, ends a sentence.
bool ends_sentence_at(std::string_view text, std::size_t period) {
  if (text[period] == '?' || text[period] == '!') return true;
  if (period > 1 && text[period - 1] == ')' && is_digit_at(text, period - 2)) return true;  // "(2d ed. 2011). 12 states have"
  std::size_t from = period;
  while (from > 0 && text[from - 1] >= 'a' && text[from - 1] <= 'z') --from;
  const bool symbol = text.substr(period + 1).starts_with(" §") || text.substr(period + 1).starts_with(" ¶");
  if (symbol && is_digit_at(text, period - 1)) return true;                                                                                          // "47 U.S.C. § 230. § 230 bars"
  constexpr std::size_t kLongest = 4;                                                                                                                // of what is shortened before a section
  if (symbol && period - from > kLongest && from > 0 && text[from - 1] == ' ' && !is_before_numbers(text.substr(from, period - from))) return true;  // "stands."
  const bool word = period - from >= 3 && (from == 0 || text[from - 1] == ' ');
  const std::string_view last = text.substr(from, period - from);
  return word && !is_before_numbers(last) && (is_plain_word(last) || !facts::is_abbreviation(text.substr(from, period + 1 - from)));
}

/// "Twelve", "Thirty-one"; empty beyond ninety-nine.
std::string number_in_words(std::string_view figures) {
  static constexpr std::array<std::string_view, 20> kOnes{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
  static constexpr std::array<std::string_view, 8> kTens{"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
  const auto value = all_digits(figures) ? to_number(figures) : std::nullopt;
  if (!value || *value > 99) return {};
  std::string words(*value < 20 ? kOnes[*value] : kTens[*value / 10 - 2]);
  if (*value >= 20 && *value % 10 > 0) words += "-" + std::string(kOnes[*value % 10]);
  return capitalised(words);
}

/// "Section 5" for "§ 5", "Twelve" for "12".
std::string in_words(std::string_view start) {
  std::size_t signs = 0;
  while (start.substr(signs * 2).starts_with("§") || start.substr(signs * 2).starts_with("¶")) ++signs;
  if (signs == 0) return number_in_words(start);
  std::string_view rest = start.substr(signs * 2);
  for (const std::string_view blank : {"\xC2\xA0", " "})
    if (rest.starts_with(blank)) rest.remove_prefix(blank.size());
  return std::string(start.starts_with("§") ? "Section" : "Paragraph") + (signs > 1 ? "s " : " ") + std::string(rest);
}

/// Behind a place: where a sentence ends before a blank and what may be a symbol or a figure; npos for none.
std::size_t sentence_end(const View& view, Span whole, std::size_t from) {
  const std::string_view text = view.at(whole);
  for (const std::uint32_t start : word_starts_in(view, {whole.begin + static_cast<std::uint32_t>(from), whole.end})) {
    const std::size_t at = start - whole.begin;
    const bool starts = text[at] == '\xC2' || is_digit_at(text, at);
    const bool stops = starts && at >= from + 2 && text[at - 1] == ' ' && (text[at - 2] == '.' || text[at - 2] == '?' || text[at - 2] == '!');
    if (stops && ends_sentence_at(text, at - 2)) return at - 2;
  }
  return std::string_view::npos;
}

void check_span(const View& view, std::int32_t note, Span whole, Findings& out) {
  const std::string_view text = view.at(whole);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t size = wrong_start(text.substr(at));
    if (size > 0) {
      const Span span{whole.begin + static_cast<std::uint32_t>(at), whole.begin + static_cast<std::uint32_t>(at + size)};
      const bool symbol = text.substr(at, 1) == "\xC2";
      Finding& f = report_note(out, kRule_symbol_in_text, view, note, span, symbol ? "A sentence begins with a symbol." : "A sentence begins with a figure.", symbol ? "Write Section or Paragraph." : "Write the number in words, or begin with another word.");
      if (const std::string right = in_words(view.at(span)); !right.empty()) f.fix = Fix{"Write " + right, false, {{span, right}}};
    }
    const std::size_t end = sentence_end(view, whole, at + 1);
    if (end == std::string_view::npos) return;
    at = end + 2;
  }
}

bool is_list(std::string_view text) { return text.find('\n') != std::string_view::npos; }

void check(const View& view, const RuleOptions&, Findings& out) {
  for (const Paragraph& paragraph : view.document.body)
    if (!paragraph.heading && !paragraph.quotation && !is_list(view.at(paragraph.text))) check_span(view, -1, paragraph.text, out);
  for (std::size_t n = 0; n < view.document.notes.size(); ++n)
    if (view.document.notes[n].kind == NoteKind::Numbered) check_span(view, static_cast<std::int32_t>(n), view.document.notes[n].text, out);
}

}  // namespace

const Rule kRule_symbol_in_text{"L004", "symbol-in-text", "Sentence begins with §, ¶ or a figure", Severity::Style, "0.1", Stage::Stable, FixKind::Suggested, "text", "Bluebook R. 6.2(a), R. 6.2(c), R. 12.10(c)", check};

}  // namespace subcite
