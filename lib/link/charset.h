// Encodings of web pages (WHATWG Encoding's labels, as far as iconv knows them).
#pragma once

#include <string>
#include <string_view>

namespace subcite {

/// The encoding a page says it is in: a byte-order mark, else the header's charset, else that of a meta element; empty
/// where nothing says so.
std::string charset_of(std::string_view bytes, std::string_view content_type);

/// The bytes in UTF-8; as they are where the encoding is not known. What is no character becomes U+FFFD.
std::string in_utf8(std::string bytes, std::string_view charset);

}  // namespace subcite
