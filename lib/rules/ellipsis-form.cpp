// Q005: what is left out of a quotation is marked by three periods with spaces between, never at its beginning.
#include <algorithm>
#include <string>
#include <vector>

#include "base/text.h"
#include "rules/quotations.h"
#include "rules/support.h"
#include "rules/words.h"

namespace subcite {

extern const Rule kRule_ellipsis_form;

namespace {

using namespace rules_support;

struct Dots {
  Span span;
  std::string message;
  std::string right;  // empty where only a person can tell
};

/// The run of periods and spaces that begins here, with two periods at least.
Span run_at(std::string_view text, std::uint32_t at, std::uint32_t end) {
  std::uint32_t stop = at;
  std::uint32_t last = at;
  std::uint32_t periods = 0;
  while (stop < end && periods < 8) {
    if (text[stop] == '.') ++periods, last = ++stop;
    else if (text[stop] == ' ') ++stop;
    else if (text.substr(stop, 2) == "\xC2\xA0") stop += 2;
    else break;
  }
  return periods < 3 ? Span{at, at} : Span{at, last};
}

bool is_spaced(std::string_view run) {
  for (std::size_t at = 0; at + 1 < run.size(); ++at)
    if (run[at] == '.' && run[at + 1] == '.') return false;
  return true;
}

/// "The ship", "It was": a sentence begins.
bool opens_sentence(std::string_view rest) {
  for (const std::string_view word : {" The ", " This ", " That ", " These ", " It ", " Its ", " He ", " She ", " They ", " We ", " In ", " But ", " And "})
    if (rest.starts_with(word) && !rest.starts_with(" In re ")) return rest.size() > word.size() && rest[word.size()] >= 'a' && rest[word.size()] <= 'z';
  return false;
}

/// "word . . word": a period of the ellipsis is lost.
bool is_of_two(std::string_view text, std::uint32_t at, Span quote) {
  const auto small = [&](std::uint32_t place) { return place < quote.end && text[place] >= 'a' && text[place] <= 'z'; };
  return at >= quote.begin + 2 && text.substr(at - 1, 5) == " . . " && small(at - 2) && small(at + 4);
}

/// The last character before the run, spaces and the closing mark of an inner quotation aside: "‘by law.’ . . . The"
char last_before(std::string_view text, std::uint32_t at) {
  std::size_t last = text.find_last_not_of(' ', at - 1);
  if (last != std::string_view::npos && last > 2 && text.substr(last - 2, 3) == "’") last -= 3;
  else if (last != std::string_view::npos && last > 0 && text[last] == '\'') --last;
  return last == std::string_view::npos ? '.' : text[last];
}

Dots dots_at(std::string_view text, std::uint32_t at, Span quote) {
  if (is_of_two(text, at, quote)) return {{at, at + 3}, "An ellipsis is three periods with spaces between.", ". . ."};
  const bool sign = text.substr(at, 3) == "…";
  const Span run = sign ? Span{at, at + 3} : run_at(text, at, quote.end);
  if (run.empty()) return {};
  const bool bracketed = at > 0 && (text[at - 1] == '[' || text[at - 1] == '(');
  if (bracketed) return {run, "", ""};
  if (trim(text.substr(quote.begin, run.begin - quote.begin)).empty()) return {run, "A quotation does not begin with an ellipsis.", ""};
  if (sign) return {run, "An ellipsis is three periods with spaces between.", ""};
  const std::string_view words = slice(text, run);
  const bool tight_before = run.begin > quote.begin && is_word_byte(text[run.begin - 1]) && words.find("..") == std::string_view::npos && text.substr(run.begin, 2) != ". ";
  const bool tight_behind = run.end < quote.end && is_alphanumeric(text[run.end]);
  if (!is_spaced(words) || tight_before || tight_behind) return {run, "An ellipsis is three periods with spaces between.", ". . ."};
  if (std::count(words.begin(), words.end(), '.') == 3 && opens_sentence(text.substr(0, quote.end).substr(run.end)) && run.begin > quote.begin && std::string_view(".?!,;:").find(last_before(text, run.begin)) == std::string_view::npos) return {run, "The period of the sentence that ended here is lost.", ". . . ."};
  return {run, "", ""};
}

/// "the master answers The crew does not": where the words are lost that ended the sentence; the span's end for none.
std::uint32_t lost_end(std::string_view text, std::uint32_t at, Span quote) {
  for (; at < quote.end; ++at) {
    const bool capital = text[at] == ' ' && at + 1 < quote.end && text[at + 1] >= 'A' && text[at + 1] <= 'W';
    if (!capital || at == quote.begin || text[at - 1] < 'a' || text[at - 1] > 'z' || !opens_sentence(text.substr(0, quote.end).substr(at))) continue;
    std::uint32_t word = at;
    while (word > quote.begin && text[word - 1] >= 'a' && text[word - 1] <= 'z') --word;
    if (word > quote.begin && text[word - 1] == ' ') return at;
  }
  return quote.end;
}

void check_lost_ends(const View& view, std::int32_t note, Span quote, Findings& out) {
  const std::string_view text = view.document.text;
  for (std::uint32_t at = lost_end(text, quote.begin, quote); at < quote.end; at = lost_end(text, at + 1, quote)) {
    const auto end = static_cast<std::uint32_t>(text.find(' ', at + 1));
    report_note(out, kRule_ellipsis_form, view, note, {at + 1, end}, "A sentence begins here, and none has ended before it.", "Look whether a period or an ellipsis is lost.");
  }
}

/// What may be an ellipsis stands in a note, or where `note` is -1 in a span of the body.
bool has_dots(const View& view, const Words& words, std::int32_t note, Span span) {
  return note < 0 ? contains_any(view.at(span), {"..", "…", ". ."}) : words.has({static_cast<std::size_t>(note), span}, {"..", "…", ". ."});
}
bool has_quotation(const View& view, const Words& words, std::int32_t note, Span span) {
  return note < 0 ? contains_any(view.at(span), {"\"", "“"}) : words.has({static_cast<std::size_t>(note), span}, {"\"", "“"});
}

void check_span(const View& view, const Words& words, std::int32_t note, Span whole, bool block, Findings& out) {
  const std::string_view text = view.document.text;
  const bool dotted = has_dots(view, words, note, whole);
  if (!dotted && !block && !has_quotation(view, words, note, whole)) return;
  LazyMask lazy(view, note, whole);
  const Mask& mask = lazy.get();
  for (Span quote : block ? std::vector<Span>{whole} : mask.quotes()) {
    if (!block) quote.begin += text[quote.begin] == '"' ? 1 : 3;
    if (looks_like_title(view.at(quote))) continue;
    check_lost_ends(view, note, quote, out);
    for (std::uint32_t at = quote.begin; at < quote.end && dotted; ++at) {
      if ((text[at] != '.' && text.substr(at, 3) != "…") || mask.in_url(at)) continue;
      const Dots dots = dots_at(text, at, quote);
      if (dots.span.empty()) continue;
      at = dots.span.end - 1;
      if (dots.message.empty() || (block && dots.message.front() == 'A' && dots.message[1] == ' ')) continue;  // a block’s paragraph may begin so
      Finding& f = report_note(out, kRule_ellipsis_form, view, note, dots.span, dots.message, dots.right.empty() && dots.message.front() == 'A' && dots.message[1] == ' ' ? "Leave it out." : "Write “word . . . word”.");
      if (!dots.right.empty()) f.fix = Fix{"Write " + dots.right, false, {{dots.span, dots.right}}};
    }
  }
}

void check(const View& view, const RuleOptions&, Findings& out) {
  const Words words(view);
  for (std::size_t n = 0; n < view.document.notes.size(); ++n) check_span(view, words, static_cast<std::int32_t>(n), view.document.notes[n].text, false, out);
  for (const Paragraph& paragraph : view.document.body)
    if (!paragraph.heading) check_span(view, words, -1, paragraph.text, paragraph.quotation, out);
}

}  // namespace

const Rule kRule_ellipsis_form{"Q005", "ellipsis-form", "Ellipsis unspaced, or at the beginning of a quotation", Severity::Style, "0.1", Stage::Stable, FixKind::Suggested, "text", "Indigo R8.3; Bluebook R. 5.3", check};

}  // namespace subcite
