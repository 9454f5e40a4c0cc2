// The readers: each turns the decoded text of one format into a Document. One file a format
// (lib/read/<format>.cpp) defines one `const Reader`; the build makes the table of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/document.h"

namespace subcite {

struct Reader {
  Format format = Format::Text;
  std::vector<std::string_view> extensions;  // lower case, without dot
  void (*read)(std::string source, Document& out) = nullptr;
};

/// Every reader, in the order of their files.
const std::vector<const Reader*>& readers();

/// Chooses by file name; plain text where no reader claims the extension.
const Reader& reader_for(std::string_view file_name);

/// Bytes of a file to a Document. Fails, with a sentence for a person, where nothing can be read.
Result<Document> read_document(std::string bytes, std::string_view file_name);

}  // namespace subcite
