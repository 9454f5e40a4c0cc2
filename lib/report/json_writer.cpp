// Commas and line breaks follow from what is open.
#include "report/json_writer.h"

#include <algorithm>

#include "base/utf8.h"

namespace subcite {

namespace {

/// Stands for itself.
bool is_plain(char c) { return c >= 0x20 && c < 0x7F && c != '"' && c != '\\'; }

}  // namespace

void JsonWriter::new_line() {
  if (one_line_) return;
  out_ += '\n';
  out_.append((filled_.size() + indent_) * 2, ' ');
}

void JsonWriter::before_value() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (filled_.empty()) return;
  if (filled_.back()) out_ += one_line_ ? ", " : ",";
  filled_.back() = true;
  new_line();
}

void JsonWriter::open(char c) {
  before_value();
  out_ += c;
  filled_.push_back(false);
}

void JsonWriter::close(char c) {
  const bool any = filled_.back();
  filled_.pop_back();
  if (any) new_line();
  out_ += c;
}

void JsonWriter::key(std::string_view name) {
  before_value();
  after_key_ = true;  // the name itself takes no comma
  string(name);
  out_ += ": ";
  after_key_ = true;
}

void JsonWriter::string(std::string_view value) {
  before_value();
  out_ += '"';
  for (std::size_t at = 0; at < value.size();) {
    const auto special = static_cast<std::size_t>(std::find_if_not(value.begin() + static_cast<std::ptrdiff_t>(at), value.end(), is_plain) - value.begin());
    out_.append(value, at, special - at);
    if (special == value.size()) break;
    const CodePoint point = decode_utf8(value, special);
    if (point.value < 0x80) escape(static_cast<char>(point.value));
    else if (steers(point.value)) escape(point.value);
    else append_utf8(out_, point.value);
    at = special + point.size;
  }
  out_ += '"';
}

void JsonWriter::escape(char c) {
  switch (c) {
    case '"': out_ += "\\\""; break;
    case '\\': out_ += "\\\\"; break;
    case '\n': out_ += "\\n"; break;
    case '\r': out_ += "\\r"; break;
    case '\t': out_ += "\\t"; break;
    default: escape(static_cast<char32_t>(c));
  }
}

void JsonWriter::escape(char32_t c) {
  constexpr std::string_view kHex = "0123456789abcdef";
  out_ += "\\u";
  for (const unsigned shift : {12U, 8U, 4U, 0U}) out_ += kHex[(c >> shift) & 15U];
}

void JsonWriter::number(std::uint64_t value) {
  before_value();
  out_ += std::to_string(value);
}

void JsonWriter::boolean(bool value) {
  before_value();
  out_ += value ? "true" : "false";
}

void JsonWriter::null() {
  before_value();
  out_ += "null";
}

}  // namespace subcite
