// How a run of an OpenDocument text looks (ODF 1.3 part 3, chapters 16 and 20): its style, the paragraph's,
// and what each has for a parent. Circular parents end after a fixed number of steps.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "docx/xml.h"

namespace subcite {

struct OdtLook {
  bool italic = false;
  bool small_caps = false;
  bool bold = false;
  bool superscript = false;
  bool hidden = false;
};

class OdtStyles {
 public:
  /// Adds the named and the automatic styles of a part.
  void add(const docx::Node& root);

  /// The style, or one it stands on, is that of quotations.
  [[nodiscard]] bool is_quotation(std::string_view style) const;
  /// `before` with what the style says for itself.
  [[nodiscard]] OdtLook with(std::string_view style, OdtLook before) const;

 private:
  enum class Say : std::uint8_t { Nothing,
                                  Yes,
                                  No };
  struct Style {
    Say italic = Say::Nothing;
    Say small_caps = Say::Nothing;
    Say bold = Say::Nothing;
    Say superscript = Say::Nothing;
    Say hidden = Say::Nothing;
    std::string parent;
  };
  std::unordered_map<std::string, Style> styles_;
};

}  // namespace subcite
