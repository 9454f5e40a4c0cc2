// Word packages from the short form of the fixtures ("=== word/document.xml" and XML): whatever the parts
// hold, the reader and every stage behind it must end in time, without a fault.
#include "lint/lint.h"
#include "run/check.h"
#include "support/word.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace subcite;
  const std::string parts(reinterpret_cast<const char*>(data), size);
  const Result<Manuscript> m = examine(testing_support::word_from_parts(parts), "fuzz.docx", {(size & 1U) != 0});
  if (!m) return 0;
  const std::vector<LinkResult> none;
  lint({m->document, m->citations, m->index, m->links, none}, {});
  return 0;
}
