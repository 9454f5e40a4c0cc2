// Decoding, then the reader that the file's name asks for.
#include "read/reader.h"

#include <algorithm>

#include "base/text.h"
#include "read/decode.h"

namespace subcite {

const Reader& reader_for(std::string_view file_name) {
  const std::size_t dot = file_name.rfind('.');
  const std::string extension =
      dot == std::string_view::npos ? "" : lower_ascii(file_name.substr(dot + 1));
  const Reader* text = nullptr;
  for (const Reader* reader : readers()) {
    const auto& names = reader->extensions;
    if (std::find(names.begin(), names.end(), extension) != names.end()) return *reader;
    if (reader->format == Format::Text) text = reader;
  }
  return *text;
}

namespace {

/// Containers and other formats that are recognised by their first bytes and not read as text.
std::string_view foreign_format(std::string_view bytes) {
  if (bytes.substr(0, 4) == "PK\x03\x04") return "a zip container (a Word, ODT or EPUB file)";
  if (bytes.substr(0, 5) == "%PDF-") return "a PDF";
  if (bytes.substr(0, 5) == "{\\rtf") return "an RTF file";
  if (bytes.substr(0, 8) == "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") return "an old Word file (.doc)";
  return {};
}

}  // namespace

Result<Document> read_document(std::string bytes, std::string_view file_name) {
  if (bytes.empty()) return failure("it is empty: nothing to check");
  if (const auto foreign = foreign_format(bytes); !foreign.empty())
    return failure("it is " + std::string(foreign) +
                   ", which this version cannot read: save it as text or Markdown");
  Result<Decoded> decoded = decode_text(std::move(bytes));
  if (!decoded) return tl::unexpected<Error>(decoded.error());
  if (decoded->text.size() > 0xFFFFFFF0U) return failure("it holds more than 4 GiB of text: split it");
  if (trim(decoded->text).empty()) return failure("it holds nothing but white space: nothing to check");
  const Reader& reader = reader_for(file_name);
  Document document;
  document.format = reader.format;
  if (!decoded->remark.empty()) document.remarks.push_back({decoded->remark, std::nullopt});
  reader.read(std::move(decoded->text), document);
  if (document.notes.empty())
    document.remarks.push_back({"No notes were found in this manuscript.", std::nullopt});
  return document;
}

}  // namespace subcite
