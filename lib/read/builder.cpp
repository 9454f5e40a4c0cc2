// Joining first (lines into a block, with the place of each stretch), then writing (block into the
// document, marks left out).
#include "read/builder.h"

#include <algorithm>
#include <utility>

#include "base/byte_set.h"
#include "base/fold.h"
#include "base/text.h"
#include "base/url.h"
#include "base/utf8.h"
#include "read/inline.h"

namespace subcite {
namespace {

bool is_soft_hyphen(std::string_view text, std::size_t at) { return text.substr(at, 2) == "\xC2\xAD"; }

/// Where the last word begins, as addresses are cut off from what stands before them.
std::size_t address_begin(std::string_view text) { return text.find_last_of(" \t<>[(\"") + 1; }

/// The text ends inside a URL: its last word began with a scheme.
bool ends_in_url(std::string_view text) {
  constexpr std::size_t kLookBack = 8000;  // no address is longer
  if (text.size() > kLookBack) text.remove_prefix(text.size() - kLookBack);
  const std::size_t start = address_begin(text);
  const std::string_view word = text.substr(start);
  const std::size_t end = skip_url(text, start);
  const bool underscore = end > start && end + 1 == text.size() && text.back() == '_';  // of the address: it closes no emphasis, for none opens before the scheme
  return (end == text.size() || underscore) && word.size() > 7;
}

bool is_url_byte(char c) {
  return is_word_byte(c) || std::string_view("/-_.~%?#=&+:@!$").find(c) != std::string_view::npos;
}

/// The address that the text ends in stands behind a bracket that opens.
bool is_bracketed(std::string_view text) {
  const std::size_t start = address_begin(text);
  return start > 0 && text[start - 1] == '[';
}

/// Whether a URL cut by the end of a line goes on with this line: its first word has to look like
/// the inside of an address, and the URL must not have ended its sentence.
/// "A%20Hazing": a byte in its two digits, which words have not.
bool has_escape(std::string_view word) {
  constexpr std::string_view kDigits = "0123456789ABCDEFabcdef";
  for (std::size_t at = word.find('%'); at != std::string_view::npos && at + 2 < word.size(); at = word.find('%', at + 1))
    if (kDigits.find(word[at + 1]) != std::string_view::npos && kDigits.find(word[at + 2]) != std::string_view::npos) return true;
  return false;
}

/// "https:" and "//weir.example", "http" and "s://weir.example": cut inside the scheme.
bool cuts_scheme(std::string_view before, std::string_view next) {
  if (next.starts_with("//")) return ends_with_any(before, {"http:", "https:"});
  return next.starts_with("s://") && before.ends_with("http");
}

/// "has-fully-embraced-an-anti", "democratic-right-wing-agenda.": the words of an address cut between two of its letters; so is the
/// end of a word before the bracket of an archive: "campus-surveill", "ance [https://perma.cc/...".
bool is_cut_slug(std::string_view before, std::string_view word, std::string_view behind) {
  if (word.front() == '-') return word.size() > 2 && is_word_byte(word[1]);
  if (before.find('-', before.rfind('/') + 1) == std::string_view::npos || !is_word_byte(before.back())) return false;
  if (std::count(word.begin(), word.end(), '-') > 1) return true;
  const bool letters = std::all_of(word.begin(), word.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
  return letters && (behind.starts_with(" [http") || behind.starts_with(" [perma.cc"));
}

bool url_goes_on(std::string_view before, std::string_view next) {
  const char last = before.back();
  if (last == ',' || last == ';' || last == ')' || last == '>' || last == ']') return false;
  const std::string_view word = next.substr(0, next.find_first_of(" \t"));
  if (word.empty() || !is_url_byte(word.front())) return false;
  if (is_bracketed(before) && word.find(']') < word.find('[')) return true;       // "[https://perma.cc/46", "8U-FGB9]"
  if (word.front() == '[' || (word.front() == '(' && last != '_')) return false;  // "https://weir.example/" and "[hereinafter Weirs]"
  if (std::string_view("/-_?=&%#").find(last) != std::string_view::npos) return true;
  if (word.front() == '.' || word.front() == '/' || word.front() == '?' || word.front() == '&') return true;
  if (last == '.') return goes_on_behind_point(before.substr(address_begin(before)), word);
  return word.find_first_of("/_=") != std::string_view::npos || has_escape(word) || is_cut_slug(before.substr(address_begin(before)), word, next.substr(word.size())) ||
         word.find(".htm") != std::string_view::npos || word.find(".pdf") != std::string_view::npos;
}

std::string_view last_word(std::string_view text) {
  std::size_t at = text.size();
  while (at > 0 && text.size() - at < 40 && is_word_byte(text[at - 1])) --at;
  return text.substr(at);
}

std::string_view first_word(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && end < 40 && is_word_byte(text[end])) ++end;
  return text.substr(0, end);
}

}  // namespace

bool Builder::hyphen_is_a_break(std::string_view before, std::string_view after) {
  const std::string a(last_word(before));
  const std::string b(first_word(after));
  const unsigned joined = words_.count(a + b);
  const unsigned hyphened = words_.count(a + '-' + b);
  if (joined != hyphened) return joined > hyphened;
  return words_.count(a) == 0 || words_.count(b) == 0;  // two whole words are a compound
}

bool Builder::is_cut_word(std::string_view before, std::string_view after) {
  const std::string a(last_word(before));
  const std::string b(first_word(after));
  if (a.size() < 2 || b.size() < 2 || has_digit(a) || has_digit(b)) return false;
  return words_.count(a + b) > 0 && words_.count(a + '-' + b) == 0 && (words_.count(a) == 0 || words_.count(b) == 0);
}

void Builder::join_line(Joined& out, std::string_view next) {
  if (out.text.empty() || next.empty() || cuts_scheme(out.text, next)) return;
  if (ends_in_url(out.text) && url_goes_on(out.text, next)) {
    // Typesetters hyphenate addresses too: "remarks-presi-/dent" where the manuscript has "president" elsewhere.
    if (out.text.back() == '-' && is_cut_word(std::string_view(out.text).substr(0, out.text.size() - 1), next)) out.text.pop_back();
    return;
  }
  if (out.text.size() >= 2 && is_soft_hyphen(out.text, out.text.size() - 2)) {
    out.text.resize(out.text.size() - 2);
    return;
  }
  const bool hyphen = out.text.back() == '-' && out.text.size() > 1 &&
                      is_word_byte(out.text[out.text.size() - 2]) && is_word_byte(next.front());
  if (hyphen) {
    const bool in_archive = out.text.find("perma.cc/", out.text.size() > 24 ? out.text.size() - 24 : 0) != std::string::npos;
    const bool lower = is_lower(decode_utf8(next, 0).value);
    out.text.pop_back();
    const bool capitals = !lower && is_all_capitals(last_word(out.text)) && is_all_capitals(first_word(next));  // "INTER-/NATIONAL"
    const bool known = capitals && words_.count(std::string(last_word(out.text)) + std::string(first_word(next))) > 0;
    if (in_archive || (!lower && !known) || (lower && !hyphen_is_a_break(out.text, next))) out.text.push_back('-');
    return;
  }
  const bool dash = out.text.size() >= 3 && out.text.compare(out.text.size() - 3, 3, "\xE2\x80\x94") == 0;
  const bool range = out.text.size() >= 4 && out.text.ends_with("–") && ((is_digit_at(out.text, out.text.size() - 4) && is_digit_at(next, 0)) || (out.text[out.text.size() - 4] == '.' && is_upper(decode_utf8(next, 0).value)));  // "2101–/2241", "Jan.–/Feb."
  // "and/or" and "CCPR/C/127" go on over the line's end; " / " stands alone.
  const bool slash = out.text.back() == '/' && !ends_in_url(out.text) && out.text.size() > 1 && out.text[out.text.size() - 2] != ' ';
  if (!dash && !slash && !range) out.text.push_back(' ');
}

/// No-break and other typographic spaces become plain ones: what is compared is words.
void Builder::append_source(Joined& out, std::uint32_t at, std::uint32_t stop) const {
  const std::string_view source = document_.origins.source();
  const auto add = [&](std::uint32_t from, std::uint32_t to) {
    if (to <= from) return;
    out.pieces.push_back({static_cast<std::uint32_t>(out.text.size()), from});
    out.text.append(source, from, to - from);
  };
  const std::string_view copied = source.substr(0, stop);
  std::uint32_t from = at;
  while ((at = static_cast<std::uint32_t>(find_above_ascii(copied, at))) < stop) {
    const CodePoint point = decode_utf8(source, at);
    if (is_space(point.value)) {
      add(from, at);
      out.pieces.push_back({static_cast<std::uint32_t>(out.text.size()), at});
      out.text.push_back(' ');
      from = at + point.size;
    }
    at += point.size;
  }
  add(from, stop);
}

void Builder::join(const std::vector<Span>& lines, const std::vector<Mark>& marks, Joined& out) {
  const std::string_view source = document_.origins.source();
  std::size_t mark = 0;
  for (const Span& line : lines) {
    join_line(out, slice(source, line));
    std::uint32_t at = line.begin;
    while (mark < marks.size() && marks[mark].source.begin < line.begin) ++mark;
    while (at < line.end) {
      const bool marked = mark < marks.size() && marks[mark].source.begin < line.end;
      const std::uint32_t stop = marked ? std::max(at, marks[mark].source.begin) : line.end;
      append_source(out, at, stop);
      at = stop;
      if (marked) {
        if (marks[mark].callout != 0xFFFFFFFF)
          callouts_here_.emplace_back(static_cast<std::uint32_t>(out.text.size()), marks[mark].callout);
        at = std::max(at, marks[mark].source.end);
        ++mark;
      }
    }
  }
}

void Builder::copy(const Joined& from, std::size_t begin, std::size_t end) {
  auto piece = std::upper_bound(from.pieces.begin(), from.pieces.end(), begin,
                                [](std::size_t at, const OriginPiece& p) { return at < p.text; });
  if (piece != from.pieces.begin()) --piece;
  while (begin < end) {
    const std::size_t next = piece + 1 != from.pieces.end() ? (piece + 1)->text : end;
    const std::size_t stop = std::min(end, next);
    document_.origins.add(static_cast<std::uint32_t>(document_.text.size()),
                          piece->source + static_cast<std::uint32_t>(begin - piece->text));
    document_.text.append(from.text, begin, stop - begin);
    begin = stop;
    ++piece;
  }
}

void Builder::write(const Joined& from) {
  const InlineMarks marks = find_marks(from.text, markup_.markdown, markup_.targets);
  const std::size_t base = document_.text.size();
  std::vector<std::pair<std::uint32_t, std::uint32_t>> shift;  // joined offset -> bytes dropped so far
  std::size_t at = 0;
  std::uint32_t dropped = 0;
  for (const Span& drop : marks.dropped) {
    if (drop.begin < at) continue;
    copy(from, at, drop.begin);
    at = drop.end;
    dropped += drop.size();
    shift.emplace_back(drop.end, dropped);
  }
  copy(from, at, from.text.size());
  const auto placed = [&](std::uint32_t joined) {
    auto it = std::upper_bound(shift.begin(), shift.end(), joined,
                               [](std::uint32_t a, const auto& s) { return a < s.first; });
    const std::uint32_t gone = it == shift.begin() ? 0 : (it - 1)->second;
    return static_cast<std::uint32_t>(base + joined - gone);
  };
  for (const auto& [span, style] : marks.runs)
    document_.runs.push_back({{placed(span.begin), placed(span.end)}, style, {}});
  for (const auto& [span, target] : marks.links)
    document_.runs.push_back({{placed(span.begin), placed(span.end)}, Style::Link, target});
  for (const auto& [offset, callout] : callouts_here_) document_.callouts[callout].sentence = placed(offset);
}

Span Builder::append(const std::vector<Span>& lines, const std::vector<Mark>& marks) {
  if (!document_.text.empty()) document_.text.push_back('\n');
  const auto begin = static_cast<std::uint32_t>(document_.text.size());
  Joined joined;
  callouts_here_.clear();
  join(lines, marks, joined);
  if (!joined.pieces.empty()) write(joined);
  return {begin, static_cast<std::uint32_t>(document_.text.size())};
}

}  // namespace subcite
