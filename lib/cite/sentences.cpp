// A period ends a sentence where the word before it is no abbreviation and the next word begins like a
// sentence; a signal or "Id." behind it always begins one.
#include "cite/sentences.h"

#include <algorithm>
#include <array>

#include "base/byte_set.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/word_list.h"
#include "cite/case_name.h"
#include "cite/kind.h"
#include "cite/lex.h"
#include "cite/tail.h"
#include "facts/words.h"

namespace subcite::cite {
namespace {

/// Abbreviations in small letters that a capital may follow.
constexpr WordList kSmallAbbreviations(std::array<std::string_view, 109>{"pg", "pgs", "sch", "schs", "civ", "crim", "soc", "plén", "const",
                                                                         "div", "divs", "princ", "princs", "exh", "exhs", "dem", "v", "vs", "cf", "eg", "ie", "ch", "chs", "art", "arts", "pt", "pts", "para", "paras", "sec", "secs", "cl", "cls", "cmt", "cmts", "vol",
                                                                         "vols", "no", "nos", "p", "pp", "n", "nn", "ed", "eds", "trans", "rev", "supp", "app", "apps", "al", "fig", "figs", "tbl", "tbls", "ann",
                                                                         "amend", "amends", "ser", "sess", "approx", "ca", "mtg", "mtgs", "seq", "nom", "rel", "tit", "bk", "bks", "doc", "docs", "subpt", "subpts", "subd", "subds", "subdiv", "annot", "illus", "pmbl", "reg", "rept", "repl",
                                                                         "r", "rr", "ex", "exs", "fol", "fols", "f", "ff", "l", "ll", "dist", "sched", "prin", "op", "cit", "ms", "mss", "memo", "cert", "fn",
                                                                         "photo", "tent", "orig", "c", "col", "cols"});

/// Words that are abbreviated before a number alone: "chap. 3", but "... on a par. The".
constexpr WordList kBeforeNumbers(std::array<std::string_view, 8>{"chap", "chaps", "sect", "sects", "par", "pars", "appx", "plen"});

constexpr std::array<std::string_view, 10> kOpenings{"See", "But see", "But cf.", "Cf.", "Accord", "Compare", "Contra", "Id.", "E.g.,", "Contrast"};

constexpr std::array<std::string_view, 6> kLowOpenings{"see ", "see, e.g.", "see also", "but see", "but cf.", "cf. "};

bool opens_citation(std::string_view text, std::uint32_t at, std::uint32_t end) {
  return std::any_of(kOpenings.begin(), kOpenings.end(), [&](auto word) { return starts_with(text, at, end, word) && (at + word.size() >= end || !is_word_byte(text[at + word.size()])); });
}

/// The word that ends at `at`, without opening marks.
std::string_view word_before(std::string_view text, std::uint32_t begin, std::uint32_t at) {
  std::uint32_t start = at;
  while (start > begin && text[start - 1] != ' ' && text[start - 1] != '\n') --start;
  std::string_view word = text.substr(start, at - start);
  while (!word.empty() && std::string_view("([\"'*_").find(word.front()) != std::string_view::npos) word.remove_prefix(1);
  for (const std::string_view mark : {"“", "‘"})
    if (word.starts_with(mark)) word.remove_prefix(mark.size());
  return word;
}

bool is_abbreviated(std::string_view word) {
  if (word.empty()) return false;
  const bool initial = count_code_points(word) == 1 && is_letter(decode_utf8(word, 0).value);
  if (initial) return true;
  for (const std::string_view dash : {"–", "—"})  // "July 2–Aug."
    if (const std::size_t at = word.rfind(dash); at != std::string_view::npos) word.remove_prefix(at + dash.size());
  if (word.find('.') != std::string_view::npos && is_letter(decode_before(word, word.size()).value)) return true;
  if (has_digit(word)) return false;
  const bool small = is_lower(decode_utf8(word, 0).value);
  if (small) return kSmallAbbreviations.has(word);
  const std::size_t hyphen = word.rfind('-');
  if (hyphen != std::string_view::npos) word.remove_prefix(hyphen + 1);
  return facts::is_abbreviation(word) || word == "Appl" || word.find("’") != std::string_view::npos || word.find('\'') != std::string_view::npos;
}

/// Where some words stand last. std::string_view::rfind compares them at every byte.
std::size_t last_of(std::string_view text, std::string_view words) {
  std::size_t last = std::string_view::npos;
  for (std::size_t at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) last = at;
  return last;
}

/// "On its history, see generally Ada Roe, Why Tides": behind the last signal in small letters; the begin where none stands.
std::uint32_t behind_last_signal(std::string_view text, Span words) {
  for (const std::string_view lead : {", see ", ", but see ", ", cf. ", ", compare ", ",” see "}) {
    const std::size_t inner = last_of(slice(text, words), lead);
    if (inner == std::string_view::npos) continue;
    const Span from{words.begin + static_cast<std::uint32_t>(inner + lead.find(' ')) + 1, words.end};
    const auto signal = read_signal(text, from);
    return signal ? skip_spaces(text, signal->span.end, words.end) : words.begin;
  }
  return words.begin;
}

class Divider {
 public:
  Divider(const NoteText& note, Span within, std::uint32_t base) : note_(note), text_(note.text()), within_(within), base_(base) {}

  std::vector<Piece> run() {
    static constexpr ByteSet kMayEnd = bytes_of(";.?!");
    static constexpr ByteSet kMayPart = bytes_of(";.?!,");  // behind "Compare"
    begin_ = within_.begin;
    comparing_ = compares(begin_);
    for (std::uint32_t at = within_.begin; (at = find_in(text_, comparing_ ? kMayPart : kMayEnd, at, within_.end)) < within_.end; ++at) {
      if (text_[at] == ',') {
        if (is_compared_with(at)) cut(at, at + 2, true);
        continue;
      }
      if (note_.in_url(at) || note_.depth(at) != base_) continue;
      if (text_[at] == ';' && !note_.in_quote(at) && !(note_.in_italic(at) && note_.in_italic(at + 2))) cut(at, at + 1, true);
      else if (text_[at] != ';') period(at);
    }
    cut(without_final_period(within_.end), within_.end, false);
    return std::move(pieces_);
  }

 private:
  [[nodiscard]] bool compares(std::uint32_t at) const {
    at = skip_spaces(text_, at, within_.end);
    return at < within_.end && (text_[at] == 'C' || text_[at] == 'c') && (has_word(text_, at, within_.end, "Compare") || has_word(text_, at, within_.end, "compare") || has_word(text_, at, within_.end, "Contrast"));
  }

  /// "Compare Roe v. Poe, 410 U.S. 113 (1973), with Lund v. Hale, 505 U.S. 833 (1992)": the comma parts two sources.
  [[nodiscard]] bool is_compared_with(std::uint32_t at) const {
    constexpr std::string_view kWith = ", with ";
    if (!starts_with(text_, at, within_.end, kWith) || note_.depth(at) != base_ || note_.in_quote(at) || note_.in_url(at) || (note_.in_italic(at - 1) && note_.in_italic(at + 2) && note_.in_italic(at + kWith.size()))) return false;
    const auto next = static_cast<std::uint32_t>(at + kWith.size());
    const char32_t first = decode_utf8(text_, next).value;
    return is_upper(first) || is_digit(first) || first == 0x201C || first == '@' || starts_with(text_, next, within_.end, "id.") || starts_with(text_, next, within_.end, "supra");
  }

  /// The period that ends the last sentence is no part of its citation; that of an abbreviation is.
  [[nodiscard]] std::uint32_t without_final_period(std::uint32_t end) const {
    const Span inked = trim(text_, {begin_, end});
    if (inked.empty() || text_[inked.end - 1] != '.' || note_.in_quote(inked.end - 1)) return end;
    const std::string_view word = word_before(text_, begin_, inked.end - 1);
    const bool lettered = word.size() >= 2 && word.back() >= 'a' && word.back() <= 'e' && is_digit(static_cast<unsigned char>(word[word.size() - 2]));  // "514a", "83b"
    const bool number = !word.empty() && (is_digit(static_cast<unsigned char>(word.back())) || lettered);
    return number ? inked.end - 1 : end;
  }

  void cut(std::uint32_t end, std::uint32_t next, bool semicolon) {
    const Span piece = trim(text_, {begin_, end});
    if (!piece.empty()) pieces_.push_back({piece, continues_});
    begin_ = next;
    continues_ = semicolon;
    comparing_ = (comparing_ && semicolon) || compares(begin_);
  }

  void period(std::uint32_t at) {
    std::uint32_t after = at + 1;
    while (after < within_.end) {  // closing marks belong to the sentence, and the blank between two: ".’ ”"
      if (text_[after] == ' ' && after > at + 1 && starts_with(text_, after + 1, within_.end, "”")) ++after;
      const CodePoint point = decode_utf8(text_, after);
      const bool closing = point.value == 0x201D || point.value == 0x2019 || point.value == '"' || point.value == '\'' || point.value == ']' || point.value == ')';
      if (!closing || (point.value == ')' && note_.depth(after) != base_)) break;
      after += point.size;
    }
    const std::uint32_t next = skip_spaces(text_, after, within_.end);
    const bool glued = next == after && after > at + 1 && starts_with(text_, next, within_.end, "Id. ");  // "... by the poor.’ ”Id. at 9"
    if (next >= within_.end || (next == after && !glued)) return;
    if (note_.in_quote(at) && note_.in_quote(next)) return;
    if (ends_here(at, after, next)) cut(at, after, false);
  }

  [[nodiscard]] bool ends_here(std::uint32_t at, std::uint32_t after, std::uint32_t next) const {
    const std::string_view word = word_before(text_, begin_, at);
    const CodePoint first = decode_utf8(text_, next);
    const bool id = (word == "Id" || word == "id" || word == "ID" || word == "Ibid") && text_[at] == '.';
    const bool opens = is_upper(first.value) || first.value == 0x201C || first.value == '"' || first.value == '[' || first.value == 0x2018 || is_digit(first.value) || first.value == 0xA7 || first.value == 0xB6;
    if (!opens) return is_lower(first.value) && ((is_low_signal(at, next) && after == at + 1) || is_low_name(next)) && !is_abbreviated(word) && !word.empty();
    const bool sign = first.value == 0xA7 || first.value == 0xB6;  // "Conts. § 90", but "... its advisers. § 78j-1"
    if (sign && !is_lower(decode_utf8(word, 0).value) && text_[at - 1] != ')') return false;
    if (opens_citation(text_, next, within_.end)) return true;
    if (note_.in_url(at - 1) && starts_with_any(text_.substr(next), {"[http", "[perma.cc/"})) return false;  // an archive behind its address
    if (is_ordinal_day(word, next)) return false;                                                            // "15. Januar 1958"
    if (is_series_number(next)) return false;                                                                // "Cal. Rptr. 3d"
    if (text_[at] == '.' && in_capitals(word) && is_issue_date(next)) return false;                          // "MAG. Summer 2004, at 3"
    if (word.empty() && text_[at] == '.') return ends_quotation(at, after, next);                            // the points of an ellipsis
    if (id) return is_upper(first.value) || first.value == 0x201C || first.value == '"';
    if (note_.in_italic(at) && note_.in_italic(next)) return false;
    if (word == "cost" && at >= begin_ + 11 && (starts_with(text_, at - 10, at, "Giur. ") || starts_with(text_, at - 10, at, "Corte "))) return false;          // "Giur. cost. 2004, 12"
    if (in_capitals(word) && starts_with_any(text_.substr(next), {"Law § ", "Code § "})) return false;                                                          // "GEN. BUS. Law § 898"
    if (is_one_of(word, {"CONST", "ANN", "STAT"}) && begins_division(next)) return false;                                                                       // "U.S. CONST. Amendment V", "CODE ANN. Section 5"
    if (text_[at] == '.' && after == at + 1 && is_upper(first.value) && (ends_provision(at, word) || (word.ends_with(')') && in_capitals(word)))) return true;  // "(EC). S.C. Res. 1"
    // Small capitals go on: "110 CALIF. L. REV."
    if (text_[at] == '.' && after == at + 1 && in_capitals(word) && word.size() <= 10 && is_upper(first.value) && next_in_capitals(next)) return false;
    if (text_[at] != '.' && in_capitals(word) && in_capitals(slice(text_, word_at(text_, next, within_.end)))) return false;  // a title in capitals
    if (text_[at] != '.' && (begins_title(at) || in_party(at))) return false;
    if (text_[at] != '.') return !note_.in_italic(at) && (after > at + 1 || !is_digit(first.value));
    if (after > at + 1) return !is_abbreviated(word) || note_.in_quote(at);
    if (is_digit(first.value) && kBeforeNumbers.has(word)) return false;
    if (is_digit(first.value) && is_upper(decode_utf8(word, 0).value) && !begins_place(next)) return false;       // "203 Fed. Appx. 883"
    if (is_digit(first.value) && (text_[at - 1] == ')' || text_[at - 1] == ']') && word.size() > 2) return true;  // "(Neth.). 44 U.S.C. § 321"
    if (is_digit(first.value) && begins_place(next) && (is_last_page(word) || word == "LEXIS")) return true;      // "at B7. 5 U.S.C. § 552", "(L 119) 1. 26 C.F.R."
    if (is_digit(first.value)) return !is_abbreviated(word) && word.size() > 2 && (text_[at - 1] == ')' || is_digit(static_cast<unsigned char>(text_[at - 1])) || is_lower(decode_before(text_, at).value));
    if (text_[at - 1] == ')' || text_[at - 1] == ']' || text_[at - 1] == '>' || note_.in_url(at - 1)) return true;
    // "... of IT. Kundra": an acronym ends the sentence, an abbreviation in small capitals goes on in capitals.
    const bool acronym = word.size() >= 2 && word.find_first_of(".’'") == std::string_view::npos && in_capitals(word) && next_is_worded(next) && !note_.in_italic(at);
    return acronym ? is_upper(first.value) : !is_abbreviated(word);
  }

  /// "“... held in common . . . .” Whitcombe, supra note 2": a sentence left open, its period, the mark that closes the quotation.
  [[nodiscard]] bool ends_quotation(std::uint32_t at, std::uint32_t after, std::uint32_t next) const {
    const bool four = at >= begin_ + 6 && (slice(text_, {at - 6, at + 1}) == ". . . .");
    return four && note_.in_quote(at) && is_upper(decode_utf8(text_, next).value) && decode_before(text_, after).value == 0x201D;
  }

  /// The words for the divisions of a constitution, written out.
  [[nodiscard]] bool begins_division(std::uint32_t at) const {
    static constexpr WordList kDivisions(std::array<std::string_view, 9>{"Amendment", "Amendments", "Amend.", "Article", "Articles", "Art.", "Arts.", "Section", "Sections"});
    const std::string_view word = slice(text_, word_at(text_, at, within_.end));
    return kDivisions.has(word) || word.starts_with("Preamble");
  }

  /// "The rule is old. see, e.g., Roe": an italic signal in small letters behind a sentence.
  [[nodiscard]] bool is_low_signal(std::uint32_t at, std::uint32_t next) const {
    if (text_[at] != '.' || note_.in_italic(at) || !note_.in_italic(next)) return false;
    return std::any_of(kLowOpenings.begin(), kLowOpenings.end(), [&](auto word) { return starts_with(text_, next, within_.end, word); });
  }

  /// "The rule is old. de Groot, supra note 2", "The rule is old. van Dijk v. Roe": a particle that begins a name.
  [[nodiscard]] bool is_low_name(std::uint32_t next) const {
    constexpr std::size_t kLongest = 60;
    const std::string_view rest = slice(text_, {next, within_.end}).substr(0, kLongest);
    const std::size_t supra = std::min(rest.find(", supra "), rest.find(" v. "));
    const bool led = facts::is_particle(rest.substr(0, rest.find(' '))) || facts::begins_with_joined_particle(rest);
    return led && supra != std::string_view::npos && rest.substr(0, supra).find_first_of(".;(“\"") == std::string_view::npos;
  }

  /// "Ada Quill, Who Owns the Shore": an author and the words of a title, not a sentence that asks.
  [[nodiscard]] bool begins_title(std::uint32_t end) const {
    constexpr std::uint32_t kLongest = 400;
    if (end - begin_ > kLongest) return false;
    Span words = trim(text_, {begin_, end});
    const auto signal = read_signal(text_, words);
    if (signal) words.begin = signal->span.end;
    words.begin = behind_last_signal(text_, words);
    int small = 0;
    int capitals = 0;
    bool comma = false;
    for (std::uint32_t at = skip_spaces(text_, words.begin, end); at < end;) {
      const Span word = word_at(text_, at, end);
      if (word.empty()) break;
      if (const std::uint32_t named = small_name_end(text_, at, end); named > at) {  // "sean f. reardon, Ada Roe & ..."
        ++capitals;
        at = skip_spaces(text_, std::max(named, word.end), end);
        continue;
      }
      const char32_t first = decode_utf8(text_, at).value;
      const std::string_view bare = slice(text_, trim_of(text_, word, ",.:;"));
      const bool prose = is_lower(first) && !facts::is_small_word(bare) && bare.size() > 3 && !has_inner_capital(bare);
      if (prose && !comma) capitals = 0;  // "The phrase comes from Ada Quill, Who Owns"
      else if (prose) ++small;
      if (is_upper(first)) ++capitals;
      comma = comma || text_[word.end - 1] == ',';
      at = skip_spaces(text_, word.end, end);
    }
    return small == 0 && (comma ? capitals >= 3 : signal && capitals >= 2);
  }

  /// A day with a period, and month and year in another language behind it.
  [[nodiscard]] bool is_ordinal_day(std::string_view word, std::uint32_t next) const {
    if (word.empty() || word.size() > 2 || !all_digits(word)) return false;
    const auto begin = static_cast<std::uint32_t>(word.data() - text_.data());
    const auto date = read_date(text_, {begin, within_.end});
    return date && date->span.end > next;
  }

  /// Month or season with a year, and a page behind them.
  [[nodiscard]] bool is_issue_date(std::uint32_t next) const {
    const auto date = is_upper(decode_utf8(text_, next).value) ? read_date(text_, {next, within_.end}) : std::nullopt;
    return date && date->span.begin == next && date->date.year != 0 && starts_with(text_, date->span.end, within_.end, ", at ");
  }

  /// "2d", "3d", "4th": the series of a reporter.
  [[nodiscard]] bool is_series_number(std::uint32_t next) const {
    const std::string_view word = slice(text_, word_at(text_, next, within_.end));
    return word.size() >= 2 && word.size() <= 5 && is_digit(static_cast<unsigned char>(word[0])) && !is_digit(static_cast<unsigned char>(word[word.size() - 1])) && (word.ends_with("d") || word.ends_with("th") || word.ends_with("D"));
  }

  /// "Levitt v. Yelp! Inc., 765 F.3d 1123": the mark belongs to the party, for no reporter has come yet.
  [[nodiscard]] bool in_party(std::uint32_t at) const {
    const std::string_view words = slice(text_, {begin_, at});
    const std::size_t versus = words.rfind(" v. ");
    return versus != std::string_view::npos && words.size() - versus < 40 && words.find_first_of("0123456789,(", versus) == std::string_view::npos;
  }

  /// "amend. V.", "art. XII.": a Roman number behind the word for it is no initial.
  [[nodiscard]] bool ends_provision(std::uint32_t at, std::string_view word) const {
    const std::string_view before = slice(text_, {begin_, at}).substr(0, at - begin_ - word.size());
    return is_roman(word) && ends_with_any(before, {" amend. ", " art. ", " pt. ", " amends. "});
  }

  /// "B7", "1": short, and nothing but a page.
  [[nodiscard]] static bool is_last_page(std::string_view word) {
    if (!word.empty() && word[0] >= 'A' && word[0] <= 'D') word.remove_prefix(1);
    return !word.empty() && all_digits(word);
  }

  /// A number with a capitalised word behind it: "42 U.S.C. § 1983" may begin a sentence, a page may not.
  [[nodiscard]] bool begins_place(std::uint32_t next) const {
    const Span number = word_at(text_, next, within_.end);
    const std::uint32_t after = skip_spaces(text_, number.end, within_.end);
    return text_[number.end - 1] != ',' && after < within_.end && is_upper(decode_utf8(text_, after).value);
  }

  /// The next word has small letters: "Kundra", not "S4431" or "REV.".
  [[nodiscard]] bool next_is_worded(std::uint32_t next) const {
    const std::string_view word = slice(text_, word_at(text_, next, within_.end));
    return std::count_if(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; }) >= 2;
  }

  /// The next word is in capitals, initials ("L.") among them.
  [[nodiscard]] bool next_in_capitals(std::uint32_t next) const {
    const std::string_view word = slice(text_, word_at(text_, next, within_.end));
    return in_capitals(word) || (word.size() == 2 && word[1] == '.');
  }

  const NoteText& note_;
  std::string_view text_;
  Span within_;
  std::uint32_t base_;
  std::uint32_t begin_ = 0;
  bool continues_ = false;
  bool comparing_ = false;
  std::vector<Piece> pieces_;
};

}  // namespace

namespace {

/// The words of a piece without its signal.
constexpr std::uint32_t kLongestCut = 300;  // bytes of the first part of a title that was cut

Span without_signal(const NoteText& note, Span piece) {
  if (const auto signal = read_signal(note.text(), piece)) piece.begin = skip_spaces(note.text(), signal->span.end, piece.end);
  piece.begin = behind_last_signal(note.text(), piece);
  return trim_of(note.text(), piece, ",");
}

bool has_anchor(const NoteText& note, Span piece) {
  const std::string_view words = note.at(piece);
  return words.find('(') != std::string_view::npos || words.find("://") != std::string_view::npos || words.find("supra") != std::string_view::npos || words.find("infra") != std::string_view::npos || words.find(" v. ") != std::string_view::npos || words.find("§") != std::string_view::npos;
}

/// "Long Live the Weir, supra note 7": the second half of a title, and nothing between it and the word.
bool goes_on_to_short_form(const NoteText& note, Span right) {
  constexpr std::size_t kShortest = 4;  // words, a small one among them: what may be somebody’s name begins a citation of its own
  const std::string_view rest = note.at(right);
  const std::size_t supra = rest.find(", supra note ");
  const std::string_view words = rest.substr(0, supra);
  if (supra == std::string_view::npos || words.size() > kLongestCut || words.find_first_of(",(;&") != std::string_view::npos) return false;
  const std::vector<std::string_view> all = split(words, ' ');
  const bool title = all.size() >= kShortest && std::any_of(all.begin(), all.end(), [](std::string_view word) { return facts::is_small_word(word); });
  return title && may_be_names(note.text(), {right.begin, static_cast<std::uint32_t>(right.begin + supra)}) && !is_institution(words);
}

/// "Tide Post (Sept. 13, 1998), https://...": one to four words with capitals, a date and an address.
bool is_dated_site(const NoteText& note, Span words) {
  const std::size_t open = note.at(words).find(" (");
  if (open == std::string_view::npos) return false;
  const Span site{words.begin, static_cast<std::uint32_t>(words.begin + open)};
  if (note.at(site).find(',') != std::string_view::npos || std::count(note.at(site).begin(), note.at(site).end(), ' ') > 3 || !may_be_names(note.text(), site)) return false;
  const std::uint32_t close = note.closing(site.end + 1);
  return date_of_parenthesis(note, trim(note.text(), {site.end + 2, close})) && note.url_at(std::min(close + 3, note.span().end)) != nullptr;
}

/// "37 I.L.M. 22", "COAST POST, Mar. 4, 2011, LEXIS": the end of a citation that has no date in a parenthesis.
bool ends_at_place(std::string_view words) {
  if (words.ends_with(", LEXIS")) return true;
  const std::size_t blank = words.rfind(' ');
  if (blank == std::string_view::npos || blank == 0 || !is_page(words.substr(blank + 1))) return false;
  const std::string_view before = words.substr(0, blank);
  return before.substr(before.rfind(' ') + 1).find('.') != std::string_view::npos;
}

/// "Pranshu Roe, They Took Our Jobs. Now They Walk Dogs, WASH. POST (June 2, 2023)": a title of two sentences
/// without italics. The left part has author and the title's beginning and no end of its own; the right part
/// begins with the rest of the title and goes on with a periodical or site.
bool is_cut_title(const NoteText& note, Span left, Span right) {
  if (ends_at_place(note.at(left))) return false;
  if (is_digit(static_cast<unsigned char>(note[left.end - 1])) && (opens_case_name(note.at(right)) || has_versus(note.at(right).substr(0, note.at(right).find(','))))) return false;  // "37 I.L.M. 22. Ex parte Roe, 160 U.S. 713"
  const std::size_t comma = note.at(left).find(", ");
  if (comma == std::string_view::npos || has_anchor(note, left) || note.in_quote(left.begin)) return false;
  if (read_signal(note.text(), right) || note.at(left).find(", at ", comma) != std::string_view::npos) return false;  // "COAST POST, June 13, 2021, at D14. Contra Roe v. Poe"
  const Span author{left.begin, static_cast<std::uint32_t>(left.begin + comma)};
  const Span begun{author.end + 2, left.end};
  if (is_digit(decode_utf8(note.text(), begun.begin).value)) return false;  // "Act of July 14, 1933, ch. 562, 43 Stat. 1161"
  if (!may_be_names(note.text(), author) || std::count(note.at(author).begin(), note.at(author).end(), ' ') > 8 || std::count(note.at(begun).begin(), note.at(begun).end(), ' ') < 2) return false;
  int small = 0;
  for (std::uint32_t at = begun.begin; at < begun.end;) {
    const Span word = word_at(note.text(), at, begun.end);
    if (!word.empty() && note.in_italic(word.begin)) return false;
    if (word.size() > 4 && is_lower(decode_utf8(note.text(), word.begin).value) && !has_inner_capital(note.at(word))) ++small;
    at = skip_spaces(note.text(), word.end, begun.end);
    if (word.empty()) break;
  }
  const std::string_view rest = note.at(right);
  const std::size_t next = rest.find(", ");
  if (small > 0) return false;
  if (goes_on_to_short_form(note, right)) return true;
  if (next == std::string_view::npos || std::count(rest.begin(), rest.begin() + static_cast<long>(next), ' ') < 2 || in_capitals(rest.substr(0, next)) || rest.substr(0, next).find('&') != std::string_view::npos) return false;
  const Span behind{static_cast<std::uint32_t>(right.begin + next + 2), right.end};
  const Span first = word_at(note.text(), behind.begin, behind.end);
  const Span second = word_at(note.text(), skip_spaces(note.text(), first.end, behind.end), behind.end);
  const bool chapter = note.at(first) == "in" && (is_upper(decode_utf8(note.text(), second.begin).value) || is_page(note.at(second)));
  return chapter || in_capitals(note.at(first)) || (is_page(note.at(first)) && (in_capitals(note.at(second)) || note.at(second).ends_with('.'))) || is_dated_site(note, behind);
}

/// "(1659) 145 Eng. Rep. 431, 432; Hardres 170 (Exch.)": a semicolon within one citation.
bool is_nominative(const NoteText& note, Span left, Span right) {
  const std::size_t report = note.at(left).rfind(" Eng. Rep. ");
  if (report == std::string_view::npos || left.size() - report > 60) return false;
  const std::size_t stop = note.at(right).find(" (");
  const Span words{right.begin, static_cast<std::uint32_t>(right.begin + std::min<std::size_t>(stop, right.size()))};
  const bool numbered = has_digit(note.at(words));
  return numbered && words.size() <= 30 && !read_signal(note.text(), right) && note.at(words).find(" at ") == std::string_view::npos && note.at(words).find(" v. ") == std::string_view::npos;
}

/// "Permit Timelines for Discharges; Withdrawal, 82 Fed. Reg. 12,004": the left part has nothing that cites.
bool is_cut_rule_title(const NoteText& note, Span left, Span right) {
  const std::string_view words = note.at(left);
  const std::size_t comma = note.at(right).find(", ");
  const bool register_page = comma < 60 && note.at(right).substr(comma, 20).find(" Fed. Reg. ") != std::string_view::npos;
  return register_page && !has_anchor(note, left) && !has_digit(words) && std::count(words.begin(), words.end(), ' ') >= 2 && is_upper(decode_utf8(words, 0).value);
}

/// "; or, the Ferry Vindicated", "; with an Application to Tolls": what goes on with a title.
bool opens_subtitle(std::string_view rest) {
  return starts_with_any(rest, {"or, ", "or The ", "or the ", "OR, ", "OR THE ", "with a ", "with an ", "with the ", "with some ", "with special ", "With a ", "With an ", "With Some ", "With Special ", "WITH A ", "WITH AN ", "WITH SOME ", "WITH SPECIAL "});
}

/// "A Candid Answer to the Report; or, the Ferry Vindicated 6 (1836)": the second half of an old title.
bool is_cut_subtitle(const NoteText& note, Span left, Span right) {
  const std::size_t comma = note.at(left).find(", ");
  return note[left.end] == ';' && opens_subtitle(note.at(right)) && comma != std::string_view::npos && !has_anchor(note, left) && may_be_names(note.text(), {left.begin, static_cast<std::uint32_t>(left.begin + comma)});
}

/// The piece goes on with the citation that the one before began.
bool goes_on(const NoteText& note, Span left, const Piece& piece) {
  if (piece.continues && is_nominative(note, left, piece.span)) return true;
  if (left.size() > kLongestCut) return false;
  left = without_signal(note, left);
  return piece.continues ? is_cut_subtitle(note, left, piece.span) || is_cut_rule_title(note, left, piece.span) : is_cut_title(note, left, piece.span);
}

}  // namespace

std::vector<Piece> divide(const NoteText& note, Span within, std::uint32_t base) {
  std::vector<Piece> pieces;
  for (const Piece& piece : Divider(note, within, base).run()) {
    if (!pieces.empty() && goes_on(note, pieces.back().span, piece)) pieces.back().span.end = piece.span.end;
    else pieces.push_back(piece);
  }
  return pieces;
}

}  // namespace subcite::cite
