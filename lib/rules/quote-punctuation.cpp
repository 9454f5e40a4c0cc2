// Q006: commas and periods stand inside the closing mark, and a quotation inside a quotation has single marks.
#include <algorithm>
#include <string>

#include "base/text.h"
#include "rules/marks.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_quote_punctuation;

namespace {

using namespace rules_support;

/// Strings in which punctuation would falsify: addresses, handles, search terms.
bool is_exact(std::string_view text, std::uint32_t close) {
  constexpr std::size_t kLongest = 400;  // bytes of a quotation and its lead
  const std::size_t from = close - std::min<std::size_t>(close, kLongest);
  const std::string_view before = text.substr(from, close - from);
  const std::size_t open = std::max(before.rfind("“") == std::string_view::npos ? 0 : before.rfind("“"), before.rfind('"') == std::string_view::npos ? 0 : before.rfind('"'));
  const std::string_view inner = before.substr(open);
  if (inner.find_first_of("/@#_=<>") != std::string_view::npos || inner.find_first_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string_view::npos) return true;
  const std::string lead = lower_ascii(before.substr(open - std::min<std::size_t>(open, 30), std::min<std::size_t>(open, 30)));
  for (const std::string_view word : {"search", "query", "type", "enter", "string", "keyword", "command", "hashtag", "handle", "file"})
    if (lead.find(word) != std::string::npos) return true;
  return false;
}

/// The mark that closes here: its bytes, 0 for none.
std::uint32_t closing_at(std::string_view text, std::uint32_t at) {
  if (text.substr(at, 3) == "”") return 3;
  const bool straight = text[at] == '"' && at > 0 && text[at - 1] != ' ' && text[at - 1] != '(' && !(text[at - 1] >= '0' && text[at - 1] <= '9');
  return straight ? 1 : 0;
}

/// The curly marks that are open, outermost first: double ones, and single ones inside them.
class OpenMarks {
 public:
  /// Takes the mark that stands here, if one does; true where double ones are opened straight inside double ones.
  bool take(std::string_view text, std::uint32_t at) {
    const std::string_view mark = text.substr(at, 3);
    if (mark == "“") {
      const bool goes_on = at > 0 && text[at - 1] == '\n' && !open_.empty();  // each paragraph of a long quotation opens it anew
      if (goes_on) return open_ = "d", false;
      open_ += 'd';
      return open_.ends_with("dd");
    }
    const bool year = at + 3 < text.size() && text[at + 3] >= '0' && text[at + 3] <= '9';  // "‘90s"
    if (mark == "‘" && !open_.empty() && !year) open_ += 's';
    if (mark == "’" && open_.ends_with('s') && !(at + 3 < text.size() && is_word_byte(text[at + 3]))) open_.pop_back();
    if (mark == "”") open_.resize(std::min(open_.rfind('d'), open_.size()));
    return false;
  }

 private:
  std::string open_;
};

void check_span(const View& view, std::int32_t note, Span whole, Findings& out) {
  const std::string_view text = view.document.text;
  OpenMarks marks;
  for (const std::uint32_t at : marks_in(view, whole)) {
    if (text[at] != '"' && text[at] != '\xE2') continue;  // the first byte of curly marks
    if (marks.take(text, at)) report_note(out, kRule_quote_punctuation, view, note, {at, at + 3}, "Double marks stand inside double ones.", "Write single marks inside.");
    const std::uint32_t size = closing_at(text, at);
    if (size == 0 || at + size >= whole.end || (text[at + size] != ',' && text[at + size] != '.')) continue;
    if (text.substr(at + size, 3) == "..." || text.substr(at + size, 4) == ". . " || is_exact(text.substr(0, whole.end), at)) continue;
    const Span span{at, at + size + 1};
    const std::string mark(1, text[at + size]);
    Finding& f = report_note(out, kRule_quote_punctuation, view, note, span, mark == "," ? "The comma stands outside the closing mark." : "The period stands outside the closing mark.", "Write it inside.");
    f.fix = Fix{"Write it inside", true, {{span, mark + std::string(text.substr(at, size))}}};
  }
}

bool is_british(const View& view) {
  std::size_t single_open = 0;
  std::size_t double_open = 0;
  for (const Note& note : view.document.notes) {
    const std::string_view words = view.at(note.text);
    for (std::size_t at = words.find("‘"); at != std::string_view::npos; at = words.find("‘", at + 3)) ++single_open;
    for (std::size_t at = words.find("“"); at != std::string_view::npos; at = words.find("“", at + 3)) ++double_open;
  }
  return single_open > double_open;
}

void check(const View& view, const RuleOptions&, Findings& out) {
  if (is_british(view)) return;
  Findings found;
  for (const Paragraph& paragraph : view.document.body)
    if (!paragraph.heading) check_span(view, -1, paragraph.text, found);
  for (std::size_t n = 0; n < view.document.notes.size(); ++n) check_span(view, static_cast<std::int32_t>(n), view.document.notes[n].text, found);
  if (found.size() > kMany) {
    found.resize(1);
    found.front().message += " It does so, or double marks stand inside double ones, more than ten times, here first.";
  }
  out.insert(out.end(), found.begin(), found.end());
}

}  // namespace

const Rule kRule_quote_punctuation{"Q006", "quote-punctuation", "Comma or period outside the closing quotation mark, or double marks inside double ones", Severity::Style, "0.1", Stage::Stable, FixKind::Automatic, "text", "Indigo R8.1.2; Bluebook R. 5.1", check};

}  // namespace subcite
