// Any bytes as a manuscript, text, Markdown, LaTeX, HTML or the pages of a PDF: read, cited, resolved, linted and reported, with every span
// inside the text.
#include <cstdlib>

#include "lint/lint.h"
#include "report/format.h"
#include "run/check.h"

namespace {

void must(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace subcite;
  if (size < 1) return 0;
  const char* const names[] = {"m.txt", "m.md", "m.tex", "m.html"};  // pages of PDFs are known by their first bytes
  const char* name = names[data[0] % 4U];
  Result<Manuscript> m = examine(std::string(reinterpret_cast<const char*>(data + 1), size - 1), name);
  if (!m) return 0;
  const Span whole{0, static_cast<std::uint32_t>(m->document.text.size())};
  for (const Note& note : m->document.notes) must(note.text.empty() || whole.contains(note.text));
  for (const Citation& c : m->citations) {
    const Span note = m->document.notes[c.note].text;
    must(note.contains(c.raw));
    for (const Span& s : {c.core, c.signal, c.title, c.container, c.volume, c.page, c.pincite, c.year, c.court, c.symbol, c.url, c.hereinafter, c.supra, c.supra_note, c.name}) must(s.empty() || note.contains(s));
    for (const Span& s : c.authors) must(note.contains(s));
  }
  const std::vector<LinkResult> none;
  Selection selection;
  selection.preview = true;
  m->findings = lint({m->document, m->citations, m->index, m->links, none}, selection);
  for (const Finding& f : m->findings) must(f.span.empty() || whole.contains(f.span));
  for (const ReportFormat* format : report_formats()) {
    std::string out;
    format->begin({}, out);
    format->manuscript({}, *m, out);
    format->end({}, {}, out);
  }
  return 0;
}
