// Any bytes as a manuscript of one reader: read, cited, resolved, linted and reported, with every span inside the
// text. Built once a reader: FUZZ_NAME is the name of the file, FUZZ_BYTES what makes it of the bytes (packages are
// written in the short form of fixtures/read, so that what changes is what the parts hold).
#include <cstdlib>

#include "lint/lint.h"
#include "report/format.h"
#include "run/check.h"
#include "support/word.h"

namespace {

using subcite::testing_support::odt_from_parts;
using subcite::testing_support::word_from_parts;

[[maybe_unused]] std::string plain(const std::string& bytes) { return bytes; }

/// With the head by which pages of a PDF are known.
[[maybe_unused]] std::string pages(const std::string& bytes) { return "<?xml version=\"1.0\"?><!DOCTYPE pdf2xml SYSTEM \"pdf2xml.dtd\">\n" + bytes; }

void must(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace subcite;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  ReadOptions options;
  options.original = (size & 8U) != 0;
  Result<Manuscript> m = examine(FUZZ_BYTES(bytes), FUZZ_NAME, options);
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
  constexpr std::size_t kEach = 4;  // manuscripts of which one is reported, too: that takes longer than all before
  if (size % kEach != 0) return 0;
  for (const ReportFormat* format : report_formats()) {
    std::string out;
    format->begin({}, out);
    format->manuscript({}, *m, out);
    format->end({}, {}, out);
  }
  return 0;
}
