// One pass collects delimiter runs and the spans that protect their contents (URLs, code, escapes);
// a second pairs the emphasis delimiters. Nothing here allocates per character.
#include "read/inline.h"

#include <algorithm>

#include "base/byte_set.h"
#include "base/text.h"
#include "base/utf8.h"

namespace subcite {
namespace {

struct Delimiter {
  std::uint32_t at;
  std::uint32_t count;
  char mark;
  bool opens;
  bool closes;
  bool used = false;
};

bool is_punctuation(char32_t c) { return c != 0 && !is_space(c) && !is_letter(c) && !is_digit(c); }

char32_t next_of(std::string_view text, std::size_t at) {
  return at < text.size() ? decode_utf8(text, at).value : U' ';
}

char32_t before_of(std::string_view text, std::size_t at) {
  return at == 0 ? U' ' : decode_before(text, at).value;
}

Delimiter delimiter_at(std::string_view text, std::size_t at) {
  const char mark = text[at];
  std::size_t end = at;
  while (end < text.size() && text[end] == mark) ++end;
  const char32_t before = before_of(text, at);
  const char32_t after = next_of(text, end);
  const bool left = !is_space(after) && (!is_punctuation(after) || is_space(before) || is_punctuation(before));
  const bool right = !is_space(before) && (!is_punctuation(before) || is_space(after) || is_punctuation(after));
  Delimiter d{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end - at), mark, left, right, false};
  if (mark == '_') {
    d.opens = left && (!right || is_punctuation(before));
    d.closes = right && (!left || is_punctuation(after));
  } else if (left && right) {
    // A star inside a word opens nothing: "Roe* and Poe**" are author notes.
    d.opens = is_punctuation(before);
    d.closes = is_punctuation(after) || !is_letter(after);
  }
  return d;
}

class Scanner {
 public:
  Scanner(std::string_view text, bool markdown, const LinkTargets* targets) : text_(text), markdown_(markdown), targets_(targets) {}

  InlineMarks run() {
    for (std::size_t at = next(0); at < text_.size(); at = next(at)) at = step(at);
    pair();
    if (markdown_) pair_rest();
    std::sort(marks_.dropped.begin(), marks_.dropped.end(),
              [](Span a, Span b) { return a.begin < b.begin; });
    return std::move(marks_);
  }

 private:
  /// The next place that may be of interest; few are.
  [[nodiscard]] std::size_t next(std::size_t at) const {
    static constexpr ByteSet kPlain = bytes_of("*_hHf");
    static constexpr ByteSet kMarkdown = bytes_of("*_hHf\\`<[");
    return find_in(text_, markdown_ ? kMarkdown : kPlain, at);
  }

  std::size_t step(std::size_t at) {
    const char c = text_[at];
    if (c == '*' && is_star_page(at)) return at + 1;
    if (const std::size_t end = c == '_' ? blank_end(at) : at; end > at) return end;
    if (c == '*' || c == '_') {
      delimiters_.push_back(delimiter_at(text_, at));
      return at + delimiters_.back().count;
    }
    if (c == 'h' || c == 'H' || c == 'f') {
      if (at > 0 && is_word_byte(text_[at - 1])) return at + 1;
      const std::size_t end = skip_url(text_, at);
      if (markdown_) unescape(at, end);
      if (end > at) return end;
    }
    return markdown_ ? step_markdown(at) : at + 1;
  }

  /// "notes ___–___", "notes ___-12": what stands behind the first blank.
  [[nodiscard]] static bool begins_range_end(std::string_view rest) {
    const std::size_t dash = rest.starts_with("–") ? 3 : rest.starts_with('-') ? 1
                                                                               : 0;
    return dash > 0 && dash < rest.size() && (rest[dash] == '_' || is_digit_at(rest, dash));
  }

  /// "supra note ___, at ___.": a blank that someone has to fill in.
  [[nodiscard]] std::size_t blank_end(std::size_t at) const {
    std::size_t end = at;
    while (end < text_.size() && text_[end] == '_') ++end;
    const char32_t before = before_of(text_, at);
    const char32_t after = next_of(text_, end);
    const bool apart = is_space(before) || before == '(' || before == '[' || before == '-' || before == U'–';
    const bool alone = is_space(after) || after == ',' || after == '.' || after == ';' || after == ')' || after == ']' || begins_range_end(text_.substr(end));
    return end - at > 1 && apart && alone ? end : at;
  }

  /// "at *12–13, *15": the star of a page in a database, not of italics.
  bool is_star_page(std::size_t at) {
    if (at + 1 >= text_.size() || text_[at + 1] < '0' || text_[at + 1] > '9') return false;
    const std::string_view before = text_.substr(0, at);
    constexpr std::size_t kNear = 16;
    const bool goes_on = last_star_page_ != 0 && at - last_star_page_ <= kNear && ends_with_any(before, {", ", "–", "-", "and ", "& "});
    if (!goes_on && !before.ends_with(" at ") && !is_page_behind_title(at)) return false;
    last_star_page_ = at;
    return true;
  }

  /// "COMMENTARIES *69, *71", "INSTITUTES *97b.": a number, perhaps a letter, and the end of the page's mention.
  [[nodiscard]] bool is_page_behind_title(std::size_t at) const {
    if (at < 2 || text_[at - 1] != ' ' || !is_word_byte(text_[at - 2])) return false;
    std::size_t end = at + 1;
    while (end < text_.size() && text_[end] >= '0' && text_[end] <= '9') ++end;
    if (end < text_.size() && (text_[end] == 'a' || text_[end] == 'b')) ++end;
    const std::string_view behind = text_.substr(end);
    std::size_t word = at - 1;
    while (word > 0 && is_word_byte(text_[word - 1])) --word;
    const bool capitals = is_all_capitals(text_.substr(word, at - 1 - word));
    const bool ends = behind.empty() || behind.starts_with(";") || behind.starts_with(" (") || behind == "." || behind.starts_with(". ") || (capitals && behind.starts_with(", "));
    const std::size_t last = behind.starts_with("–") ? 3 : behind.starts_with("-") ? 1
                                                                                   : 0;
    return ends || (capitals && last > 0 && is_digit_at(behind, last));
  }

  std::size_t step_markdown(std::size_t at) {
    switch (text_[at]) {
      case '\\': return escape(at);
      case '`': return code(at);
      case '<': return angle(at);
      case '[': return bracket(at);
      default: return at + 1;
    }
  }

  /// "Intro\\_to\\_Weirs.pdf", "\\[https://perma.cc/AB12-CD34\\]": converters escape the marks of an address and behind it, too.
  void unescape(std::size_t at, std::size_t end) {
    for (; at < end && at + 1 < text_.size(); ++at)
      if (text_[at] == '\\' && std::string_view("_*~#[]<>()$@^'\"|").find(text_[at + 1]) != std::string_view::npos) drop(at, at + 1);
  }

  std::size_t escape(std::size_t at) {
    if (at + 1 < text_.size() && !is_word_byte(text_[at + 1]) && text_[at + 1] != ' ') {
      drop(at, at + 1);
      return at + 2;
    }
    return at + 1;
  }

  std::size_t code(std::size_t at) {
    const std::size_t close = text_.find('`', at + 1);
    if (close == std::string_view::npos) return at + 1;
    drop(at, at + 1);
    drop(close, close + 1);
    return close + 1;
  }

  std::size_t angle(std::size_t at) {
    if (text_.substr(at, 4) == "<!--") {
      const std::size_t close = comments_close_ ? text_.find("-->", at) : std::string_view::npos;
      comments_close_ = close != std::string_view::npos;  // where none closes here, none does further on
      if (!comments_close_) return at + 1;
      drop(at, close + 3);
      return close + 3;
    }
    const std::size_t url = skip_url(text_, at + 1);
    if (url > at + 1 && url < text_.size() && text_[url] == '>') {
      drop(at, at + 1);
      drop(url, url + 1);
      return url + 1;
    }
    return tag(at);
  }

  std::size_t tag(std::size_t at) {
    const std::size_t close = text_.find('>', at);
    if (close == std::string_view::npos || close - at > 200) return at + 1;
    const char first = at + 1 < close ? text_[at + 1] : ' ';
    const bool named = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z') || first == '/';
    if (!named || text_.substr(at, close - at).find("://") != std::string_view::npos) return at + 1;
    html_style(text_.substr(at + 1, close - at - 1), static_cast<std::uint32_t>(close + 1),
               static_cast<std::uint32_t>(at));
    drop(at, close + 1);
    return close + 1;
  }

  void html_style(std::string_view name, std::uint32_t after, std::uint32_t before) {
    if (name == "em" || name == "i" || name == "u") html_open_ = after;
    if (name == "sup") raised_open_ = after;
    if (name == "/sup" && raised_open_ < before) {
      marks_.runs.push_back({{raised_open_, before}, Style::Superscript});
      raised_open_ = 0xFFFFFFFF;
    }
    if ((name == "/em" || name == "/i" || name == "/u") && html_open_ < before) {
      marks_.runs.push_back({{html_open_, before}, Style::Italic});
      html_open_ = 0xFFFFFFFF;
    }
  }

  /// [text](target) and [text]{.smallcaps}: the brackets and what follows go, the text stays.
  std::size_t bracket(std::size_t at) {
    const std::size_t close = closing(at, '[', ']');
    if (close == std::string_view::npos) return at + 1;
    const char next = close + 1 < text_.size() ? text_[close + 1] : ' ';
    if (next != '(' && next != '{') return reference(at, close);
    const std::size_t end = next == '(' ? closing(close + 1, '(', ')') : text_.find('}', close);
    if (end == std::string_view::npos) return at + 1;
    const std::string_view inner = text_.substr(close + 2, end - close - 2);
    const Span words{static_cast<std::uint32_t>(at + 1), static_cast<std::uint32_t>(close)};
    if (next == '{' && inner.find("smallcaps") != std::string_view::npos)
      marks_.runs.push_back({words, Style::SmallCaps});
    else if (next == '(' && looks_like_target(inner))
      marks_.links.push_back({words, std::string(trim(inner.substr(0, inner.find(" \""))))});
    else
      return at + 1;
    drop(at, at + 1);
    drop(close, end + 1);
    if (skip_url(text_, at + 1) >= close) return end + 1;
    skip_until_.push_back({static_cast<std::uint32_t>(close), static_cast<std::uint32_t>(end + 1)});
    return at + 1;
  }

  /// "[text][label]", "[label][]", "[label]" with a definition elsewhere (CommonMark 6.3): the text stays.
  std::size_t reference(std::size_t at, std::size_t close) {
    if (targets_ == nullptr || targets_->empty() || close == at + 1) return at + 1;
    const std::string_view words = text_.substr(at + 1, close - at - 1);
    const std::size_t second = text_.substr(close + 1, 1) == "[" ? text_.find(']', close + 1) : std::string_view::npos;
    const bool named = second != std::string_view::npos && second > close + 2;
    const auto target = targets_->find(lower_ascii(named ? text_.substr(close + 2, second - close - 2) : words));
    if (target == targets_->end()) return at + 1;
    const std::size_t end = second != std::string_view::npos ? second + 1 : close + 1;
    marks_.links.push_back({{static_cast<std::uint32_t>(at + 1), static_cast<std::uint32_t>(close)}, target->second});
    drop(at, at + 1);
    drop(close, end);
    skip_until_.push_back({static_cast<std::uint32_t>(close), static_cast<std::uint32_t>(end)});
    return at + 1;
  }

  static bool looks_like_target(std::string_view inner) {
    return inner.find("://") != std::string_view::npos || inner.substr(0, 1) == "#" ||
           inner.substr(0, 1) == "/" || inner.substr(0, 7) == "mailto:";
  }

  [[nodiscard]] std::size_t closing(std::size_t at, char open, char close) const {
    int depth = 0;
    const std::size_t limit = std::min(text_.size(), at + 2000);
    for (std::size_t i = at; i < limit; ++i) {
      if (text_[i] == open) ++depth;
      else if (text_[i] == close && --depth == 0) return i;
    }
    return std::string_view::npos;
  }

  void drop(std::size_t begin, std::size_t end) {
    marks_.dropped.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
  }

  [[nodiscard]] bool dropped_already(std::uint32_t at) const {
    return std::any_of(skip_until_.begin(), skip_until_.end(), [at](Span s) { return s.contains(at); });
  }

  void pair() {
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < delimiters_.size(); ++i) {
      Delimiter& d = delimiters_[i];
      if (dropped_already(d.at)) continue;
      if (d.closes && close_one(open, i)) continue;
      if (closes_loosely(open, i) && close_one(open, i)) continue;
      if (d.opens) open.push_back(i);
      if (open.size() > 64) open.erase(open.begin());
    }
  }

  /// Single stars left over, as word processors scatter them ("note 6,* *at 2", "Title, *JOURNAL"): two in a
  /// row enclose what stands between them, or nothing.
  void pair_rest() {
    const Delimiter* open = nullptr;
    const auto left = std::count_if(delimiters_.begin(), delimiters_.end(), [&](const Delimiter& d) { return d.mark == '*' && d.count == 1 && !d.used && !dropped_already(d.at); });
    for (const Delimiter& d : delimiters_) {
      const bool bullet = d.at == 0 && d.at + 1 < text_.size() && text_[d.at + 1] == ' ' && left % 2 != 0;
      if (d.mark != '*' || d.count != 1 || bullet || d.used || dropped_already(d.at)) continue;
      if (open == nullptr || d.at - open->at > 200) {
        open = &d;
        continue;
      }
      drop(open->at, open->at + 1);
      drop(d.at, d.at + 1);
      if (!trim(text_.substr(open->at + 1, d.at - open->at - 1)).empty()) marks_.runs.push_back({{open->at + 1, d.at}, Style::Italic});
      open = nullptr;
    }
  }

  /// "*supra *note 3": a closing mark behind the blank, as word processors leave it. Taken for one where an
  /// opening mark stands close before and no proper closing mark follows.
  [[nodiscard]] bool closes_loosely(const std::vector<std::size_t>& open, std::size_t i) const {
    const Delimiter& d = delimiters_[i];
    if (d.closes || open.empty() || d.at == 0 || text_[d.at - 1] != ' ') return false;
    const Delimiter& o = delimiters_[open.back()];
    const bool close_by = o.mark == d.mark && o.count == d.count && d.at - o.at <= 40;
    const bool next_closes = i + 1 < delimiters_.size() && delimiters_[i + 1].mark == d.mark && delimiters_[i + 1].closes;
    return close_by && !next_closes;
  }

  bool close_one(std::vector<std::size_t>& open, std::size_t i) {
    Delimiter& d = delimiters_[i];
    for (std::size_t k = open.size(); k-- > 0;) {
      Delimiter& o = delimiters_[open[k]];
      if (o.mark != d.mark || o.count != d.count || o.count > 3) continue;
      o.used = true;
      d.used = true;
      drop(o.at, o.at + o.count);
      drop(d.at, d.at + d.count);
      const Style style = o.count == 2 ? Style::SmallCaps : Style::Italic;
      marks_.runs.push_back({{o.at + o.count, d.at}, style});
      open.resize(k);
      return true;
    }
    return false;
  }

  std::string_view text_;
  bool markdown_;
  const LinkTargets* targets_;
  bool comments_close_ = true;
  InlineMarks marks_;
  std::vector<Delimiter> delimiters_;
  std::size_t last_star_page_ = 0;
  std::vector<Span> skip_until_;
  std::uint32_t html_open_ = 0xFFFFFFFF;
  std::uint32_t raised_open_ = 0xFFFFFFFF;
};

}  // namespace

std::size_t skip_url(std::string_view text, std::size_t at) {
  if (at > 0 && is_word_byte(text[at - 1])) return at;
  const std::string_view rest = text.substr(at, 12);
  std::size_t scheme = rest.find(":/");
  if (scheme == std::string_view::npos || scheme < 3 || scheme > 6) return at;
  const char first = rest[0];
  if (first != 'h' && first != 'H' && first != 'f') return at;
  std::size_t end = at;
  while (end < text.size()) {
    const CodePoint point = decode_utf8(text, end);
    if (is_space(point.value) || point.value == '<' || point.value == '>' || point.value == '"' ||
        point.value == 0x201C || point.value == 0x201D)
      break;
    end += point.size;
  }
  // A closing emphasis mark right behind belongs to the text.
  while (end > at && (text[end - 1] == '*' || text[end - 1] == '_') && end - at > 12 &&
         text[end - 2] != '/')
    --end;
  return end;
}

InlineMarks find_marks(std::string_view block, bool markdown, const LinkTargets* targets) { return Scanner(block, markdown, targets).run(); }

}  // namespace subcite
