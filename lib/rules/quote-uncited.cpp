// Q001: words taken from a source have a call-out in their sentence or in the next.
#include <algorithm>
#include <initializer_list>
#include <set>
#include <string>

#include "base/fold.h"
#include "base/text.h"
#include "rules/quotations.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_quote_uncited;

namespace {

using namespace rules_support;

constexpr std::size_t kShortest = 5;

/// Speech that nobody made.
class Invented {
 public:
  explicit Invented(const View& view) : view_(view) {}

  bool operator()(const BodyQuotation& q) {
    if (q.paragraph.begin != paragraph_.begin || paragraph_.empty()) {
      paragraph_ = q.paragraph;
      supposes_ = holds_any(view_.at(paragraph_), {"suppose", "imagine", "hypothe", "assume", "consider ", "example"});
    }
    return supposes_ || holds_any(view_.at(q.sentences), {"if ", "might say", "would say", "could say", "might ask", "would ask", "such as", "e.g."});
  }

 private:
  static bool holds_any(std::string_view text, std::initializer_list<std::string_view> list) {
    const std::string low = lower_ascii(text);
    return std::any_of(list.begin(), list.end(), [&](std::string_view words) { return low.find(words) != std::string::npos; });
  }

  const View& view_;
  Span paragraph_;
  bool supposes_ = false;
};

/// ", 744 F.3d at 1110": the short form of a case.
bool holds_short_case(std::string_view sentence) {
  constexpr std::size_t kLongest = 30;
  for (std::size_t at = sentence.find(" at "); at != std::string_view::npos; at = sentence.find(" at ", at + 1)) {
    if (!is_digit_at(sentence, at + 4)) continue;
    const std::size_t from = at - std::min(at, kLongest);
    const std::string_view before = sentence.substr(from, at - from);
    const std::size_t comma = before.rfind(", ");
    if (comma == std::string_view::npos || !is_digit_at(before, comma + 2)) continue;
    const std::size_t name = before.find(' ', comma + 2);
    if (name != std::string_view::npos && name + 1 < before.size() && before[name + 1] >= 'A' && before[name + 1] <= 'Z') return true;
  }
  return false;
}

/// The sentence cites in the text: a case, a section, a record.
bool cites_in_text(std::string_view sentence, std::string_view behind) {
  for (const std::string_view mark : {" v. ", " v ", "§", "¶", "Article ", "Section ", "Amendment"})
    if (sentence.find(mark) != std::string_view::npos) return true;
  if (holds_short_case(sentence)) return true;
  const std::string_view next = trim(behind.substr(0, 4));
  return next.starts_with('(') || next.starts_with("[");
}

/// A motto: before the text or under a heading, with a last line that names whose it is.
bool is_epigraph(const View& view, const BlockQuotation& q) {
  if (!q.before.empty()) return false;
  const std::string_view words = view.at(q.text);
  for (const std::string_view dash : {"—", "–", "-"})
    if (words.rfind("\n" + std::string(dash)) != std::string_view::npos || words.find(" " + std::string(dash), words.size() / 2) != std::string_view::npos || view.at(view.document.body[q.last].text).starts_with(dash)) return true;
  return false;
}

/// A short line without its period, a title or heading that the format did not mark; or the word itself.
bool parts_from_text(const View& view, const Paragraph& paragraph) {
  constexpr std::size_t kLongest = 14;
  const std::string_view words = trim(view.at(paragraph.text));
  if (paragraph.heading || words.starts_with("Abstract") || words.starts_with("ABSTRACT")) return true;
  return !paragraph.quotation && words_in(words) <= kLongest && !ends_with_any(words, {".", "?", "!", ":", ";", ",", "”", "\"", ")"});
}

/// Where the abstract and the other matter before the text end: at the last heading before the first call-out.
std::uint32_t end_of_front_matter(const View& view) {
  std::uint32_t first_call = 0xFFFFFFFF;
  for (const CallOut& c : view.document.callouts) first_call = std::min(first_call, c.sentence);
  std::uint32_t end = 0;
  for (const Paragraph& paragraph : view.document.body) {
    if (paragraph.text.end >= first_call) break;
    if (parts_from_text(view, paragraph)) end = paragraph.text.end;
  }
  return end;
}

/// The words that were quoted with a call-out so far; a part of them may stand again without one.
class Cited {
 public:
  void add(std::string key) {
    if (all_.size() < kMost) all_ += key + '\n';
    whole_.insert(std::move(key));
  }
  [[nodiscard]] bool has(const std::string& key) const { return whole_.count(key) > 0 || all_.find(key) != std::string::npos; }

 private:
  static constexpr std::size_t kMost = 30000;  // bytes that are searched for a part
  std::set<std::string> whole_;
  std::string all_;
};

void blocks(const View& view, Findings& out) {
  for (const BlockQuotation& q : block_quotations(view)) {
    if (q.called || q.words < kShortest || is_epigraph(view, q) || cites_in_text(view.at(q.text), {}) || cites_in_text(view.at(q.before), {}) || trim(view.at(q.text)).ends_with(')')) continue;
    report_note(out, kRule_quote_uncited, view, -1, q.text, "No call-out stands in this block quotation, nor in the sentence before or behind it.", "Add a note that names the source.");
  }
}

void check(const View& view, const RuleOptions&, Findings& out) {
  if (view.document.callouts.empty()) return;
  const std::uint32_t front = end_of_front_matter(view);
  blocks(view, out);
  Cited cited;
  Invented is_invented(view);
  for (const BodyQuotation& q : body_quotations(view)) {
    const std::string key = fold(view.at(q.inner));
    if (q.called) {
      cited.add(key);
      continue;
    }
    const std::string_view sentence = view.at(q.sentences);
    const std::string_view text = view.document.text;
    const std::string_view behind = text.substr(std::min<std::size_t>(q.inner.end + (text[q.inner.end] == '\xE2' ? 3 : 1), text.size()));
    if (q.words < kShortest || q.paragraph.begin < front || looks_like_title(view.at(q.inner)) || is_invented(q) || cites_in_text(sentence, behind) || cited.has(key)) continue;
    report_note(out, kRule_quote_uncited, view, -1, q.inner, "No call-out stands in the sentence of this quotation nor in the next: " + quoted(view.at(q.inner)) + ".", "Add a note that names the source.");
  }
}

}  // namespace

const Rule kRule_quote_uncited{"Q001", "quote-uncited", "Body quotation of five words or more with no call-out near it", Severity::Warning, "0.1", Stage::Stable, FixKind::None, "text, body", "Indigo R8.1.3; Bluebook R. 1.1(a), R. 5.1", check};

}  // namespace subcite
