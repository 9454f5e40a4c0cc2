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

constexpr std::array<LocatorWord, 52> kWords{{
    {"¶¶", kParagraphs},
    {"¶", kParagraphs},
    {"paras.", kParagraphs},
    {"para.", kParagraphs},
    {"§§", kSections},
    {"§", kSections},
    {"secs.", kSections},
    {"sec.", kSections},
    {"arts.", kArticles},
    {"art.", kArticles},
    {"ARTICLE", kArticles},
    {"Article", kArticles},
    {"Articles", kArticles},
    {"Art.", kArticles},
    {"Arts.", kArticles},
    {"nn.", kNotes},
    {"n.", kNotes},
    {"ch.", kOtherLocator},
    {"chs.", kOtherLocator},
    {"pt.", kOtherLocator},
    {"pts.", kOtherLocator},
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
    {"r.", kOtherLocator},
    {"subd.", kOtherLocator},
    {"Exs.", kOtherLocator},
    {"Ex.", kOtherLocator},
    {"ex.", kOtherLocator},
    {"pp.", kPages},
    {"p.", kPages},
    {"sched.", kOtherLocator},
    {"preface", kOtherLocator},
    {"prin.", kOtherLocator},
    {"reg.", kOtherLocator},
    {"slide", kOtherLocator},
    {"slides", kOtherLocator},
}};

const LocatorWord* locator_at(std::string_view text, std::uint32_t at, std::uint32_t end) {
  const LocatorWord* best = nullptr;
  for (const LocatorWord& word : kWords)
    if (starts_with(text, at, end, word.word) && (best == nullptr || word.word.size() > best->word.size())) best = &word;
  if (best != nullptr && is_word_byte(best->word.back()) && best->word.back() != '\xB6' && at + best->word.size() < end &&
      static_cast<unsigned char>(text[at + best->word.size()]) < 0x80 && is_word_byte(text[at + best->word.size()]) && best->locator != kSections)
    return nullptr;
  return best;
}

/// "107(a)(1)", "1.01[B][2]", "III", "31-22", "xii", "*7", "12a" and so on; empty where none stands here.
std::uint32_t number_end(std::string_view text, std::uint32_t at, std::uint32_t end, bool located) {
  const std::uint32_t begin = at;
  if (at < end && text[at] == '*') ++at;
  while (at < end && static_cast<unsigned char>(text[at]) < 0x80 && is_word_byte(text[at])) ++at;
  std::string_view word = text.substr(begin, at - begin);
  if (!word.empty() && word[0] == '*') word.remove_prefix(1);
  const bool digits = !word.empty() && std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
  const bool dotted = at + 1 < end && text[at] == '.' && text[at + 1] >= 'A' && text[at + 1] <= 'Z';
  const bool letter = located && word.size() == 1 && !dotted;
  if (!digits && !is_roman(word) && !letter) return begin;
  if (!located && (word.size() > 8 || (!is_page(word) && !(is_roman(word) && word[0] >= 'a')))) return begin;
  while (at + 1 < end) {  // decimals, subdivisions
    const bool joined = located && (text[at] == '.' || text[at] == '-' || text[at] == ':') && is_word_byte(text[at + 1]) && static_cast<unsigned char>(text[at + 1]) < 0x80;
    const bool inner_page = !located && text[at] == '.' && text[at + 1] >= '0' && text[at + 1] <= '9';
    if (joined || inner_page) {
      ++at;
      while (at < end && static_cast<unsigned char>(text[at]) < 0x80 && is_word_byte(text[at])) ++at;
      continue;
    }
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
  PinciteReader(std::string_view text, Span within) : text_(text), end_(within.end) {
    at_ = skip_spaces(text, within.begin, end_);
    if (has_word(text_, at_, end_, "at")) at_ = skip_spaces(text_, at_ + 2, end_);
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
    if (const LocatorWord* word = locator_at(text_, at, end_)) {
      at = skip_spaces(text_, at + static_cast<std::uint32_t>(word->word.size()), end_);
      locator_ = word->locator;
      if (word->word == "pmbl." || word->word == "preface" || word->word == "annex") {
        locators_ |= locator_;
        const std::uint32_t after = number_end(text_, at, end_, true);
        return after == at ? begin + static_cast<std::uint32_t>(word->word.size()) : after;
      }
      const std::uint32_t after = numbers(at);
      return after == at ? begin : after;
    }
    return numbers(at);
  }

  std::uint32_t numbers(std::uint32_t at) {
    const bool located = locator_ != kPages;
    std::uint32_t done = number_end(text_, at, end_, located);
    if (done == at) return at;
    note_locator(text_.substr(at, done - at));
    std::uint32_t dash = dash_end(text_, done, end_);
    if (dash == done && starts_with(text_, done, end_, " to ")) dash = done + 4;
    if (dash > done) {
      const std::uint32_t last = number_end(text_, dash, end_, located);
      if (last > dash) done = last;
    }
    return note_pin(done);
  }

  /// "12 n.3", "12 & n.3", "12 nn.31–34": notes of the cited work belong to the page.
  std::uint32_t note_pin(std::uint32_t at) {
    std::uint32_t from = skip_spaces(text_, at, end_);
    if (starts_with(text_, from, end_, "& n")) from += 2;
    const bool one = starts_with(text_, from, end_, "n.");
    if (!one && !starts_with(text_, from, end_, "nn.")) return at;
    from = skip_spaces(text_, from + (one ? 2 : 3), end_);
    std::uint32_t done = number_end(text_, from, end_, false);
    if (done == from) return at;
    locators_ |= kNotes;
    const std::uint32_t dash = dash_end(text_, done, end_);
    if (dash > done) done = std::max(done, number_end(text_, dash, end_, false));
    return done;
  }

  std::uint32_t joint(std::uint32_t at) const {
    const std::uint32_t from = skip_spaces(text_, at, end_);
    if (from < end_ && text_[from] == ',') {
      std::uint32_t after = skip_spaces(text_, from + 1, end_);
      if (has_word(text_, after, end_, "and")) after = skip_spaces(text_, after + 3, end_);
      if (has_word(text_, after, end_, "at") && text_.substr(after, 2) == "at") after = skip_spaces(text_, after + 2, end_);
      return bad_number(after) ? at : after;
    }
    if (from < end_ && text_[from] == '&') return skip_spaces(text_, from + 1, end_);
    if (has_word(text_, from, end_, "and")) return skip_spaces(text_, from + 3, end_);
    return from > at && locator_at(text_, from, end_) != nullptr ? from : at;
  }

  /// A number behind a comma that begins something else: "12, 584 N.W.2d 873", "12, 2021".
  [[nodiscard]] bool bad_number(std::uint32_t at) const {
    const std::uint32_t stop = number_end(text_, at, end_, false);
    if (stop == at) return false;
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
  std::uint32_t at_ = 0;
  Locator locator_ = kPages;
  std::uint8_t locators_ = 0;
};

}  // namespace

std::optional<Pincite> read_pincite(std::string_view text, Span within) { return PinciteReader(text, within).run(); }

}  // namespace subcite::cite
