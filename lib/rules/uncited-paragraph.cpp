// N005: a long paragraph of the text without a call-out, between the first and the last one. Off unless selected.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/text.h"
#include "rules/quotations.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_uncited_paragraph;

namespace {

using namespace rules_support;

bool holds_any(std::string_view text, std::initializer_list<std::string_view> list) {
  return std::any_of(list.begin(), list.end(), [&](std::string_view words) { return text.find(words) != std::string_view::npos; });
}

/// The author tells the plan, or argues.
bool speaks_of_itself(std::string_view words) {
  const std::string low = lower_ascii(words);
  if (holds_any(low, {"this article", "this note", "this essay", "this comment", "this part", "this section", "this paper", "this chapter", "i argue", "we argue", "i propose", "we propose", "as shown above", "as noted above", "in sum,", "to summarize", "the argument so far"})) return true;
  for (const std::string_view word : {"Part ", "Section "})
    for (std::size_t at = words.find(word); at != std::string_view::npos; at = words.find(word, at + 1)) {
      const char next = at + word.size() < words.size() ? words[at + word.size()] : ' ';
      if ((next >= '0' && next <= '9') || std::string_view("IVX").find(next) != std::string_view::npos) return true;
    }
  return false;
}

bool supposes(std::string_view words) {
  static constexpr std::array<std::string_view, 5> kLeads{"Suppose", "Imagine", "Assume", "Consider", "Take "};
  return std::any_of(kLeads.begin(), kLeads.end(), [&](auto lead) { return words.starts_with(lead); });
}

/// A source stands in the text itself: a case, a section, a year or a page in parentheses.
bool cites_in_text(std::string_view words) {
  if (holds_any(words, {" v. ", "§"})) return true;
  for (std::size_t at = words.find('('); at != std::string_view::npos; at = words.find('(', at + 1)) {
    const std::string_view inner = words.substr(at + 1, words.find(')', at) - at - 1);
    int digits = 0;
    for (const char c : inner) digits = c >= '0' && c <= '9' ? digits + 1 : 0;
    const bool year = std::any_of(inner.begin(), inner.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (digits >= 1 || (year && inner.find(" at ") != std::string_view::npos) || holds_any(inner, {"p. ", "pp. ", "at "})) return true;
  }
  return false;
}

bool is_under_free_heading(std::string_view heading) {
  const std::string low = lower_ascii(heading);
  return holds_any(low, {"abstract", "introduction", "conclusion", "roadmap", "methodology", "acknowledgment", "acknowledgement"});
}

bool is_list(std::string_view words) { return words.starts_with("- ") || words.starts_with("* ") || words.starts_with("• ") || words.starts_with("|") || words.starts_with("Table ") || words.starts_with("Figure "); }

void check(const View& view, const RuleOptions& options, Findings& out) {
  const std::uint32_t least = options.number("min_words", 75);
  std::vector<std::uint32_t> calls;
  for (const CallOut& c : view.document.callouts) calls.push_back(c.sentence);
  if (calls.empty()) return;
  std::sort(calls.begin(), calls.end());
  bool free = false;
  Finding* run = nullptr;
  std::size_t length = 0;
  for (const Paragraph& p : view.document.body) {
    const std::string_view words = view.at(p.text);
    if (p.heading) free = is_under_free_heading(words);
    if (p.heading || p.quotation) continue;
    const auto call = std::lower_bound(calls.begin(), calls.end(), p.text.begin);
    const bool called = call != calls.end() && *call <= p.text.end;
    const bool between = p.text.begin > calls.front() && p.text.end < calls.back();
    const std::size_t count = words_in(words);
    const bool bare = !called && between && !free && count >= least && !is_list(words) && !speaks_of_itself(words) && !supposes(words) && !cites_in_text(words);
    if (!bare) {
      run = nullptr;
      continue;
    }
    if (run != nullptr) {
      run->message = counted(++length, "paragraph") + " in a row have no note, this one of " + counted(words_in(view.at(run->span)), "word") + " first.";
      continue;
    }
    length = 1;
    report_note(out, kRule_uncited_paragraph, view, -1, p.text, "This paragraph of " + counted(count, "word") + " has no note: " + quoted(words) + ".", "Look whether it needs support.");
    run = &out.back();
  }
}

}  // namespace

const Rule kRule_uncited_paragraph{"N005", "uncited-paragraph", "Long body paragraph without a note", Severity::Style, "0.1", Stage::Stable, FixKind::None, "text, body", "Indigo R3; Bluebook R. 1.1(a)", check, true, "min_words"};

}  // namespace subcite
