// Pincites (Bluebook R. 3.2 to 3.4): a list of items, each a locator word with numbers or a bare page,
// joined by commas, dashes and "and". What is neither ends the list.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/utf8.h"
#include "cite/lex.h"

namespace subcite::cite {
namespace {

struct LocatorWord {
  std::string_view word;
  Locator locator;
};

constexpr auto kWords = std::to_array<LocatorWord>({
    {"exhs.", kOtherLocator},
    {"exh.", kOtherLocator},
    {"Exh.", kOtherLocator},
    {"¶¶", kParagraphs},
    {"¶", kParagraphs},
    {"paras.", kParagraphs},
    {"para.", kParagraphs},
    {"paras", kParagraphs},
    {"para", kParagraphs},
    {"paragraphs", kParagraphs},
    {"paragraph", kParagraphs},
    {"Paragraphs", kParagraphs},
    {"Paragraph", kParagraphs},
    {"§§", kSections},
    {"§", kSections},
    {"secs.", kSections},
    {"sec.", kSections},
    {"Secs.", kSections},
    {"Sec.", kSections},
    {"Section", kSections},
    {"Sections", kSections},
    {"Part", kOtherLocator},
    {"Parts", kOtherLocator},
    {"arts.", kArticles},
    {"art.", kArticles},
    {"arts", kArticles},  // as OSCOLA prints them
    {"art", kArticles},
    {"ARTICLE", kArticles},
    {"Article", kArticles},
    {"Articles", kArticles},
    {"article", kArticles},
    {"articles", kArticles},
    {"Art.", kArticles},
    {"Arts.", kArticles},
    {"nn.", kNotes},
    {"n.", kNotes},
    {"ch.", kOtherLocator},
    {"chs.", kOtherLocator},
    {"chaps.", kOtherLocator},
    {"chap.", kOtherLocator},
    {"Chaps.", kOtherLocator},
    {"Chap.", kOtherLocator},
    {"appx.", kOtherLocator},
    {"sects.", kSections},
    {"sect.", kSections},
    {"pars.", kParagraphs},
    {"par.", kParagraphs},
    {"c.", kOtherLocator},
    {"pt.", kOtherLocator},
    {"pts.", kOtherLocator},
    {"subpt.", kOtherLocator},
    {"subpts.", kOtherLocator},
    {"bk.", kOtherLocator},
    {"bks.", kOtherLocator},
    {"cls.", kOtherLocator},
    {"cl.", kOtherLocator},
    {"cmts.", kOtherLocator},
    {"cmt.", kOtherLocator},
    {"illus.", kOtherLocator},
    {"annexes", kOtherLocator},
    {"annex", kOtherLocator},
    {"pmbl.", kOtherLocator},
    {"amends.", kOtherLocator},
    {"amend.", kOtherLocator},
    {"vol.", kOtherLocator},
    {"tbls.", kOtherLocator},
    {"tbl.", kOtherLocator},
    {"figs.", kOtherLocator},
    {"fig.", kOtherLocator},
    {"app.", kOtherLocator},
    {"apps.", kOtherLocator},
    {"tit.", kOtherLocator},
    {"tits.", kOtherLocator},
    {"r.", kOtherLocator},
    {"subd.", kOtherLocator},
    {"subds.", kOtherLocator},
    {"subdiv.", kOtherLocator},
    {"Exs.", kOtherLocator},
    {"Ex.", kOtherLocator},
    {"ex.", kOtherLocator},
    {"sched.", kOtherLocator},
    {"preface", kOtherLocator},
    {"prin.", kOtherLocator},
    {"princ.", kOtherLocator},
    {"princs.", kOtherLocator},
    {"principle", kOtherLocator},
    {"recital", kOtherLocator},
    {"recitals", kOtherLocator},
    {"guideline", kOtherLocator},
    {"div.", kOtherLocator},
    {"reporters’ note", kNotes},
    {"reporters' note", kNotes},
    {"Annex", kOtherLocator},
    {"lecture", kOtherLocator},
    {"reg.", kOtherLocator},
    {"slide", kOtherLocator},
    {"slides", kOtherLocator},
    {"fol.", kOtherLocator},
    {"fols.", kOtherLocator},
    {"l.", kOtherLocator},
    {"ll.", kOtherLocator},
    {"intro.", kOtherLocator},
    {"col.", kOtherLocator},
    {"cols.", kOtherLocator},
    {"col", kOtherLocator},
    {"cols", kOtherLocator},
    {"sch.", kOtherLocator},
    {"schs.", kOtherLocator},
    {"item", kOtherLocator},
    {"lect.", kOtherLocator},
    {"act", kOtherLocator},
    {"sc.", kOtherLocator},
    {"Q.", kOtherLocator},
    {"pp.", kPages},
    {"pages", kPages},
    {"page", kPages},
    {"p.", kPages},
    {"pg.", kPages},
    {"pgs.", kPages},
});

/// The locator words by their first byte: the place in kWords of the first, and for each the place of the next; 255 for none.
struct FirstBytes {
  std::array<std::uint8_t, 256> first{};
  std::array<std::uint8_t, kWords.size()> next{};
};
constexpr std::uint8_t kNone = 255;
constexpr FirstBytes kFirstBytes = [] {
  static_assert(kWords.size() < kNone);
  FirstBytes bytes;
  bytes.first.fill(kNone);
  for (std::size_t i = kWords.size(); i > 0; --i) {
    std::uint8_t& first = bytes.first[static_cast<unsigned char>(kWords[i - 1].word[0])];
    bytes.next[i - 1] = first;
    first = static_cast<std::uint8_t>(i - 1);
  }
  return bytes;
}();

const LocatorWord* locator_at(std::string_view text, std::uint32_t at, std::uint32_t end) {
  if (at >= end) return nullptr;
  const LocatorWord* best = nullptr;
  for (std::uint8_t i = kFirstBytes.first[static_cast<unsigned char>(text[at])]; i != kNone; i = kFirstBytes.next[i])
    if (starts_with(text, at, end, kWords[i].word) && (best == nullptr || kWords[i].word.size() > best->word.size())) best = &kWords[i];
  if (best != nullptr && is_word_byte(best->word.back()) && best->word.back() != '\xB6' && at + best->word.size() < end &&
      is_alphanumeric(text[at + best->word.size()]) && best->locator != kSections)
    return nullptr;
  return best;
}

/// "21,340": three digits behind the comma and one to three before it.
bool is_thousands(std::string_view text, std::uint32_t begin, std::uint32_t comma, std::uint32_t end) {
  const auto digit = [&](std::uint32_t at) { return at < end && text[at] >= '0' && text[at] <= '9'; };
  if (comma - begin > 3 || text[begin] == '0' || digit(comma + 4)) return false;
  for (std::uint32_t at = begin; at < comma; ++at)
    if (!digit(at)) return false;
  return digit(comma + 1) && digit(comma + 2) && digit(comma + 3);
}

/// "(b)" or "(a)(2)" behind a blank: divisions of the section before it, and neither a year nor a remark.
bool is_subdivision(std::string_view text, std::uint32_t open, std::uint32_t end) {
  const std::size_t close = text.substr(0, end).find(')', open);
  if (close == std::string_view::npos || close - open > 5 || close == open + 1) return false;
  const std::string_view inner = text.substr(open + 1, close - open - 1);
  const bool letter = inner.size() == 1 && inner[0] >= 'a' && inner[0] <= 'z';
  const bool further = close + 1 < end && text[close + 1] == '(' && inner.size() < 4;
  return letter || (further && std::all_of(inner.begin(), inner.end(), [](char c) { return is_alphanumeric(c); }));
}

/// "107(a)(1)", "1.01[B][2]", "III", "31-22", "xii", "*7", "12a" and so on; empty where none stands here.
std::uint32_t number_end(std::string_view text, std::uint32_t at, std::uint32_t end, bool located) {
  const std::uint32_t begin = at;
  if (at < end && text[at] == '*') ++at;
  while (at < end && is_alphanumeric(text[at])) ++at;
  std::string_view word = text.substr(begin, at - begin);
  if (!word.empty() && word[0] == '*') word.remove_prefix(1);
  const bool digits = !word.empty() && std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
  const bool dotted = at + 1 < end && text[at] == '.' && text[at + 1] >= 'A' && text[at + 1] <= 'Z';
  const bool letter = located && word.size() == 1 && !dotted;
  if (!digits && !is_roman(word) && !letter) return begin;
  if (!located && (word.size() > 8 || (!is_page(word) && !(is_roman(word) && word[0] >= 'a')))) return begin;
  while (at + 1 < end) {  // decimals, subdivisions
    const bool joint = text[at] == '.' || text[at] == '-' || text[at] == ':' || (text[at] == '/' && digits);
    const bool joined = located && joint && is_alphanumeric(text[at + 1]);
    const bool inner_page = !located && (text[at] == '.' || text[at] == ':') && text[at + 1] >= '0' && text[at + 1] <= '9';
    const bool thousands = text[at] == ',' && is_thousands(text, begin, at, end);
    if (thousands) {
      at += 4;
      continue;
    }
    if (joined || inner_page) {
      ++at;
      while (at < end && is_alphanumeric(text[at])) ++at;
      continue;
    }
    if (located && starts_with(text, at, end, " (") && is_subdivision(text, at + 1, end)) ++at;
    if (!located || (text[at] != '(' && text[at] != '[')) break;
    const char close = text[at] == '(' ? ')' : ']';
    const std::size_t stop = text.substr(0, end).find(close, at);
    if (stop == std::string_view::npos || stop - at > 6 || text.substr(at, stop - at).find(' ') != std::string_view::npos) break;
    at = static_cast<std::uint32_t>(stop) + 1;
  }
  return at;
}

std::uint32_t dash_end(std::string_view text, std::uint32_t at, std::uint32_t end) {
  if (at >= end) return at;
  const CodePoint point = decode_utf8(text, at);
  std::uint32_t after = is_dash(point.value) ? at + point.size : at;
  if (after > at && after < end && text[after] == '-') ++after;
  return after;
}

class PinciteReader {
 public:
  PinciteReader(std::string_view text, Span within, Locator first) : text_(text), end_(within.end), locator_(first) {
    at_ = skip_spaces(text, within.begin, end_);
    if (has_word(text_, at_, end_, "at")) at_ = skip_spaces(text_, at_ + 2, end_);
    else if (starts_with(text_, at_, end_, "at") && at_ + 2 < end_ && text_[at_ + 2] >= '0' && text_[at_ + 2] <= '9') at_ += 2;  // the blank lost: "at115"
  }

  std::optional<Pincite> run() {
    const std::uint32_t begin = at_;
    std::uint32_t done = item(at_);
    if (done == at_) return std::nullopt;
    while (true) {
      const std::uint32_t next = joint(done);
      if (next == done) break;
      const std::uint32_t after = item(next);
      if (after == next) break;
      done = after;
    }
    return Pincite{{begin, done}, locators_};
  }

 private:
  /// One number, with its locator word and its range.
  std::uint32_t item(std::uint32_t at) {
    const std::uint32_t begin = at;
    if (constexpr std::string_view kThroughout = "passim"; has_word(text_, at, end_, kThroughout)) return locators_ |= kOtherLocator, at + static_cast<std::uint32_t>(kThroughout.size());
    if (const LocatorWord* word = locator_at(text_, at, end_)) {
      at = skip_spaces(text_, at + static_cast<std::uint32_t>(word->word.size()), end_);
      locator_ = word->locator;
      if (word->word == "app." && has_word(text_, at, end_, "at")) at = skip_spaces(text_, at + 2, end_);                                                             // "app. at 97"
      const bool alone = word->word == "cmt." || (word->locator == kNotes && word->word.starts_with("reporters")) || word->word == "intro." || word->word == "app.";  // "§ 8.24 cmt."
      const bool bare = alone && (at >= end_ || (text_[at] != '(' && !is_word_byte(text_[at]) && locator_at(text_, at, end_) == nullptr) || text_[at] == '(');
      if (word->word == "pmbl." || word->word == "preface" || word->word == "annex" || bare) {
        locators_ |= locator_;
        const std::uint32_t after = number_end(text_, at, end_, true);
        return after == at ? begin + static_cast<std::uint32_t>(word->word.size()) : after;
      }
      std::uint32_t after = numbers(at);
      const std::uint32_t page = skip_spaces(text_, after, end_);
      if ((word->word == "app." || word->word == "annex" || word->word == "Annex") && after > at && has_word(text_, page, end_, "at")) {  // "app. A at 12"
        locator_ = kPages;
        const std::uint32_t from = skip_spaces(text_, page + 2, end_);
        const std::uint8_t before = locators_;
        const std::uint32_t stop = numbers(from);
        locators_ = before;
        if (stop > from) after = stop;
      }
      const bool nested = after == at && locator_ == kOtherLocator && locator_at(text_, at, end_) != nullptr;  // "app. § 2"
      if (nested && deep_ < 3) {
        ++deep_;
        const std::uint32_t inner = item(at);
        --deep_;
        return inner == at ? begin : inner;
      }
      return after == at ? begin : after;
    }
    return numbers(at);
  }

  std::uint32_t numbers(std::uint32_t at) {
    const bool located = locator_ != kPages;
    std::uint32_t done = number_end(text_, at, end_, located);
    if (done == at && locator_ == kSections && (at > at_ + 3 || (at > at_ && at < end_ && text_[at] == '('))) done = shortened(at);  // "id. § (b)(4)" as well
    if (done == at) return at;
    note_locator(text_.substr(at, done - at));
    std::uint32_t dash = dash_end(text_, done, end_);
    if (dash == done && starts_with(text_, done, end_, " to ")) dash = done + 4;
    for (const std::string_view mark : {"—", "--"})  // a dash that is none between pages; P004 says so
      if (const auto after = static_cast<std::uint32_t>(done + mark.size()); dash == done && starts_with(text_, done, end_, mark) && is_digit_at(text_.substr(0, end_), after)) dash = after;
    if (dash > done && !located && dash + 1 < end_ && text_[dash] == ' ' && is_digit(static_cast<unsigned char>(text_[dash + 1]))) ++dash;  // broken over a line: "588– 90"
    if (dash > done) {
      const std::uint32_t last = located ? located_end(dash) : number_end(text_, dash, end_, false);
      if (last > dash) done = last;
      else if (!located && ends_at_letter(done) && ends_at_letter(dash + 1)) done = dash + 1;  // "395F–G": letters down the margin
    }
    if (starts_with(text_, skip_spaces(text_, done, end_), end_, "et seq.")) done = skip_spaces(text_, done, end_) + 7;
    return note_pin(done);
  }

  /// A capital letter, and no other behind it.
  [[nodiscard]] bool ends_at_letter(std::uint32_t at) const { return at <= end_ && text_[at - 1] >= 'A' && text_[at - 1] <= 'Z' && (at == end_ || static_cast<unsigned char>(text_[at]) >= 0x80 || !is_word_byte(text_[at])); }

  /// A further section that leaves out what the one before it says: "§§ 18A:54-1, -3", "§§ 51.2, .4", "§ 1396a(a)(10), (13)".
  [[nodiscard]] std::uint32_t shortened(std::uint32_t at) const {
    const bool digit = at + 1 < end_ && is_digit(static_cast<unsigned char>(text_[at + 1]));
    if (at < end_ && text_[at] == '-' && digit) return number_end(text_, at + 1, end_, true);
    const std::uint32_t stop = at < end_ && (text_[at] == '(' || (text_[at] == '.' && digit)) ? located_end(at) : at;
    const bool year = stop == at + 6 && all_digits(text_.substr(at + 1, 4));
    return year ? at : stop;
  }

  /// The end of a range of sections, which may leave out what its beginning says: "§ 512(c)(1)(A)–(C)", "§§ 100.500–.508".
  [[nodiscard]] std::uint32_t located_end(std::uint32_t at) const {
    if (at < end_ && text_[at] == '.') return number_end(text_, at + 1, end_, true) > at + 1 ? number_end(text_, at + 1, end_, true) : at;
    std::uint32_t stop = at;
    while (stop < end_ && text_[stop] == '(') {
      const std::size_t close = text_.substr(0, end_).find(')', stop);
      if (close == std::string_view::npos || close - stop > 6 || text_.substr(stop, close - stop).find(' ') != std::string_view::npos) break;
      stop = static_cast<std::uint32_t>(close) + 1;
    }
    return stop > at ? stop : number_end(text_, at, end_, true);
  }

  /// "12 n.3", "12 & n.3", "12 nn.31–34": notes of the cited work belong to the page.
  std::uint32_t note_pin(std::uint32_t at) {
    std::uint32_t from = skip_spaces(text_, at, end_);
    if (starts_with(text_, from, end_, "& ")) {
      for (const std::string_view word : {"footnote ", "note ", "ftn. ", "fn. ", "fn."})  // what P009 puts right
        if (const std::uint32_t number = from + 2 + static_cast<std::uint32_t>(word.size()); starts_with(text_, from + 2, end_, word) && is_digit_at(text_.substr(0, end_), number)) return locators_ |= kNotes, number_end(text_, number, end_, false);
      if (starts_with(text_, from, end_, "& n")) from += 2;
    }
    const bool bare = starts_with(text_, from, end_, "n") && is_digit_at(text_.substr(0, end_), from + 1);  // "98 n3"
    const bool one = bare || starts_with(text_, from, end_, "n.");
    if (!one && !starts_with(text_, from, end_, "nn.")) return at;
    from = skip_spaces(text_, from + (bare ? 1 : one ? 2
                                                     : 3),
                       end_);
    std::uint32_t done = number_end(text_, from, end_, false);
    if (done == from) done = lettered(from);
    if (done == from) return at;
    locators_ |= kNotes;
    const std::uint32_t dash = dash_end(text_, done, end_);
    if (dash > done) done = std::max(done, number_end(text_, dash, end_, false));
    const std::uint32_t more = skip_spaces(text_, done, end_);  // "nn.12–14 & 16", but not "n.3 & 55 A.2d"
    if (!one && starts_with(text_, more, end_, "& ")) done = std::max(done, number_end(text_, skip_spaces(text_, more + 2, end_), end_, false));
    return done;
  }

  /// "n.(b)": notes of old books have letters.
  [[nodiscard]] std::uint32_t lettered(std::uint32_t at) const {
    const bool letter = at + 2 < end_ && text_[at] == '(' && text_[at + 2] == ')' && text_[at + 1] >= 'a' && text_[at + 1] <= 'z';
    return letter ? at + 3 : at;
  }

  std::uint32_t joint(std::uint32_t at) const {
    const std::uint32_t from = skip_spaces(text_, at, end_);
    if (from < end_ && text_[from] == ',') {
      std::uint32_t after = skip_spaces(text_, from + 1, end_);
      if (has_word(text_, after, end_, "and")) {
        after = skip_spaces(text_, after + 3, end_);
        if (goes_on_in_words(after)) return at;
      }
      if (has_word(text_, after, end_, "at") && text_.substr(after, 2) == "at") after = skip_spaces(text_, after + 2, end_);
      const bool initials = after + 3 < end_ && text_[after + 1] == '.' && text_[after + 3] == '.' && is_word_byte(text_[after + 2]);  // "¶ 5, I.C.J."
      return initials || bad_number(after) ? at : after;
    }
    if (from < end_ && text_[from] == '&') return skip_spaces(text_, from + 1, end_);
    if (has_word(text_, from, end_, "and")) return begins_code(skip_spaces(text_, from + 3, end_)) ? at : skip_spaces(text_, from + 3, end_);
    return from > at && locator_at(text_, from, end_) != nullptr ? from : at;
  }

  /// "§ 1983 and 28 U.S.C. § 1343": the number is the title of the next code.
  [[nodiscard]] bool begins_code(std::uint32_t at) const {
    const std::uint32_t stop = number_end(text_, at, end_, false);
    return stop > at && is_before_code(text_, stop, end_);
  }

  /// "§ 1681n(a), and § 1681o one for negligent ones": a sentence goes on about the section.
  [[nodiscard]] bool goes_on_in_words(std::uint32_t at) const {
    if (!starts_with(text_, at, end_, "§ ")) return false;
    const std::uint32_t stop = number_end(text_, skip_spaces(text_, at + 2, end_), end_, true);
    const std::uint32_t next = skip_spaces(text_, stop, end_);
    const std::string_view word = slice(text_, word_at(text_, next, end_));
    return next > stop && word.size() > 1 && word[0] >= 'a' && word[0] <= 'z' && word != "and" && word.back() != '.';
  }

  /// A number behind a comma that begins something else: "12, 584 N.W.2d 873", "12, 2021".
  [[nodiscard]] bool bad_number(std::uint32_t at) const {
    const bool article = starts_with(text_, at, end_, "A ") && at + 2 < end_ && is_upper(decode_utf8(text_, at + 2).value);  // "¶ 97, A Tale of Two Tolls"
    const std::uint32_t stop = number_end(text_, at, end_, false);
    if (stop == at) return article;
    const std::uint32_t after = skip_spaces(text_, stop, end_);
    return after > stop && after < end_ && text_[after] >= 'A' && text_[after] <= 'Z';
  }

  void note_locator(std::string_view number) {
    if (locator_ != kPages) locators_ |= locator_;
    else if (number[0] == '*') locators_ |= kStarPages;
    else if (is_roman(number)) locators_ |= kRomanPages;
    else locators_ |= kPages;
  }

  std::string_view text_;
  std::uint32_t end_;
  Locator locator_;
  std::uint32_t at_ = 0;
  std::uint8_t locators_ = 0;
  int deep_ = 0;  // locators without a number of their own
};

}  // namespace

std::optional<Pincite> read_pincite(std::string_view text, Span within) { return PinciteReader(text, within, kPages).run(); }

std::optional<Pincite> read_sections(std::string_view text, Span within) { return PinciteReader(text, within, kSections).run(); }

namespace {

/// "1789–1939" behind a comma of a title: years, not pages.
bool is_year_range(std::string_view text, Span pin, std::uint32_t begin) {
  const std::string_view words = slice(text, pin);
  std::uint32_t before = pin.begin;
  while (before > begin && text[before - 1] == ' ') --before;
  return words.size() > 4 && is_years(words) && before > begin && text[before - 1] == ',';
}

/// "Formal Op. 477R", "Op. 370", "No. 12": the number is what the thing is called.
bool is_numbered(std::string_view before) { return before == "Op. " || before == "Opinion " || ends_with_any(before, {"No. ", "Formal Op. ", "Formal Opinion ", ", Op. "}); }

/// Where "at" stands before the pages, numbers before it belong to the title, located ones ("§ 411, at 602") do not.
Span before_at(std::string_view text, Span within, std::uint32_t at, Span pages) {
  const Span front = trim_of(text, {within.begin, at}, ",");
  const Span located = pincite_at_end(text, front);
  const auto pin = located.empty() ? std::nullopt : read_pincite(text, located);
  return pin && (pin->locators & ~(kPages | kRomanPages)) != 0 ? Span{located.begin, pages.end} : pages;
}

}  // namespace

namespace {

bool is_year_here(std::string_view text, std::uint32_t at, std::uint32_t end) {
  const std::string_view word = slice(text, trim_of(text, word_at(text, at, end), ","));
  return is_year(word);
}

/// "Draft V. 0.0.9", "the Weirs Act of 1964", "THE WEIR CLAUSE AT 200": the number of a version, a number behind its
/// preposition, and no page.
bool is_word_of_title(std::string_view text, std::uint32_t at, std::uint32_t end) {
  if (at >= end || !is_digit(static_cast<unsigned char>(text[at]))) return false;
  return ends_with_any(text.substr(0, at), {" V. ", " v. ", " Ver. ", " Version ", " version ", " Release ", " of ", " OF ", " in ", " IN ", " Since ", " SINCE ", " since ", " AT "}) || (is_year_here(text, at, end) && ends_with_any(text.substr(0, at), {" After ", " AFTER ", " Before ", " BEFORE ", " Until ", " UNTIL "}));
}

}  // namespace

Span pincite_at_end(std::string_view text, Span within) {
  Span best{within.end, within.end};
  std::uint32_t begin = within.end;
  int misses = 0;  // "5.03[2]" is a pincite only with the sign before it
  for (int words = 0; words < 14 && begin > within.begin && misses < 2; ++words) {
    while (begin > within.begin && text[begin - 1] == ' ') --begin;
    while (begin > within.begin && text[begin - 1] != ' ') --begin;
    if (begin == within.begin) break;  // the whole is no pincite of anything
    if (is_word_of_title(text, begin, within.end)) return best;
    const auto pin = read_pincite(text, {begin, within.end});
    const bool whole = pin && trim_of(text, {pin->span.end, within.end}, ",").empty();
    if (whole && (is_year_range(text, pin->span, within.begin) || is_numbered(slice(text, {within.begin, begin})))) return best;
    if (whole) best = {pin->span.begin, pin->span.end};
    const std::string_view word = slice(text, word_at(text, begin, within.end));
    if (whole && word == "at") return before_at(text, within, begin, best);
    const bool may_lead = locator_at(text, begin, within.end) != nullptr || word == "passim" || word == "&" || word == "at" || word == "and" || word == "fn." || word == "ftn." || word == "note" || word == "footnote";
    const bool letter = word.size() == 1 && word[0] >= 'A' && word[0] <= 'Z';  // "app. B"
    if (!whole && !may_lead && !letter && !has_digit(word) && !is_roman(word.substr(0, word.find(',')))) break;
    misses = whole || may_lead ? 0 : misses + 1;
  }
  return best;
}

}  // namespace subcite::cite
