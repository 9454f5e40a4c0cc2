// A streaming JSON writer (RFC 8259): values go straight into a string, two spaces an indent; bytes
// that are no UTF-8 are replaced by U+FFFD. Or all on one line, for JSON Lines.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace subcite {

class JsonWriter {
 public:
  explicit JsonWriter(std::string& out, unsigned indent = 0) : out_(out), indent_(indent) {}
  static JsonWriter on_one_line(std::string& out) {
    JsonWriter json(out);
    json.one_line_ = true;
    return json;
  }

  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void end_array() { close(']'); }
  void key(std::string_view name);

  void string(std::string_view value);
  void number(std::uint64_t value);
  void boolean(bool value);
  void null();

  /// A string, or null where it is empty.
  void text_or_null(std::string_view value) { value.empty() ? null() : string(value); }
  void member(std::string_view name, std::string_view value) { key(name), string(value); }
  void member(std::string_view name, const char* value) { key(name), string(value); }
  void member(std::string_view name, std::uint64_t value) { key(name), number(value); }
  void member(std::string_view name, std::int64_t value) { key(name), before_value(), out_ += std::to_string(value); }
  void member(std::string_view name, bool value) { key(name), boolean(value); }
  void member_or_null(std::string_view name, std::string_view value) { key(name), text_or_null(value); }

 private:
  void open(char c);
  void close(char c);
  void before_value();
  void new_line();
  void escape(char c);
  void escape(char32_t c);

  std::string& out_;
  unsigned indent_;
  bool one_line_ = false;
  std::vector<bool> filled_;
  bool after_key_ = false;
};

}  // namespace subcite
