// Commas and line breaks follow from what is open.
#include "report/json_writer.h"

#include "base/utf8.h"

namespace subcite {

namespace {

/// C1 controls and those that turn the direction of text: a terminal that shows the report would obey them.
bool is_silent_control(char32_t c) { return (c >= 0x80 && c < 0xA0) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069); }

}  // namespace

void JsonWriter::new_line() {
  if (one_line_) {
    if (out_.back() == ',') out_ += ' ';
    return;
  }
  out_ += '\n';
  out_.append((filled_.size() + indent_) * 2, ' ');
}

void JsonWriter::before_value() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (filled_.empty()) return;
  if (filled_.back()) out_ += ',';
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
  constexpr std::string_view kHex = "0123456789abcdef";
  before_value();
  out_ += '"';
  for (std::size_t at = 0; at < value.size();) {
    const auto byte = static_cast<unsigned char>(value[at]);
    if (byte >= 0x80) {
      const CodePoint point = decode_utf8(value, at);
      if (is_silent_control(point.value))
        for (const unsigned shift : {12U, 8U, 4U, 0U}) out_ += (shift == 12U ? "\\u" : "") + std::string(1, kHex[(point.value >> shift) & 15U]);
      else append_utf8(out_, point.value);
      at += point.size;
      continue;
    }
    switch (byte) {
      case '"': out_ += "\\\""; break;
      case '\\': out_ += "\\\\"; break;
      case '\n': out_ += "\\n"; break;
      case '\r': out_ += "\\r"; break;
      case '\t': out_ += "\\t"; break;
      default:
        if (byte < 0x20 || byte == 0x7F) out_.append("\\u00") += {kHex[byte >> 4U], kHex[byte & 15U]};
        else out_ += static_cast<char>(byte);
    }
    ++at;
  }
  out_ += '"';
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
