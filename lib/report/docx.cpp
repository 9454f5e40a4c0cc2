// The manuscript back, with comments: a copy of the Word file with one comment at the call of each note that has findings,
// and one at each paragraph of the body that has (Word cannot show comments inside footnotes); the first one says what was
// checked.
#include <algorithm>
#include <map>

#include "base/text.h"
#include "docx/comments.h"
#include "report/format.h"
#include "report/scope.h"
#include "report/source_list.h"

namespace subcite {
namespace {

std::string words_of(const Document& d, const Finding& f) {
  constexpr std::uint32_t kMost = 160;
  if (f.place || f.span.empty()) return {};
  Span span = f.span;
  if (span.size() > kMost) {
    span.end = span.begin + kMost;
    while (span.end > span.begin && (static_cast<unsigned char>(d.text[span.end]) & 0xC0U) == 0x80) --span.end;
  }
  return "“" + std::string(d.at(span)) + (span.end < f.span.end ? "…" : "") + "”: ";
}

/// What is wrong, where exactly, what to do, by which rule.
std::string told(const Document& d, const Finding& f) { return words_of(d, f) + f.message + " → " + f.help + " (" + std::string(name_of(f.severity)) + ", " + std::string(f.rule) + " " + std::string(f.name) + ")"; }

/// The w:t of the main part from which the words came; nothing where they came from elsewhere.
const WordText* element_at(const Document& d, std::uint32_t text) {
  const std::uint32_t source = d.origins.source_of(text);
  for (const WordText& t : d.word_texts)
    if (t.part == 0 && t.source <= source && source < t.source + t.size) return &t;
  return nullptr;
}

/// "Note 47", and whose it is.
std::string head_of(const ReportContext& context, const std::string& label) {
  const std::string whose = assigned_to(context.assignments, label);
  return "Note " + label + (whose.empty() ? "" : " (" + whose + ")");
}

/// At the manuscript's first words: what was checked and what not.
docx::WordComment scope_comment(const ReportContext& context, const Manuscript& m, std::uint32_t element) {
  docx::WordComment comment;
  comment.element = element;
  comment.paragraphs.emplace_back("What was checked");
  for (const auto& [name, words] : scope_of(context, m)) comment.paragraphs.push_back(std::string(name).append(": ").append(words));
  return comment;
}

std::vector<docx::WordComment> comments_of(const ReportContext& context, const Manuscript& m) {
  const Document& d = m.document;
  std::map<std::int32_t, docx::WordComment> notes;
  std::map<std::uint32_t, docx::WordComment> body;
  for (const Finding& f : m.findings) {
    if (!f.suppressed.empty()) continue;
    if (f.note >= 0 && static_cast<std::size_t>(f.note) < d.word_notes.size()) {
      docx::WordComment& comment = notes[f.note];
      comment.call = d.word_notes[static_cast<std::size_t>(f.note)];
      if (comment.paragraphs.empty()) comment.paragraphs.push_back(head_of(context, d.notes[static_cast<std::size_t>(f.note)].label));
      comment.paragraphs.push_back(told(d, f));
    } else if (const WordText* element = element_at(d, f.span.begin)) {
      docx::WordComment& comment = body[element->element];
      comment.element = element->element;
      comment.paragraphs.push_back(told(d, f));
    }
  }
  std::vector<docx::WordComment> out;
  if (const auto first = std::find_if(d.word_texts.begin(), d.word_texts.end(), [](const WordText& t) { return t.part == 0; }); first != d.word_texts.end()) out.push_back(scope_comment(context, m, first->element));
  for (auto& [element, comment] : body) out.push_back(std::move(comment));
  for (auto& [note, comment] : notes) out.push_back(std::move(comment));
  return out;
}

void begin(const ReportContext&, std::string&) {}

void manuscript(const ReportContext& context, const Manuscript& m, std::string& out) {
  if (m.document.format != Format::Docx || m.bytes.empty()) return;
  if (Result<std::string> copy = docx::with_comments(m.bytes, comments_of(context, m), context.comment_author, context.now)) out = std::move(*copy);
}

void end(const ReportContext&, const Totals&, std::string&) {}

}  // namespace

extern const ReportFormat kReportFormat_docx;
const ReportFormat kReportFormat_docx{"docx", "a copy of the Word file with a comment at each note that has findings", begin, manuscript, end, true};

}  // namespace subcite
