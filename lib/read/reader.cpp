// A container is known by its first bytes; everything else is decoded and read as its name asks.
#include "read/reader.h"

#include <algorithm>

#include "base/text.h"
#include "read/decode.h"
#include "read/suppressions.h"

namespace subcite {

const Reader& reader_for(std::string_view file_name) {
  const std::size_t dot = file_name.rfind('.');
  const std::string extension =
      dot == std::string_view::npos ? "" : lower_ascii(file_name.substr(dot + 1));
  const Reader* text = readers().front();
  for (const Reader* reader : readers()) {
    const auto& names = reader->extensions;
    if (reader->read != nullptr && std::find(names.begin(), names.end(), extension) != names.end()) return *reader;
    if (reader->format == Format::Text) text = reader;
  }
  return *text;
}

namespace {

const Reader* recognised(std::string_view bytes) {
  for (const Reader* reader : readers())
    if (reader->recognises != nullptr && reader->recognises(bytes)) return reader;
  return nullptr;
}

/// "draft.docx": the name promises a container, which its first bytes would tell.
bool names_container(std::string_view path) {
  const std::string name = file_name(path);
  const std::string extension = name.find('.') == std::string::npos ? std::string() : lower_ascii(name.substr(name.rfind('.') + 1));
  return std::any_of(readers().begin(), readers().end(), [&](const Reader* reader) { return reader->read == nullptr && std::find(reader->extensions.begin(), reader->extensions.end(), extension) != reader->extensions.end(); });
}

Result<void> read_text(std::string bytes, const Reader& reader, const ReadOptions& options, Document& document) {
  Result<Decoded> decoded = decode_text(std::move(bytes));
  if (!decoded) return tl::unexpected<Error>(decoded.error());
  if (decoded->text.size() > 0xFFFFFFF0U) return failure("it holds more than 4 GiB of text: split it");
  if (trim(decoded->text).empty()) return failure("it holds nothing but white space: nothing to check");
  if (!decoded->remark.empty()) document.remarks.push_back({decoded->remark, std::nullopt});
  return reader.read(std::move(decoded->text), options, document);
}

}  // namespace

Result<Document> read_document(std::string bytes, std::string_view file_name, const ReadOptions& options) {
  if (bytes.empty()) return failure("it is empty: nothing to check");
  const Reader* known = recognised(bytes);
  if (known == nullptr && names_container(file_name)) return failure("its name ends like that of a file of another kind than its bytes are: it is damaged, or should be called .txt");
  const Reader& reader = known != nullptr ? *known : reader_for(file_name);
  Document document;
  document.format = reader.format;
  const Result<void> read = reader.read_bytes != nullptr ? reader.read_bytes(std::move(bytes), options, document) : read_text(std::move(bytes), reader, options, document);
  if (!read) return tl::unexpected<Error>(read.error());
  if (document.format == Format::Markdown || document.format == Format::Html || document.format == Format::Latex) find_suppressions(document);
  document.order_numbers();
  if (document.notes.empty()) document.remarks.push_back({"No notes were found in this manuscript.", std::nullopt});
  return document;
}

}  // namespace subcite
