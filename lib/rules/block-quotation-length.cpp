// Q008: a quotation of fifty words or more is set off as a block without marks, a shorter one stands in the text with
// them.
#include <algorithm>
#include <string>
#include <vector>

#include "base/text.h"
#include "rules/quotations.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_block_quotation_length;

namespace {

using namespace rules_support;

std::uint32_t count_of(std::string_view text, std::string_view mark) {
  std::uint32_t count = 0;
  for (std::size_t at = text.find(mark); at != std::string_view::npos; at = text.find(mark, at + mark.size())) ++count;
  return count;
}

/// Verse, lists and statutes in lines of their own, and dialogue.
bool is_set_off_by_nature(const View& view, const BlockQuotation& q) {
  const std::string_view words = view.at(q.text);
  const Place place = view.document.origins.place_of(q.text);
  const bool listed = words.starts_with("§") || words.starts_with("¶") || words.starts_with("(") || words.starts_with("- ") || words.starts_with("* ") || (words[0] >= '0' && words[0] <= '9');
  return q.first != q.last || place.line != place.end_line || listed || count_of(words, "“") >= 2 || count_of(words, "\"") >= 4;
}

bool leads_in(const View& view, const BlockQuotation& q) {
  const std::string_view before = trim(view.at(q.before));
  return before.ends_with(':') || before.ends_with(',');
}

/// The block opens with a mark whose fellow stands at its end.
bool is_in_marks(std::string_view words) {
  words = trim(words);
  if (words.starts_with("\"")) return words.size() > 2 && (words.ends_with("\"") || words.ends_with("\".")) && count_of(words, "\"") == 2;
  if (!words.starts_with("“")) return false;
  const bool closes = words.ends_with("”") || words.ends_with("”.");
  int deep = 0;
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (words.substr(at, 3) == "“") ++deep;
    if (words.substr(at, 3) == "”" && --deep == 0 && at + 5 < words.size()) return false;
  }
  return closes && deep == 0;
}

/// The note says that the block quotes its own source.
bool is_quoted_again(const View& view, const BlockQuotation& q) {
  if (q.note < 0) return false;
  const std::string low = lower_ascii(view.at(view.document.notes[static_cast<std::size_t>(q.note)].text));
  return low.find("quoting") != std::string::npos || low.find("quoted in") != std::string::npos || low.find("citation omitted") != std::string::npos || low.find("citations omitted") != std::string::npos;
}

bool is_motto(const View& view, const BlockQuotation& q) { return q.before.empty() && view.at(q.text).find("—") != std::string_view::npos; }

void blocks(const View& view, std::uint32_t limit, Findings& out) {
  for (const BlockQuotation& q : block_quotations(view)) {
    if (is_motto(view, q)) continue;
    const std::string_view words = view.at(q.text);
    if (is_in_marks(words) && !is_quoted_again(view, q)) {
      report_note(out, kRule_block_quotation_length, view, -1, q.text, "This block quotation stands in quotation marks.", "Leave the outer marks out, and turn single marks inside into double ones.");
    } else if (q.words < limit && (leads_in(view, q) || q.called_inside) && !is_set_off_by_nature(view, q)) {
      report_note(out, kRule_block_quotation_length, view, -1, q.text, "This block quotation has " + counted(q.words, "word") + "; from " + std::to_string(limit) + " on a quotation is set off.", "Run it into the text, in quotation marks.");
    }
  }
}

/// The mark that a paragraph opens and does not close; empty for none.
Span left_open(const View& view, Span paragraph) {
  const std::string_view words = view.at(paragraph);
  const std::size_t open = words.rfind("“");
  const bool closed = open == std::string_view::npos || words.find("”", open) != std::string_view::npos;
  return closed ? Span{} : Span{paragraph.begin + static_cast<std::uint32_t>(open + 3), paragraph.end};
}

/// Nothing but a call-out stands behind the mark: where a sentence goes on, it closed a quotation of its own.
bool ends_quotation(std::string_view behind) {
  return std::none_of(behind.begin(), behind.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// A quotation over several paragraphs, each opened with a mark, is one.
void chains(const View& view, std::uint32_t limit, Findings& out) {
  const std::vector<Paragraph>& body = view.document.body;
  for (std::size_t i = 0; i + 1 < body.size(); ++i) {
    const Span begun = body[i].heading || body[i].quotation ? Span{} : left_open(view, body[i].text);
    if (begun.empty()) continue;
    std::size_t words = words_in(view.at(begun));
    std::size_t last = i + 1;
    bool closed = false;
    for (; !closed && last < body.size() && view.at(body[last].text).starts_with("“"); ++last) {
      const std::string_view part = view.at(body[last].text);
      const std::size_t close = part.find("”");
      words += words_in(part.substr(0, close));
      closed = close != std::string_view::npos;
      if (!closed || !ends_quotation(part.substr(close + 3))) continue;
      if (words >= limit && words_in(part.substr(0, close)) < limit) report_note(out, kRule_block_quotation_length, view, -1, begun, "This quotation of " + counted(words, "word") + " in several paragraphs is run into the text.", "Set it off as a block, without quotation marks, and let the call-out follow it.");
    }
    i = last - 1;
  }
}

void check(const View& view, const RuleOptions& options, Findings& out) {
  const std::uint32_t limit = options.number("limit", 50);
  for (const BodyQuotation& q : body_quotations(view))
    if (q.words >= limit) report_note(out, kRule_block_quotation_length, view, -1, q.inner, "This quotation of " + counted(q.words, "word") + " is run into the text.", "Set it off as a block, without quotation marks, and let the call-out follow it.");
  chains(view, limit, out);
  blocks(view, limit, out);
}

}  // namespace

const Rule kRule_block_quotation_length{"Q008", "block-quotation-length", "Long quotation run in, short one set off, or a block in quotation marks", Severity::Style, "0.1", Stage::Stable, FixKind::None, "text, body", "Indigo R9.1, R9.2; Bluebook R. 5.1", check, false, "limit"};

}  // namespace subcite
