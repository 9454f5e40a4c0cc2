// Candidates of each style are collected in one pass over the lines; the style whose numbers count
// up longest is the manuscript's.
#include "read/callouts.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/byte_set.h"
#include "base/text.h"
#include "base/utf8.h"

namespace subcite::plain {
namespace {

constexpr std::array<std::string_view, 24> kUnits{
    "m", "km", "cm", "mm", "mi", "ft", "in", "yd", "s", "kg", "g", "ha", "sq", "h", "Hz", "nm",
    "dm", "l", "K", "C", "hr", "min", "sec", "miles"};

/// The word before is a unit behind a number ("14 km²"), or a digit stands before ("10⁶").
bool follows_quantity(std::string_view text, std::size_t at) {
  if (at == 0) return false;
  if (is_digit(decode_before(text, at).value)) return true;
  std::size_t start = at;
  while (start > 0 && ((text[start - 1] | 0x20) >= 'a' && (text[start - 1] | 0x20) <= 'z')) --start;
  const std::string_view word = text.substr(start, at - start);
  if (std::find(kUnits.begin(), kUnits.end(), word) == kUnits.end()) return false;
  std::size_t number = start;
  while (number > 0 && (text[number - 1] == ' ' || static_cast<unsigned char>(text[number - 1]) >= 0x80)) --number;
  return number > 0 && text[number - 1] >= '0' && text[number - 1] <= '9';
}

/// "for every km²", "E = mc²": units that are no words and letters of a formula, squared or cubed.
bool is_power_of_unit(std::string_view before, std::string_view digits) {
  if (digits != "2" && digits != "3") return false;
  std::size_t start = before.size();
  while (start > 0 && ((before[start - 1] | 0x20) >= 'a' && (before[start - 1] | 0x20) <= 'z')) --start;
  const std::string_view word = before.substr(start);
  if (word.size() <= 2 && !word.empty() && ends_with_any(before.substr(0, start), {"= ", "+ ", "× "})) return true;
  return word == "km" || word == "cm" || word == "mm" || word == "dm" || word == "nm";
}

bool follows_words(std::string_view text, std::size_t at) {
  if (at == 0) return false;
  const char32_t before = decode_before(text, at).value;
  return !is_space(before) && before != U'⁻' && before != '(' && before != '[';
}

using CandidatesByStyle = std::array<std::vector<Candidate>, 5>;

class Collector {
 public:
  Collector(std::string_view source, CandidatesByStyle& out) : source_(source), out_(out) {}

  void line(Span span) {
    static constexpr ByteSet kFirst = bytes_of("0123456789[{^n\xC2\xE2");  // of a number in any style; superscripts begin with the last two
    line_ = span;
    const std::string_view text = source_.substr(0, span.end);
    for (std::size_t at = find_in(text, kFirst, span.begin); at < span.end; at = find_in(text, kFirst, at)) {
      const CodePoint point = decode_utf8(source_, at);
      if (point.value >= 0x80 && superscript_digit(point.value) >= 0) at = superscript(at);
      else if (point.value == '[' || point.value == '{') at = bracket(at);
      else if (point.value == '^') at = caret(at);
      else if (point.value == 'n') at = lettered(at);
      else if (is_digit(point.value)) at = plain(at);
      else at += point.size;
    }
  }

 private:
  std::size_t superscript(std::size_t at) {
    std::size_t end = at;
    std::string digits;
    while (end < line_.end) {
      const CodePoint point = decode_utf8(source_, end);
      const int digit = superscript_digit(point.value);
      if (digit < 0) break;
      digits.push_back(static_cast<char>('0' + digit));
      end += point.size;
    }
    const std::string_view before = source_.substr(line_.begin, at - line_.begin);
    const bool letter_behind = end < line_.end && is_lower(decode_utf8(source_, end).value) && !before.ends_with("—");  // "custom—¹still taught"
    if (!follows_quantity(before, before.size()) && !is_power_of_unit(before, digits) && follows_words(before, before.size()) && !letter_behind)
      add(0, CallStyle::Superscript, at, end, digits);
    return end;
  }

  [[nodiscard]] std::size_t number_end(std::size_t at) const { return digits_end(source_.substr(0, line_.end), at); }

  /// "[12]", "{12}", "[FN12]" as Westlaw prints it.
  std::size_t bracket(std::size_t at) {
    const char close = source_[at] == '{' ? '}' : ']';
    const std::size_t begin = at + 1 + note_letters(source_.substr(at + 1, 2));
    const std::size_t end = number_end(begin);
    if (end == begin || end >= line_.end || source_[end] != close) return at + 1;
    const std::string_view before = source_.substr(line_.begin, at - line_.begin);
    const bool westlaw = begin == at + 3 && (end + 1 >= line_.end || source_[end + 1] != '.');  // whose notes have a period: "[FN12]. See Roe"
    if (!trim(before).empty() || westlaw) add(1, CallStyle::Bracket, at, end + 1, std::string(source_.substr(begin, end - begin)));
    return end + 1;
  }

  /// "held.^12", "held.^12^": a superscript as it is typed.
  std::size_t caret(std::size_t at) {
    std::size_t end = number_end(at + 1);
    const std::string digits(source_.substr(at + 1, end - at - 1));
    if (end < line_.end && source_[end] == '^') ++end;
    const std::string_view before = source_.substr(line_.begin, at - line_.begin);
    const bool letter_behind = end < line_.end && is_letter(decode_utf8(source_, end).value);
    if (!digits.empty() && !letter_behind && !follows_quantity(before, before.size()) && follows_words(before, before.size())) add(0, CallStyle::Superscript, at, end, digits);
    return std::max(end, at + 1);
  }

  /// "held. n12 Later" as Lexis prints it.
  std::size_t lettered(std::size_t at) {
    const std::size_t end = number_end(at + 1);
    const std::string_view before = source_.substr(line_.begin, at - line_.begin);
    const bool alone = before.size() > 1 && before.ends_with(' ') && (end >= line_.end || !is_word_byte(source_[end]));
    if (!alone || end == at + 1 || end - at > 5) return at + 1;  // "in Sullivan12" calls note 12
    add(4, CallStyle::Lettered, at, end, std::string(source_.substr(at + 1, end - at - 1)));
    return end;
  }

  std::size_t plain(std::size_t at) {
    const std::size_t end = number_end(at);
    const std::string_view before = source_.substr(line_.begin, at - line_.begin);
    const bool starts = before.empty();
    const char32_t left = starts ? U' ' : decode_before(before, before.size()).value;
    const char32_t right = end < line_.end ? decode_utf8(source_, end).value : U' ';
    const bool glued = is_letter(left) || std::u32string_view(U".,;:!?)]\"'”’—*").find(left) != std::u32string_view::npos;
    const bool free_behind = is_space(right) || std::u32string_view(U".,;:!?)—–”*").find(right) != std::u32string_view::npos;
    if (!starts && glued && free_behind && end - at <= 4 && source_[at] != '0' && !decimal(before, end))
      add(2, CallStyle::Plain, at, end, std::string(source_.substr(at, end - at)));
    else if (ends_clause(before) && is_space(right) && end - at <= 4 && source_[at] != '0')
      add(3, CallStyle::Spaced, at, end, std::string(source_.substr(at, end - at)));
    return end;
  }

  /// A mark and one space, as a superscript leaves them that became a word of its own.
  static bool ends_clause(std::string_view before) {
    if (before.size() < 2 || !before.ends_with(' ')) return false;
    return std::u32string_view(U".,;:!?)]\"”’—").find(decode_before(before, before.size() - 1).value) != std::u32string_view::npos;
  }

  /// 3.14, 1,000, 12:30: digits on the other side of the mark, and more words' worth behind.
  [[nodiscard]] bool decimal(std::string_view before, std::size_t end) const {
    if (before.size() < 2) return false;
    const char mark = before.back();
    const char digit = before[before.size() - 2];
    if (mark != '.' && mark != ',' && mark != ':') return false;
    if (digit < '0' || digit > '9') return false;
    const char32_t right = end < line_.end ? decode_utf8(source_, end).value : U' ';
    return !is_space(right);
  }

  void add(std::size_t style, CallStyle kind, std::size_t begin, std::size_t end, std::string digits) {
    const auto value = to_number(digits);
    if (!value || *value == 0) return;
    out_.at(style).push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)},
                              *value,
                              kind,
                              std::move(digits)});
  }

  std::string_view source_;
  CandidatesByStyle& out_;
  Span line_;
};

std::size_t longest_count(const std::vector<Candidate>& candidates) {
  std::uint32_t expected = 1;
  std::size_t length = 0;
  for (const Candidate& c : candidates) {
    if (c.value < expected || c.value > expected + 1) continue;
    expected = c.value + 1;
    ++length;
  }
  return length;
}

/// True where `wanted` comes among the next few candidates: then a number beyond it came too early.
bool comes_soon(const std::vector<Candidate>& all, std::size_t from, std::uint32_t wanted) {
  const std::size_t stop = std::min(all.size(), from + 12);
  for (std::size_t i = from; i < stop; ++i)
    if (all[i].value == wanted) return true;
  return false;
}

/// From here on the candidates count on by one, four in a row: the sequence goes on after numbers that were
/// lost between.
bool run_begins(const std::vector<Candidate>& all, std::size_t from) {
  std::uint32_t next = all[from].value + 1;
  std::size_t budget = 40;
  for (std::size_t i = from + 1; i < all.size() && budget > 0; ++i, --budget) {
    if (all[i].value != next) continue;
    if (++next == all[from].value + 4) return true;
  }
  return false;
}

}  // namespace

std::vector<Candidate> find_candidates(std::string_view source, const std::vector<Line>& lines) {
  CandidatesByStyle by_style;
  Collector collector(source, by_style);
  for (const Line& line : lines)
    if (line.kind == LineKind::Text || line.kind == LineKind::Heading) collector.line(line.text);
  std::array<std::size_t, 5> score{};
  for (std::size_t i = 0; i < score.size(); ++i) score.at(i) = longest_count(by_style.at(i));
  constexpr std::size_t kFewestLettered = 3;
  if (score[4] >= kFewestLettered && score[4] > std::max({score[0], score[1], score[2]})) return by_style[4];
  // Of spaced ones more: volumes and other numbers of a sentence may count on for a while.
  constexpr std::size_t kFewest = 5;
  constexpr std::size_t kShare = 5;  // one of so many candidates counts on
  constexpr std::size_t kMany = 60;  // that count on over gaps are no accident among the volumes of their notes
  if (by_style[3].size() >= kMany && score[3] * kShare < by_style[3].size())
    if (const std::size_t kept = keep_sequence(by_style[3], {}).size(); kept >= kMany && kept * 3 >= by_style[3].size()) score[3] = std::max(score[3], kept);
  if (score[3] >= kFewest && score[3] * kShare >= by_style[3].size() && score[3] > 2 * std::max({score[0], score[1], score[2]})) return by_style[3];
  if (score[0] > 0 && (score[0] >= 3 || score[0] + 2 >= score[2])) return by_style[0];
  const bool lone = by_style[1].size() == 1 && score[1] == 1;  // a manuscript of one note
  if ((score[1] > 1 || lone) && score[1] >= score[2]) return by_style[1];
  return score[2] > 1 ? by_style[2] : std::vector<Candidate>{};
}

std::vector<Candidate> keep_sequence(const std::vector<Candidate>& candidates,
                                     const std::vector<std::uint32_t>& known) {
  std::vector<Candidate> kept;
  std::uint32_t expected = 1;
  const auto has_note = [&](std::uint32_t v) { return std::binary_search(known.begin(), known.end(), v); };
  std::vector<std::uint32_t> called;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const Candidate& c = candidates[i];
    const bool strict = c.style == CallStyle::Plain || c.style == CallStyle::Spaced;
    bool take = c.value == expected;
    if (!take && c.value > expected && c.value <= expected + 3) take = !comes_soon(candidates, i + 1, expected);
    if (!take && c.value > expected + 3 && c.value <= expected + 60) take = !comes_soon(candidates, i + 1, expected) && run_begins(candidates, i);
    const bool again = std::find(called.begin(), called.end(), c.value) != called.end();
    const bool repeat = again && c.value + 1 == expected;
    if (!take && !strict) take = known.empty() ? repeat : has_note(c.value) && (!again || repeat);
    if (!take) continue;
    kept.push_back(c);
    called.push_back(c.value);
    if (called.size() > 4096) called.erase(called.begin(), called.begin() + 2048);
    if (c.value >= expected && c.value <= expected + 60) expected = c.value + 1;
  }
  return kept;
}

namespace {

/// The number standing by itself between words in these spans, but for its neighbours: its place; nothing for none or several.
std::optional<Span> lone_number(std::string_view source, const std::vector<Span>& body, Span within, const std::string& digits) {
  std::optional<Span> found;
  auto line = std::upper_bound(body.begin(), body.end(), within.begin, [](std::uint32_t at, Span span) { return at < span.end; });
  for (; line != body.end() && line->begin < within.end; ++line) {
    const std::uint32_t end = std::min(line->end, within.end);
    const std::string_view here = source.substr(0, end);
    for (std::size_t at = here.find(digits, std::max(line->begin, within.begin)); at < end; at = here.find(digits, at + 1)) {
      const std::size_t behind = at + digits.size();
      const bool alone = at >= line->begin + 2 && source[at - 1] == ' ' && is_letter(decode_before(source, at - 1).value) && (behind >= line->end || source[behind] == ' ');
      if (!alone) continue;
      if (found) return std::nullopt;
      found = Span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(behind)};
    }
  }
  return found;
}

}  // namespace

void fill_gaps(std::string_view source, const std::vector<Span>& body, const std::vector<std::uint32_t>& known, std::vector<Candidate>& calls) {
  constexpr std::uint32_t kWidest = 4;
  std::vector<Candidate> more;
  for (std::size_t i = 0; i + 1 < calls.size(); ++i) {
    const Candidate& last = calls[i];
    const Candidate& next = calls[i + 1];
    if (last.style != CallStyle::Spaced || next.value <= last.value || next.value > last.value + kWidest) continue;
    std::uint32_t from = last.source.end;
    for (std::uint32_t value = last.value + 1; value < next.value; ++value) {
      const std::string digits = std::to_string(value);
      const auto place = std::binary_search(known.begin(), known.end(), value) ? lone_number(source, body, {from, next.source.begin}, digits) : std::nullopt;
      if (!place) continue;
      more.push_back({*place, value, CallStyle::Spaced, digits});
      from = place->end;
    }
  }
  calls.insert(calls.end(), more.begin(), more.end());
  std::sort(calls.begin(), calls.end(), [](const Candidate& a, const Candidate& b) { return a.source.begin < b.source.begin; });
}

}  // namespace subcite::plain
