// How a run looks: direct formatting first, then its character style and its paragraph's style, each with
// what it is based on (ECMA-376 17.7). Circular styles end after a fixed number of steps.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "docx/xml.h"

namespace subcite::docx {

struct Look {
  bool italic = false;
  bool small_caps = false;  // capitals by formatting too
  bool bold = false;
  bool superscript = false;
  bool hidden = false;

  bool operator==(const Look&) const = default;
};

class Styles {
 public:
  /// From the styles part; without one nothing has a style.
  explicit Styles(const Node& styles);

  [[nodiscard]] Look look(const Node& run_properties, std::string_view paragraph_style) const;
  [[nodiscard]] bool is_heading(const Node& paragraph_properties) const;
  /// A style of quotations, or margins moved in on both sides.
  [[nodiscard]] bool is_quotation(const Node& paragraph_properties) const;

 private:
  struct Property {
    bool given = false;
    bool on = false;
  };
  struct Properties {
    Property italic, bold, underline, small_caps, capitals, superscript, hidden;
  };
  struct Style {
    Properties own;
    std::string based_on;
    std::string name;
    bool outlined = false;  // has an outline level
  };
  static Properties read(const Node& run_properties);
  [[nodiscard]] Properties effective(std::string_view style) const;

  std::unordered_map<std::string, Style> styles_;
  std::string default_paragraph_;
};

}  // namespace subcite::docx
