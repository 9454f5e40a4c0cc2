// What the author of a LaTeX file calls things: macros with their arguments, and other names of commands.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/span.h"
#include "read/latex_scan.h"

namespace subcite {

struct LatexMacro {
  /// An argument in braces, or one in square brackets that may be missing, with what stands for it then.
  struct Parameter {
    bool optional = false;
    Span otherwise;
  };
  Span body;
  std::vector<Parameter> parameters;
};

class LatexMacros {
 public:
  explicit LatexMacros(std::string_view source = {}) : source_(source), scan_(source) {}

  /// \newcommand and its like, \def, \let, \NewDocumentCommand.
  static bool defines(std::string_view command);
  /// Reads a definition behind its command. What decides while it runs (\if…, \expandafter) is left unknown, that its words stay.
  void define(std::string_view command, std::uint32_t& at, std::uint32_t end);

  [[nodiscard]] const LatexMacro* find(std::string_view name) const;
  /// The command that a name stands for: "footnote" for "fn" behind \let\fn\footnote or \newcommand{\fn}{\footnote}.
  [[nodiscard]] std::string_view meant(std::string_view name) const;

 private:
  std::string_view name_here(std::uint32_t& at, std::uint32_t end) const;
  void let(std::uint32_t& at, std::uint32_t end);
  std::optional<std::vector<LatexMacro::Parameter>> counted_parameters(std::uint32_t& at, std::uint32_t end) const;
  std::optional<std::vector<LatexMacro::Parameter>> typed_parameters(std::uint32_t& at, std::uint32_t end) const;
  std::optional<std::vector<LatexMacro::Parameter>> letter_parameters(std::uint32_t& at, std::uint32_t end) const;
  void keep(std::string_view name, std::optional<std::vector<LatexMacro::Parameter>> parameters, Span body);

  std::string_view source_;
  LatexScan scan_;
  std::unordered_map<std::string, LatexMacro> macros_;
  std::unordered_map<std::string, std::string> names_;  // -> of the command meant
};

}  // namespace subcite
