// A container is known by its first bytes; everything else is decoded and read as its name asks.
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
    if (reader->read != nullptr && std::find(names.begin(), names.end(), extension) != names.end()) return *reader;
    if (reader->format == Format::Text) text = reader;
  }
  return *text;
}

namespace {

/// Word keeps a document with a password in the container of old Word files, under this name in UTF-16.
bool is_protected(std::string_view bytes) {
  constexpr std::string_view kName("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e", 31);
  return bytes.find(kName) != std::string_view::npos;
}

/// What is recognised by its first bytes and not read, with what to do about it.
std::string foreign_format(std::string_view bytes) {
  if (bytes.substr(0, 5) == "%PDF-") return "it is a PDF, which this version cannot read: save it as text or check its Word file";
  if (bytes.substr(0, 5) == "{\\rtf") return "it is an RTF file, which this version cannot read: save it as .docx";
  if (bytes.substr(0, 8) != "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") return {};
  if (is_protected(bytes)) return "it is protected by a password: save a copy without one";
  return "it is an old Word file (.doc): save it as .docx";
}

const Reader* recognised(std::string_view bytes) {
  for (const Reader* reader : readers())
    if (reader->recognises != nullptr && reader->recognises(bytes)) return reader;
  return nullptr;
}

Result<void> read_text(std::string bytes, const Reader& reader, Document& document) {
  Result<Decoded> decoded = decode_text(std::move(bytes));
  if (!decoded) return tl::unexpected<Error>(decoded.error());
  if (decoded->text.size() > 0xFFFFFFF0U) return failure("it holds more than 4 GiB of text: split it");
  if (trim(decoded->text).empty()) return failure("it holds nothing but white space: nothing to check");
  if (!decoded->remark.empty()) document.remarks.push_back({decoded->remark, std::nullopt});
  reader.read(std::move(decoded->text), document);
  return {};
}

}  // namespace

Result<Document> read_document(std::string bytes, std::string_view file_name, const ReadOptions& options) {
  if (bytes.empty()) return failure("it is empty: nothing to check");
  if (std::string foreign = foreign_format(bytes); !foreign.empty()) return failure(std::move(foreign));
  const Reader* container = recognised(bytes);
  const Reader& reader = container != nullptr ? *container : reader_for(file_name);
  Document document;
  document.format = reader.format;
  const Result<void> read = container != nullptr ? reader.read_bytes(std::move(bytes), options, document) : read_text(std::move(bytes), reader, document);
  if (!read) return tl::unexpected<Error>(read.error());
  if (document.notes.empty()) document.remarks.push_back({"No notes were found in this manuscript.", std::nullopt});
  return document;
}

}  // namespace subcite
