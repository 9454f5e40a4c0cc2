// P002: a range that runs backwards, read in pincite slots and lists of notes only. A hyphen makes a range
// of pages of articles, chapters and cases, of notes and of paragraphs; an en dash always does.
#include <algorithm>

#include "base/text.h"
#include "base/utf8.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_range_reversed;

namespace {

using namespace rules_support;

bool paged_kind(Kind kind) { return kind == Kind::JournalArticle || kind == Kind::BookChapter || kind == Kind::Case || kind == Kind::IntlDecision; }

std::uint32_t roman_value(std::string_view word) {
  constexpr std::string_view kDigits = "ivxlcdm";
  constexpr std::uint32_t kValues[] = {1, 5, 10, 50, 100, 500, 1000};
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const std::size_t at = kDigits.find(word[i]);
    if (at == std::string_view::npos) return 0;
    const std::size_t next = i + 1 < word.size() ? kDigits.find(word[i + 1]) : std::string_view::npos;
    const bool less = next != std::string_view::npos && kValues[next] > kValues[at];
    value = less ? value - kValues[at] : value + kValues[at];
  }
  return value;
}

class RangeScan {
 public:
  RangeScan(std::string_view text, Span span, bool hyphen_pages, bool parted = false) : text_(text), span_(span), hyphen_pages_(hyphen_pages), parted_(parted) {}

  /// The first range that runs backwards.
  std::optional<Span> run() {
    for (std::uint32_t at = span_.begin; at < span_.end;) {
      const CodePoint point = decode_utf8(text_, at);
      if (is_digit(point.value)) {
        const std::uint32_t end = number(at);
        if (bad_) return sections_.empty() ? Span{at, end} : sections_;
        at = std::max(end, at + 1);
      } else if (is_letter(point.value)) {
        at = word(at);
        if (bad_) return Span{bad_begin_, at};
      } else {
        if (point.value == 0xB6 || point.value == 0xA7) locator_ = point.value == 0xB6 ? 'p' : 's';
        at += point.size;
      }
    }
    return std::nullopt;
  }

 private:
  std::uint32_t digits(std::uint32_t at) const {
    while (at < span_.end && text_[at] >= '0' && text_[at] <= '9') ++at;
    return at;
  }

  std::uint32_t number(std::uint32_t at) {
    const std::uint32_t stop = digits(at);
    if (stop >= span_.end) return stop;
    const CodePoint mark = decode_utf8(text_, stop);
    const bool hyphen = mark.value == '-' || mark.value == 0x2010 || mark.value == 0x2011;
    const bool dash = mark.value == 0x2013;
    if (!hyphen && !dash) return stop;
    const std::uint32_t from = stop + mark.size;
    const std::uint32_t end = digits(from);
    const bool more = end < span_.end && (is_alphanumeric(text_[end]));
    const bool third = end < span_.end && is_dash(decode_utf8(text_, end).value);
    const bool glued = at > span_.begin && (is_word_byte(text_[at - 1]) || (text_[at - 1] == '.' && locator_ != 'n') || text_[at - 1] == '-');
    if (dash && !more && !third && locator_ == 's' && reversed_sections(at, end)) bad_ = true;
    if (end == from || more || third || glued) return std::max(end, stop);
    const bool counts = dash ? true : (locator_ == 'n' || locator_ == 'p' || (locator_ == 0 && hyphen_pages_));
    const std::vector<NumberRange> read = read_numbers(text_, {at, end});
    if (counts && !read.empty() && read[0].whole && read[0].range && read[0].last <= read[0].first) bad_ = true;
    return end;
  }

  /// "240.14–240.12": sections of one part, or of parts, that run backwards whether the point parts or is a decimal one.
  /// `at` is the number behind the first point, `middle` the end of the number behind the dash.
  bool reversed_sections(std::uint32_t at, std::uint32_t middle) {
    if (at < span_.begin + 2 || text_[at - 1] != '.' || middle >= span_.end || text_[middle] != '.') return false;
    std::uint32_t part = at - 1;
    while (part > span_.begin && is_digit_at(text_, part - 1)) --part;
    const std::uint32_t end = digits(middle + 1);
    const std::uint32_t dash = digits(at);
    const bool whole = part < at - 1 && (part == span_.begin || text_[part - 1] == ' ') && (end == span_.end || text_[end] == ' ' || text_[end] == ',');
    const std::string_view first = text_.substr(at, dash - at);
    const std::string_view last = text_.substr(middle + 1, end - middle - 1);
    const auto from = to_number(text_.substr(part, at - 1 - part));
    const auto to = to_number(text_.substr(dash + 3, middle - dash - 3));
    if (!whole || !from || !to || (first.size() != last.size() && !parted_)) return false;
    sections_ = {part, end};
    if (parted_ && *to == *from) return to_number(last).value_or(0) <= to_number(first).value_or(0);
    return *to < *from || (*to == *from && last <= first);
  }

  std::uint32_t word(std::uint32_t at) {
    std::uint32_t end = at;
    while (end < span_.end && is_word_byte(text_[end]) && !(text_[end] >= '0' && text_[end] <= '9')) {
      const CodePoint point = decode_utf8(text_, end);
      if (!is_letter(point.value)) break;
      end += point.size;
    }
    end = std::max(end, at + decode_utf8(text_, at).size);
    const std::string_view w = text_.substr(at, end - at);
    if (w == "n" || w == "nn") locator_ = 'n';
    else if (w == "para" || w == "paras") locator_ = 'p';
    else if (w != "at" && w != "and" && w != "p" && w != "pp" && roman_value(w) == 0) locator_ = 'o';
    if (roman_value(w) > 0 && end < span_.end && decode_utf8(text_, end).value == 0x2013) {
      const std::uint32_t from = end + 3;
      std::uint32_t stop = from;
      while (stop < span_.end && text_[stop] >= 'a' && text_[stop] <= 'z') ++stop;
      const std::uint32_t second = roman_value(text_.substr(from, stop - from));
      if (second > 0 && second <= roman_value(w)) bad_ = true, bad_begin_ = at;
      return std::max(stop, end);
    }
    return end;
  }

  std::string_view text_;
  Span span_;
  bool hyphen_pages_;
  bool parted_;  // the point of a section parts two numbers, as in the C.F.R.
  char locator_ = 0;
  bool bad_ = false;
  Span sections_;
  std::uint32_t bad_begin_ = 0;
};

/// "452–57" for "457–452", where both are pages that the work can have; empty where not.
std::string swapped(const View& view, std::size_t i, Span range) {
  const CitationIndex antecedent = view.index.references[i].antecedent;
  const Citation& full = antecedent >= 0 ? view.citations[static_cast<std::size_t>(antecedent)] : view.citations[i];
  const auto span = page_span(view, full);
  const std::string_view words = view.at(range);
  const std::size_t mark = words.find_first_not_of("0123456789");
  const std::size_t second = words.find_first_of("0123456789", mark);
  if (!span || mark == std::string_view::npos || second == std::string_view::npos || words.find_first_not_of("0123456789", second) != std::string_view::npos) return {};
  const std::string from(words.substr(0, mark));
  std::string to(words.substr(second));
  if (to.size() < from.size()) to.insert(0, from, 0, from.size() - to.size());  // 457–52
  if (from == to) return {};
  const auto can_be = [&](std::string_view page) { return to_number(page).value_or(0) >= span->first && to_number(page).value_or(0) <= span->second; };
  if (from.size() != to.size() || !can_be(from) || !can_be(to)) return {};
  std::size_t same = 0;  // digits that need not be repeated (Bluebook R. 3.2(a)): two stay
  while (same + 2 < from.size() && from[same] == to[same]) ++same;
  return to + std::string(words.substr(mark, second - mark)) + from.substr(same);
}

void check(const View& view, const RuleOptions&, Findings& out) {
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    std::optional<Span> bad;
    if (!c.pincite.empty()) bad = RangeScan(view.document.text, c.pincite, paged_kind(c.kind), c.kind == Kind::Regulation && view.at(c.container) == "C.F.R.").run();
    if (!bad && refers_to_notes(c)) bad = RangeScan(view.document.text, c.supra_note, true).run();
    if (!bad) continue;
    Finding& f = report(out, kRule_range_reversed, view, static_cast<CitationIndex>(i), *bad, "The range " + quoted(view.at(*bad)) + " runs backwards.", "Check both numbers against the source; swap them, or correct the wrong one.");
    if (const std::string right = swapped(view, i, *bad); !right.empty()) f.fix = Fix{"Write " + right, false, {{*bad, right}}};
  }
}

}  // namespace

const Rule kRule_range_reversed{"P002", "range-reversed", "Page/paragraph/note range runs backwards", Severity::Error, "0.1", Stage::Stable, FixKind::Suggested, "text", "Indigo R5.1.2; Bluebook R. 3.2(a), R. 3.3(b)", check};

}  // namespace subcite
