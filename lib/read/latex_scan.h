// The marks of LaTeX's syntax: names of commands, groups, arguments, comments. Places are bytes of the source.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/span.h"

namespace subcite {

class LatexScan {
 public:
  explicit LatexScan(std::string_view source = {}) : source_(source) {}

  [[nodiscard]] std::uint32_t end_of_line(std::uint32_t at, std::uint32_t end) const;
  /// A comment takes its line's end and the blanks of the next line with it.
  [[nodiscard]] std::uint32_t behind_comment(std::uint32_t at, std::uint32_t end) const;
  /// "emph" at the backslash of "\emph"; one character where it is no letter.
  [[nodiscard]] std::string_view command_name(std::uint32_t at, std::uint32_t end) const;
  void skip_blanks(std::uint32_t& at, std::uint32_t end) const;
  /// To a brace that opens behind blanks, a line's end and comments; stays where none does.
  void skip_to_brace(std::uint32_t& at, std::uint32_t end) const;
  /// The inside of a group that begins here, brackets counted; `at` moves behind it. Empty where none begins.
  Span group(std::uint32_t& at, std::uint32_t end, char open, char close) const;
  /// Over all arguments in square brackets; the inside of the last.
  Span skip_optional(std::uint32_t& at, std::uint32_t end) const;
  /// The next argument in braces, those in square brackets before it passed over.
  Span argument(std::uint32_t& at, std::uint32_t end) const;
  /// The argument as TeX takes it: a group, a command or a character.
  Span token(std::uint32_t& at, std::uint32_t end) const;

 private:
  std::string_view source_;
};

}  // namespace subcite
