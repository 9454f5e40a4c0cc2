// The readers: each turns the decoded text of one format into a Document. One file a format
// (lib/read/<format>.cpp) defines one `const Reader`; the build makes the table of them.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/document.h"

namespace subcite {

/// A file that a manuscript names, and its path from the manuscript's folder.
struct Included {
  std::string bytes;
  std::string name;
};

struct ReadOptions {
  bool original = false;  // tracked changes as the original had it, not as accepted
  /// A further file that the manuscript names (LaTeX's \input), or a sentence why not; empty where none may be read.
  std::function<Result<Included>(std::string_view name)> include;
};

/// Text formats have `read`, and `recognises` where their first bytes tell them; formats in a container have
/// `recognises` and `read_bytes`.
struct Reader {
  Format format = Format::Text;
  std::vector<std::string_view> extensions;  // lower case, without dot
  Result<void> (*read)(std::string source, const ReadOptions& options, Document& out) = nullptr;
  bool (*recognises)(std::string_view bytes) = nullptr;
  Result<void> (*read_bytes)(std::string bytes, const ReadOptions& options, Document& out) = nullptr;
};

/// Every reader, in the order of their files.
const std::vector<const Reader*>& readers();

/// A text format by file name; plain text where no reader claims the extension.
const Reader& reader_for(std::string_view file_name);

/// Bytes of a file to a Document: by what they are first, then by the file's name. Fails, with a sentence
/// for a person, where nothing can be read.
Result<Document> read_document(std::string bytes, std::string_view file_name, const ReadOptions& options = {});

}  // namespace subcite
