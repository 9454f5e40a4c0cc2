// How elements of an HTML page look, as far as citations care: italics, small capitals, raised text; by the
// element, its style attribute, and the page's own classes (Word and Google Docs write those).
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "html/tree.h"

namespace subcite {

struct HtmlLook {
  bool italic = false;
  bool underlined = false;  // a typist's italics; that of links is none
  bool small_caps = false;
  bool bold = false;
  bool raised = false;
};

class HtmlStyles {
 public:
  /// Rules of the page's style elements that stand for one class alone ("p.c1, .c2 { font-style: italic }").
  explicit HtmlStyles(const std::vector<html::Node>& nodes);

  /// The look inside an element that stands in text of this look.
  [[nodiscard]] HtmlLook with(const html::Node& element, HtmlLook outer) const;

 private:
  void add_sheet(std::string_view sheet);

  std::unordered_map<std::string, std::string> classes_;  // -> declarations
};

/// The words of a class attribute or of any list with spaces.
std::vector<std::string_view> words_of(std::string_view list);

}  // namespace subcite
